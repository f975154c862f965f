import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { createQuoteIndex, type Located } from '../../src/search/quote-index.ts';
import { answerTo, questionOf } from '../../src/slack/ask.ts';
import { matchCard } from '../../src/slack/cards/answer.ts';
import { contextModal } from '../../src/slack/cards/context.ts';
import { greetingCard } from '../../src/slack/cards/greeting.ts';
import { homeView } from '../../src/slack/cards/home.ts';
import { quoteCard } from '../../src/slack/cards/quote-card.ts';
import { questionEntered, searchForm } from '../../src/slack/cards/search-form.ts';
import { resultsShown, searchResults } from '../../src/slack/cards/search-results.ts';
import { sharedView, shareForm } from '../../src/slack/cards/share-form.ts';
import type { Message } from '../../src/slack/message.ts';
import { nameOptions } from '../../src/slack/options.ts';
import { words } from '../../src/slack/words.ts';
import { asObjects, isObject, type JsonObject } from '../../src/workspace/json.ts';
import { blockCharacters, checkBlocks } from '../../src/workspace/limits/layout.ts';
import { LIMITS } from '../../src/workspace/limits/table.ts';
import { findPings } from '../../src/workspace/pings.ts';
import { readView } from '../../src/workspace/view-content.ts';
import { corpus, type Generated, question } from './generated.ts';

/** As it goes over the wire. */
const sent = (value: object): JsonObject => {
  const wire: unknown = JSON.parse(JSON.stringify(value));
  if (!isObject(wire)) throw new Error('not an object');
  return wire;
};

function expectPostable(message: Message): void {
  const wire = sent(message);
  const blocks = asObjects(wire.blocks);
  expect(checkBlocks(blocks, 'message')).toEqual([]);
  expect(blockCharacters(blocks)).toBeLessThanOrEqual(LIMITS.message.blockCharacters);
  expect(message.text).not.toBe('');
  expect([...message.text].length).toBeLessThanOrEqual(LIMITS.message.adviceText);
  expect(message.text.isWellFormed()).toBe(true);
  expect(findPings(message.text, blocks)).toEqual([]);
}

function expectShowable(view: object, type: 'modal' | 'home'): void {
  const wire = sent(view);
  let ids = 0;
  expect(() =>
    readView(wire, type, (prefix) => {
      ids += 1;
      return `${prefix}${ids}`;
    }),
  ).not.toThrow();
  expect(findPings('', asObjects(wire.blocks))).toEqual([]);
}

/** How a quote ends that has been cut. */
const cutMark = `${words.shortenedMark}”`;

/** What `shown` begins with must be the quote in its marks, to the letter; gives back what follows. */
function afterQuote({ quote, article }: Located, shown: string): string {
  let rest = shown;
  for (const [at, { start, end }] of quote.segments.entries()) {
    const opening = at === 0 ? '“' : ' … “';
    expect(rest.startsWith(opening), rest.slice(0, 80)).toBe(true);
    rest = rest.slice(opening.length);
    const whole = article.text.slice(start, end);
    if (rest.startsWith(`${whole}”`)) {
      rest = rest.slice(whole.length + 1);
      continue;
    }
    let same = 0;
    while (same < whole.length && rest[same] === whole[same]) same += 1;
    // The mark may itself begin like the text that it stands for.
    while (same > 0 && !rest.startsWith(cutMark, same)) same -= 1;
    expect(rest.startsWith(cutMark, same), 'an unmarked cut').toBe(true);
    const cut = whole.slice(0, same);
    const betweenWords = /^\s/.test(whole.slice(same)) || !/\s/.test(cut);
    expect(betweenWords, `cut inside a word: …${cut.slice(-20)}|${whole.slice(same, same + 20)}`).toBe(true);
    return rest.slice(same + cutMark.length);
  }
  return rest;
}

const unescaped = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Every quote block of a message or view, as a reader sees it. */
const quotesShown = (blocks: readonly object[]): string[] =>
  asObjects(sent({ blocks }).blocks).flatMap((block) =>
    asObjects(block.elements)
      .filter(({ type }) => type === 'rich_text_quote')
      .map(({ elements }) =>
        asObjects(elements)
          .map(({ text }) => String(text))
          .join(''),
      ),
  );

