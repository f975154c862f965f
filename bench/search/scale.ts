import { createCollection } from '../../src/search/index/collection.ts';
import { addEntry } from '../../src/search/index/indexing.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/search/index/snapshot.ts';
import {
  restoreCollection,
  type StoredCollection,
  storeCollection,
} from '../../src/search/index/stored-collection.ts';
import { type Document, entriesOf } from '../../src/search/index/test-collection.ts';
import { analyseQuestion } from '../../src/search/query/question.ts';
import { rankUnits } from '../../src/search/ranking/rank-units.ts';
import { miniSearch } from './engines.ts';
import { memoryInUse, progress, quantile } from './progress.ts';
import { questionsFrom, zipfParagraphs } from './zipf.ts';

/** One engine at scale; times in milliseconds, sizes in megabytes. */
export type ScaleRow = {
  readonly engine: string;
  readonly builtPerSecond: number;
  readonly memory: number;
  readonly times: readonly {
    readonly words: number;
    readonly p50: number;
    readonly p99: number;
    readonly most: number;
  }[];
};

export type Scale = {
  readonly paragraphs: number;
  readonly rows: readonly ScaleRow[];
  readonly snapshot: { readonly size: number; readonly loaded: number; readonly built: number };
};

const questionCount = 200;

function timesOf(documents: readonly Document[], search: (text: string) => unknown, count: number) {
  return [4, 17].map((words) => {
    const questions = questionsFrom(documents, words, count, words);
    for (const question of questions.slice(0, 20)) search(question);
    const times = questions.map((question, at) => {
      progress(`${documents.length} paragraphs: ${words} words, ${at + 1} of ${count} questions`);
      const start = performance.now();
      search(question);
      return performance.now() - start;
    });
    return { words, p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: Math.max(...times) };
  });
}

function timed<Value>(what: string, act: () => Value): { value: Value; took: number } {
  progress(what);
  const start = performance.now();
  const value = act();
  return { value, took: performance.now() - start };
}

/** Generated paragraphs in this search, from scratch and from a snapshot, and in MiniSearch with its defaults. */
export function scale(source: readonly Document[], paragraphs: number): Scale {
  const documents = zipfParagraphs(source, paragraphs, 1);
  const entries = entriesOf(documents);
  const start = memoryInUse();
  const built = timed('building this search', () => {
    const collection = createCollection();
    for (const entry of entries) addEntry(collection, entry);
    return collection;
  });
  const memory = memoryInUse() - start;
  const collection = built.value;
  const search = (text: string) =>
    rankUnits(collection, analyseQuestion(collection, text, 'whole'), 10, () => true);
  const ours = {
    engine: 'this search',
    builtPerSecond: (paragraphs / built.took) * 1000,
    memory,
    times: timesOf(documents, search, questionCount),
  };
  const bytes = encodeSnapshot({ ...storeCollection(collection), records: [] });
  const loaded = timed('loading the snapshot', () =>
    restoreCollection(decodeSnapshot<StoredCollection['names']>(bytes)),
  );
  const before = memoryInUse();
  const other = timed('building MiniSearch', () => miniSearch.build(documents, entries));
  const theirs = {
    engine: miniSearch.name,
    builtPerSecond: (paragraphs / other.took) * 1000,
    memory: memoryInUse() - before,
    times: timesOf(documents, other.value, questionCount / 4),
  };
  return {
    paragraphs,
    rows: [ours, theirs],
    snapshot: { size: bytes.length / 1e6, loaded: loaded.took, built: built.took },
  };
}
