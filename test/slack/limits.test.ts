import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddOutcome } from '../../src/ingest/add.ts';
import { checkBlocks } from '../../src/local-slack/limits/layout.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { addedCard } from '../../src/slack/cards/added.ts';
import { matchCard } from '../../src/slack/cards/answer.ts';
import { contextModal } from '../../src/slack/cards/context.ts';
import { digestCard } from '../../src/slack/cards/digest/digest.ts';
import { previewCard } from '../../src/slack/cards/digest/preview.ts';
import { settingsCard } from '../../src/slack/cards/digest/settings.ts';
import { questionEntered, searchForm } from '../../src/slack/cards/forms/search-form.ts';
import { resultsShown, searchResults } from '../../src/slack/cards/forms/search-results.ts';
import { sharedView, shareForm } from '../../src/slack/cards/forms/share-form.ts';
import { greetingCard } from '../../src/slack/cards/greeting.ts';
import { helpCard } from '../../src/slack/cards/help.ts';
import { homeView } from '../../src/slack/cards/home.ts';
import { quoteCard } from '../../src/slack/cards/quote-card.ts';
import { answerTo, answerToFirst, questionOf } from '../../src/slack/requests/ask.ts';
import { checkTo } from '../../src/slack/requests/check.ts';
import { nameOptions } from '../../src/slack/requests/options.ts';
import { words } from '../../src/slack/words.ts';
import type { Subscription } from '../../src/usecases/digest/digests.ts';
import { questionsAbout } from '../../src/usecases/questions-about.ts';
import { createUseCases, type UseCases } from '../../src/usecases/usecases.ts';
import { corpus, type Generated, question } from './generated.ts';
import {
  afterQuote,
  expectPostable,
  expectShowable,
  expectVerbatim,
  quotesShown,
  sent,
} from './limits-rules.ts';

function useCasesOf(all: readonly Generated[]): UseCases {
  const index = createMemoryIndex();
  for (const { article, quotes } of all) index.add(article, quotes);
  return createUseCases({ index, today: () => new Date('2026-01-15') });
}

const subscription = (topic: string): Subscription => ({
  id: 'd'.repeat(36),
  team: 'T1',
  channel: 'C1',
  owner: 'U1',
  state: 'stopped',
  reason: 'is_archived',
  activeFrom: 0,
  createdAt: 0,
  topic,
  time: '08:30',
  zone: 'Europe/Brussels',
  days: [1, 3],
  size: 5,
  whenEmpty: 'archive',
});

/** Shrinking a corpus takes minutes: what fails is shown as it was found, with its seed. */
const runs = { numRuns: 30, endOnFailure: true };

describe('any corpus and any question', () => {
  it('every answer can be posted, pings nobody, and shows the quote verbatim', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, question, async (all, asked) => {
        const useCases = useCasesOf(all);
        for (const audience of ['asker', 'everyone'] as const)
          expectPostable(await answerTo(useCases, asked, audience));
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

  it('every match of an answer keeps the limits, with all buttons and words in bold', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, question, async (all, asked) => {
        const useCases = useCasesOf(all);
        for (const searched of ['peace talks', 'we will', questionOf(asked)]) {
          const answer = await tryFind(useCases, searched);
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

  it('every modal and the Home tab keep the limits, and their quotes are verbatim', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, question, async (all, asked) => {
        const useCases = useCasesOf(all);
        const entered = { words: asked, speaker: asked, outlet: '', since: '', until: '' };
        for (const searched of ['peace', questionOf(asked), questionOf(questionEntered(entered))]) {
          const answer = await tryFind(useCases, searched);
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
            overview: useCases.overview(),
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
            examples: await useCases.examples(3),
          }),
          'home',
        );
      }),
      runs,
    );
  });

  it('every digest, preview, check, find, added article and settings message keeps the limits', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, question, async (all, asked) => {
        const useCases = useCasesOf(all);
        // What comes from Slack is well-formed; cutting it here must leave it so.
        const topic = asked.slice(0, 300).toWellFormed();
        const matches = all
          .flatMap(({ article, quotes }) => quotes.map((quote) => ({ article, quote })))
          .map((located, at) => ({
            ...located,
            score: 1,
            rank: at + 1,
            matched: [],
            highlights: [],
            why: [],
            also: all.map(({ article }) => article),
          }));
        for (const size of [0, 1, 5]) {
          const items = matches.slice(-size || matches.length).map((match) => ({
            match,
            reasons: ['new since yesterday', `matches ${topic}`],
          }));
          const selection = { items, from: 'new', fresh: items.length, since: 'yesterday' } as const;
          if (size > 0) {
            const digest = digestCard(selection, { topic });
            expectPostable(digest);
            for (const [at, shown] of quotesShown(digest.blocks).entries()) {
              const item = items[at];
              if (item !== undefined) expect(afterQuote(item.match, shown)).toBe('');
            }
          }
          expectPostable(
            previewCard(
              size === 0 ? { ...selection, items: [] } : selection,
              subscription(topic),
              'k'.repeat(36),
            ),
          );
        }
        const listed = Array.from({ length: 10 }, (_, at) => ({
          subscription: subscription(`${topic}${at}`),
          next: null,
        }));
        expectPostable(settingsCard(listed, topic));
        expectPostable(settingsCard([], null));
        const said = matches.slice(0, 4).map(({ quote }) => `“${quote.segments[0]?.text ?? ''}”`);
        for (const text of [...said, said.join(' and '), asked])
          expectPostable(await checkTo(useCases, text, words.checkNothing));
        expectPostable((await answerToFirst(useCases, questionsAbout(asked), 'everyone')).message);
        const outcomes = all.flatMap(({ article, quotes }): AddOutcome[] => [
          { kind: 'added', source: article.url, article, quotes, leftOut: [] },
          { kind: 'known', source: article.url, article },
          { kind: 'refused', source: article.url, reasons: [article.title, topic, article.outlet] },
        ]);
        expectPostable(addedCard(outcomes, 20_000));
        for (const outcome of outcomes.slice(0, 3)) expectPostable(addedCard([outcome], 1));
        expectPostable(helpCard(await useCases.examples(3)));
      }),
      { ...runs, numRuns: 12 },
    );
  });

  it('a pick-list never has more or longer options than Slack allows', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, question, async (all, typed) => {
        const useCases = useCasesOf(all);
        for (const options of [
          nameOptions(useCases.speakers(), typed),
          nameOptions(useCases.outlets(), ''),
        ]) {
          if (options.length === 0) continue;
          const select = { type: 'static_select', action_id: 'a', options };
          expect(checkBlocks([sent({ type: 'actions', elements: [select] })], 'modal')).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('fixed messages and forms keep the limits too', async () => {
    expectPostable(greetingCard());
    expectShowable(searchForm(), 'modal');
    expectShowable(sharedView('C1'), 'modal');
  });
});

function neverAsked(): never {
  throw new Error('a match without an answer');
}

/** The answer, or `null` for a question that cannot be read. */
async function tryFind(useCases: UseCases, asked: string) {
  try {
    return await useCases.find(asked, { limit: resultsShown, offset: 0 });
  } catch {
    return null;
  }
}