function expectVerbatim(located: Located, { text, blocks }: Message): void {
  const [shown = ''] = quotesShown(blocks);
  expect(afterQuote(located, shown)).toBe('');
  expect(afterQuote(located, unescaped(text)).startsWith(' — ')).toBe(true);
}

function deskOf(all: readonly Generated[]): Desk {
  const index = createQuoteIndex();
  for (const { article, quotes } of all) index.add(article, quotes);
  return createDesk({ index, today: () => new Date('2026-01-15') });
}

/** Shrinking a corpus takes minutes: what fails is shown as it was found, with its seed. */
const runs = { numRuns: 30, endOnFailure: true };

describe('whatever the corpus holds and whatever is asked', () => {
  it('every answer can be posted, pings nobody, and shows the quote to the letter', () => {
    fc.assert(
      fc.property(corpus, question, (all, asked) => {
        const desk = deskOf(all);
        for (const audience of ['asker', 'everyone'] as const)
          expectPostable(answerTo(desk, asked, audience));
        for (const { article, quotes } of all)
          for (const quote of quotes.slice(0, 2)) {
            const located = { article, quote };
            const card = quoteCard({ ...located, highlights: [], note: words.sharedBy('<!here>') });
            expectPostable(card);
            expectVerbatim(located, card);
          }
      }),
      runs,
    );
  });

  it('every match of an answer keeps the limits with all its buttons and its words in bold', () => {
    fc.assert(
      fc.property(corpus, question, (all, asked) => {
        const desk = deskOf(all);
        for (const searched of ['peace talks', 'we will', questionOf(asked)]) {
          const answer = tryFind(desk, searched);
          for (const match of answer?.result.matches ?? []) {
            const card = matchCard(match, answer ?? neverAsked(), 'asker');
            expectPostable(card);
            expectVerbatim(match, card);
          }
        }
      }),
      runs,
    );
  });

  it('every modal and the Home tab keep the limits, and their quotes are to the letter', () => {
    fc.assert(
      fc.property(corpus, question, (all, asked) => {
        const desk = deskOf(all);
        const entered = { words: asked, speaker: asked, outlet: '', since: '', until: '' };
        for (const searched of ['peace', questionOf(asked), questionOf(questionEntered(entered))]) {
          const answer = tryFind(desk, searched);
          if (answer === null) continue;
          const view = searchResults(answer, 0, words.close);
          expectShowable(view, 'modal');
          for (const [at, shown] of quotesShown(view.blocks).entries()) {
            const match = answer.result.matches[at];
            if (match !== undefined) expect(afterQuote(match, shown)).toBe('');
          }
        }
        for (const { article, quotes } of all.slice(0, 5))
          for (const quote of quotes.slice(0, 2)) {
            expectShowable(contextModal({ article, quote }), 'modal');
            expectShowable(shareForm({ article, quote }), 'modal');
          }
        expectShowable(
          homeView({
            overview: desk.overview(),
            lastAdded: all[0]?.article ?? null,
            questions: [questionOf(asked), questionOf(`${asked} again`), 'peace'].filter((one) => one !== ''),
            digests: Array.from({ length: 60 }, () => ({
              team: 'T1',
              channel: 'C1',
              time: '08:30',
              zone: 'Europe/Brussels',
              days: [1, 3],
              topic: asked,
              size: 3,
            })),
            examples: desk.examples(3),
          }),
          'home',
        );
      }),
      runs,
    );
  });

  it('a pick-list never offers more or longer than Slack takes', () => {
    fc.assert(
      fc.property(corpus, question, (all, typed) => {
        const desk = deskOf(all);
        for (const options of [nameOptions(desk.speakers(), typed), nameOptions(desk.outlets(), '')]) {
          if (options.length === 0) continue;
          const select = { type: 'static_select', action_id: 'a', options };
          expect(checkBlocks([sent({ type: 'actions', elements: [select] })], 'modal')).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('and so do the messages and forms that never change', () => {
    expectPostable(greetingCard());
    expectShowable(searchForm(), 'modal');
    expectShowable(sharedView('C1'), 'modal');
  });
});

function neverAsked(): never {
  throw new Error('a match without an answer');
}

/** The answer, or `null` for a question that cannot be read. */
function tryFind(desk: Desk, asked: string) {
  try {
    return desk.find(asked, { limit: resultsShown, offset: 0 });
  } catch {
    return null;
  }
}
