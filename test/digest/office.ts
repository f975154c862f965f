import { onTestFinished } from 'vitest';
import { parseArticle } from '../../src/article/file/markdown.ts';
import { createDigests, type DigestParts } from '../../src/digest/digests.ts';
import { createDigestClient, digestEvent } from '../../src/digest/post.ts';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import type { QuoteIndex } from '../../src/search/ranking-engine.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createDigestUseCases } from '../../src/usecases/digest/digests.ts';
import { noLog, type TestDatabase } from '../store/databases.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

const people = ['Mark Rutte', 'Kaja Kallas', 'Donald Tusk', 'Emmanuel Macron'];

/** Returns the Markdown of invented article `number`, with one quote of one of four people. */
export function articleSource(number: number, date: string): string {
  const person = people[number % people.length];
  return `---\ntitle: Talks, day ${number}\noutlet: Gazette ${number % 3}\nurl: https://example.org/${number}\ndate: ${date}\n---\n\n“We need security guarantees before number ${number} is signed,” ${person} said on arrival.\n`;
}

export function addArticle(index: QuoteIndex, number: number, date: string): void {
  const parsed = parseArticle(articleSource(number, date), `${number}.md`);
  if (!('article' in parsed)) throw new Error('the invented article cannot be read');
  index.add(parsed.article, extractQuotes(parsed.article));
}

export const settings = {
  time: '09:00',
  zone: 'Europe/Brussels',
  days: [1, 2, 3, 4, 5, 6, 7],
  topic: '',
  size: 3,
  whenEmpty: 'silence',
} as const;

/** A workspace, a store and schedulers on one fake clock. */
export type Office = {
  readonly localSlack: LocalSlack;
  readonly store: Store;
  readonly index: QuoteIndex;
  readonly clock: FakeClock;
  readonly useCases: ReturnType<typeof createDigestUseCases>;
  /** Another replica on the same database. */
  readonly replica: (clock?: FakeClock, more?: Partial<DigestParts>) => ReturnType<typeof createDigests>;
  /** Returns the digests in a channel, in order. */
  readonly posted: (channel: string) => StoredMessage[];
};

export async function openOffice(
  database: TestDatabase,
  start: string,
  options: LocalSlackOptions = {},
): Promise<Office> {
  const clock = createFakeClock(Date.parse(start));
  const localSlack = await startLocalSlack({ clock: clock.now, ...options });
  const store = openStore(database.url, noLog);
  const index = createMemoryIndex();
  const client = createDigestClient(localSlack.botToken, localSlack.apiUrl);
  const schedulers: ReturnType<typeof createDigests>[] = [];
  onTestFinished(async () => {
    for (const scheduler of schedulers) await scheduler.stop();
    await store.close();
    await localSlack.close();
    await database.drop();
  });
  const log = { ...noLog, warn: () => undefined };
  return {
    localSlack,
    store,
    index,
    clock,
    useCases: createDigestUseCases({
      store,
      index,
      now: clock.now,
      wake: () => schedulers.map((scheduler) => scheduler.wake()),
    }),
    replica(ownClock = clock, more = {}) {
      const scheduler = createDigests({
        store,
        index,
        clientOf: async () => client,
        log,
        clock: ownClock,
        ...more,
      });
      schedulers.push(scheduler);
      scheduler.start();
      return scheduler;
    },
    posted: (channel) =>
      localSlack.messages(channel).filter(({ metadata }) => metadata?.event_type === digestEvent),
  };
}
