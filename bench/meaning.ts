/**
 * What the search by meaning costs: `npm run bench:meaning -- DIR… [--quotes 100000] [--write docs/search.md]`. Each
 * DIR holds a test collection (`docs.jsonl` and so on), whose words the generated quotes are drawn from and whose
 * documents and questions are encoded. `MEANING_MODEL` names another encoder.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { encoderFolderOf } from '../src/config.ts';
import { createEncoder } from '../src/encoder/encoder.ts';
import { createCollection } from '../src/search/index/collection.ts';
import { addEntry } from '../src/search/index/indexing.ts';
import { entriesOf } from '../src/search/index/test-collection.ts';
import { likenessTo } from '../src/search/meaning/likeness.ts';
import { toVector } from '../src/search/meaning/vector.ts';
import { createVectorTable, type VectorShape } from '../src/search/meaning/vector-table.ts';
import { analyseQuestion } from '../src/search/query/question.ts';
import { rankUnits } from '../src/search/ranking/rank-units.ts';
import { weights } from '../src/search/ranking/weights.ts';
import { seeded } from './random.ts';
import { readCollection } from './search/collection.ts';
import { fill } from './search/fill.ts';
import { memoryInUse, progress, quantile } from './search/progress.ts';
import { questionsFrom, zipfParagraphs } from './search/zipf.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quotes: { type: 'string', default: '100000' }, write: { type: 'string' } },
});
const folder = encoderFolderOf(process.env);
if (positionals.length === 0 || folder === null) {
  console.error(
    'npm run bench:meaning -- DIR… [--quotes 100000] [--write docs/search.md], and not with MEANING=off',
  );
  process.exit(2);
}
const collections = positionals.map(readCollection);
const encoded = 100;

const rounds = 3;

/** Milliseconds of processor time that this process has used. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Returns the processor time that `act` takes on each value, in milliseconds. The best of the rounds over all values counts:
 * what else the machine does is left out as far as that goes.
 */
async function timesOf<Value>(all: readonly Value[], act: (value: Value) => unknown): Promise<number[]> {
  const times: number[] = all.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, value] of all.entries()) {
      const start = processorTime();
      await act(value);
      times[index] = Math.min(times[index] ?? 0, processorTime() - start);
    }
  return times;
}

const row = (name: string, times: readonly number[]) =>
  `| ${name} | ${[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1)).join(' · ')} |`;

async function encoding(model: string): Promise<{ readonly shape: VectorShape; readonly rows: string[] }> {
  progress('loading the encoder');
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const encoder = createEncoder({ folder: model });
  const shape = await encoder.info();
  const loaded = performance.now() - start;
  const texts = collections
    .flatMap(({ documents }) => documents.slice(0, encoded))
    .map(({ text }) => text.slice(0, 200));
  const questions = collections.flatMap((one) => one.questions.slice(0, encoded)).map(({ text }) => text);
  // The runtime compiles itself while it runs, and is slower until then.
  await encoder.passages(texts.slice(0, encoded));
  progress('encoding passages');
  const passages = await timesOf(texts.slice(0, encoded), (text) => encoder.passages([text]));
  progress('encoding questions');
  const asked = await timesOf(questions.slice(0, encoded), (text) => encoder.passages([text]));
  const memory = (process.memoryUsage.rss() - before) / 1e6;
  await encoder.close();
  return {
    shape,
    rows: [
      `| loading the encoder, in its thread | ${loaded.toFixed(0)} |`,
      row('encoding a question', asked),
      row('encoding a passage of 200 characters', passages),
      `| memory of the encoder, MB | ${memory.toFixed(0)} |`,
    ],
  };
}

async function searching(shape: VectorShape, count: number): Promise<string[]> {
  progress(`building ${count} quotes`);
  const documents = zipfParagraphs(
    collections.flatMap((one) => [...one.documents]),
    count,
    1,
  );
  const collection = createCollection();
  for (const entry of entriesOf(documents)) addEntry(collection, entry);
  const random = seeded(1);
  const vector = () => toVector(Float32Array.from({ length: shape.dims }, () => random() + random() - 1));
  const before = memoryInUse();
  const table = createVectorTable(shape);
  for (let unit = 0; unit < count; unit += 1) table.set(unit, vector());
  const memory = memoryInUse() - before;
  const rows: string[] = [];
  for (const words of [4, 17]) {
    const questions = questionsFrom(documents, words, 200, words);
    const search = (meaning: 'alone' | 'and meaning') => (text: string) => {
      const likeness = meaning === 'alone' ? null : likenessTo(vector(), table, weights.meaning.quote);
      rankUnits(collection, analyseQuestion(collection, text, 'whole'), 60, () => true, undefined, likeness);
    };
    for (const how of ['alone', 'and meaning'] as const) {
      progress(`asking questions of ${words} words`);
      rows.push(
        row(
          `a question of ${words} words over ${count.toLocaleString('en')} quotes, words ${how}`,
          await timesOf(questions, search(how)),
        ),
      );
    }
  }
  return [...rows, `| memory of ${count.toLocaleString('en')} vectors, MB | ${memory.toFixed(1)} |`];
}

const { shape, rows } = await encoding(folder);
const all = [...rows, ...(await searching(shape, Number(values.quotes)))];
const table = ['| | ms of processor time: half of all · 99 % · most |', '| --- | --- |', ...all].join('\n');
progress('');
console.log(table);
if (values.write !== undefined)
  writeFileSync(values.write, fill(readFileSync(values.write, 'utf8'), 'meaning', table));
