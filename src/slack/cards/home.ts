import type { Button, HomeView, KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Article } from '../../article/article.ts';
import type { Overview } from '../../usecases/overview.ts';
import type { ChannelDigest } from '../home/memory.ts';
import { actions } from '../ids.ts';
import { limits } from '../outbound/limits.ts';
import { shorten } from '../outbound/shorten.ts';
import { readableDay, weekdays } from '../words/days.ts';
import { words } from '../words.ts';
import { helpLines } from './help.ts';
import { type Line, linesBlock } from './plain.ts';

/** The content of one person's Home tab. */
export type HomeInput = {
  readonly overview: Overview;
  /** The article that was added last, if known. */
  readonly lastAdded: Article | null;
  /** This person's recent questions, newest first; `null` if they cannot be read. */
  readonly questions: readonly string[] | null;
  /** Digests of this person's channels; `null` if they cannot be read. */
  readonly digests: readonly ChannelDigest[] | null;
  readonly examples: readonly string[];
};

const questionsShown = 5;
const digestsShown = 20;

const header = (text: string): KnownBlock => ({ type: 'header', text: { type: 'plain_text', text } });

const button = (actionId: string, text: string, value?: string): Button => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text: shorten(text, limits.buttonText) },
  ...(value === undefined ? {} : { value }),
});

function corpusLines({ articles, quotes, speakers, outlets, span }: Overview, last: Article | null): Line[] {
  if (span === null) return [[words.homeEmpty]];
  const lines: Line[] = [
    [words.homeHolds(articles.length, quotes)],
    [words.homeBy(speakers, outlets)],
    [words.homeSpan(readableDay(span.first), readableDay(span.last))],
  ];
  if (last === null) return lines;
  const what = shorten(last.title, 200) || shorten(last.url, 200);
  return [
    ...lines,
    [`${words.homeLast} `, { bold: what }, ` (${shorten(last.outlet, 100)}, ${readableDay(last.date)})`],
  ];
}

/** Returns questions as buttons; pressing one asks it again. */
function questionBlocks(questions: HomeInput['questions']): KnownBlock[] {
  if (questions === null) return [linesBlock([[words.homeUnknown]])];
  if (questions.length === 0) return [linesBlock([[words.homeNoQuestions]])];
  const asked = questions.slice(0, questionsShown);
  return [
    {
      type: 'actions',
      elements: [
        ...asked.map((question, at) =>
          button(`${actions.askAgain}:${at}`, question, question.slice(0, limits.question)),
        ),
        button(actions.forgetQuestions, words.homeForget),
      ],
    },
  ];
}

function digestLine({ channel, time, zone, days, topic, size }: ChannelDigest): RichTextElement[] {
  const about = topic === '' ? words.homeAllTopics : words.homeTopic(shorten(topic, 150));
  return [
    { type: 'text', text: '• ' },
    { type: 'channel', channel_id: channel },
    { type: 'text', text: `: ${weekdays(days)}, ${time} (${zone}), ${words.homeUpTo(size)}, ${about}` },
  ];
}

function digestBlock(digests: HomeInput['digests']): KnownBlock {
  if (digests === null) return linesBlock([[words.homeUnknown]]);
  if (digests.length === 0) return linesBlock([[words.homeNoDigests]]);
  const elements = digests
    .slice(0, digestsShown)
    .flatMap((digest, at): RichTextElement[] => [
      ...(at === 0 ? [] : [{ type: 'text', text: '\n' } as const]),
      ...digestLine(digest),
    ]);
  const more = digests.length - digestsShown;
  if (more > 0) elements.push({ type: 'text', text: `\n${words.homeMoreDigests(more)}` });
  const section: RichTextSection = { type: 'rich_text_section', elements };
  return { type: 'rich_text', elements: [section] };
}

/** Returns the Home tab: the corpus, the person's questions, the digests of their channels, and help. */
export function homeView({ overview, lastAdded, questions, digests, examples }: HomeInput): HomeView {
  return {
    type: 'home',
    blocks: [
      header(words.homeTitle),
      { type: 'actions', elements: [{ ...button(actions.openSearch, words.searchTitle), style: 'primary' }] },
      header(words.homeCorpus),
      linesBlock(corpusLines(overview, lastAdded)),
      header(words.homeQuestions),
      ...questionBlocks(questions),
      header(words.homeDigests),
      digestBlock(digests),
      header(words.helpTitle),
      linesBlock(helpLines(examples).slice(1)),
    ],
  };
}
