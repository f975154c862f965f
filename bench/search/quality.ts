import { seeded } from '../random.ts';
import type { TestCollection } from './collection.ts';
import { type Engine, luceneLike, miniSearch, thisSearch } from './engines.ts';
import { collapse, type Measures, mean, measure } from './measures.ts';
import { memoryInUse, progress, quantile } from './progress.ts';
import { misspell, wordCounts } from './typos.ts';

/** What one engine does on one collection; times in milliseconds, memory in megabytes. */
export type EngineRow = {
  readonly engine: string;
  readonly measures: Measures;
  readonly builtPerSecond: number;
  readonly memory: number;
  readonly p50: number;
  readonly p99: number;
};

export type CollectionRow = {
  readonly collection: string;
  readonly engines: readonly EngineRow[];
  /** This search's nDCG@10 with one typo in the rarest word of each question. */
  readonly withTypo: number;
};

const rounds = 5;
/** Questions that are timed, spread evenly over all. */
const mostTimed = 100;

function build({ build, name }: Engine, { documents, entries }: TestCollection) {
  const before = memoryInUse();
  const start = performance.now();
  const search = build(documents, entries);
  const seconds = (performance.now() - start) / 1000;
  return {
    name,
    search,
    builtPerSecond: documents.length / seconds,
    memory: memoryInUse() - before,
    times: [] as number[],
  };
}

function score(
  collection: TestCollection,
  search: (text: string) => string[],
  change = (text: string) => text,
) {
  return mean(
    collection.questions.map(({ id, text }, at) => {
      progress(`${collection.name}: ${at + 1} of ${collection.questions.length} questions`);
      const ranking = collapse(search(change(text)), collection.judgedAs);
      return measure(ranking, collection.judgments.get(id) ?? new Map());
    }),
  );
}

/** All engines on one collection: first for their answers, then, turn by turn, for their times (the best of five). */
export function compare(collection: TestCollection): CollectionRow {
  const engines = [thisSearch, miniSearch, luceneLike].map((engine) => {
    progress(`${collection.name}: building ${engine.name}`);
    return build(engine, collection);
  });
  const measured = engines.map(({ search }) => score(collection, search));
  const apart = Math.max(1, collection.questions.length / mostTimed);
  const timed = collection.questions.filter((_, at) => Math.floor(at / apart) > Math.floor((at - 1) / apart));
  // Rounds over all questions, not one question over and over: what holds up the machine, or the engine that is compiling its
  // code anew, then strikes a question once and not every time.
  for (const { times } of engines) times.push(...timed.map(() => Number.POSITIVE_INFINITY));
  for (let round = 0; round < rounds; round += 1) {
    progress(`${collection.name}: timing, round ${round + 1} of ${rounds}`);
    for (const [at, { text }] of timed.entries())
      for (const { search, times } of engines) {
        const start = performance.now();
        search(text);
        times[at] = Math.min(times[at] ?? 0, performance.now() - start);
      }
  }
  const random = seeded(1);
  const counts = wordCounts(collection.documents);
  const [ours] = engines;
  const misspelled = score(collection, ours?.search ?? (() => []), (text) => misspell(text, counts, random));
  return {
    collection: collection.name,
    engines: engines.map(({ name, builtPerSecond, memory, times }, at) => ({
      engine: name,
      measures: measured[at] ?? mean([]),
      builtPerSecond,
      memory,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    })),
    withTypo: misspelled.ndcg10,
  };
}
