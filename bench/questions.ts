/**
 * Measures how questions as people ask them are answered: by words alone, by meaning alone and by both, by kind of question,
 * with what would be claimed as an answer from each strength on.
 * usage: npm run bench:questions -- QUESTIONS.jsonl ARTICLES… [--write]
 * ARTICLES: a folder of Markdown articles, or JSON files, each an array of { id, title?, date?, text }. `--write` puts the tables
 * into docs/search.md.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { articleFromText } from '../src/article/plain.ts';
import { createEncoder } from '../src/encoder/encoder.ts';
import { createMeaning } from '../src/encoder/meaning.ts';
import { shippedModel } from '../src/encoder/model-folder.ts';
import { openCorpus } from '../src/ingest/open-corpus.ts';
import { extractQuotes } from '../src/quote/extract.ts';
import { createMemoryIndex } from '../src/search/index/memory-index.ts';
import type { QuoteInArticle } from '../src/search/match.ts';
import type { Vector } from '../src/search/meaning/vector.ts';
import { parseQuery } from '../src/search/query/parse-query.ts';
import type { QuoteIndex } from '../src/search/ranking-engine.ts';
import { searchedText } from '../src/search/search-quotes.ts';
import {
  calibrationTable,
  isAnswer,
  type JudgedQuestion,
  kindTable,
  type Outcome,
  readJudgedQuestions,
} from './questions/questions.ts';

const page = { limit: 5, offset: 0 };
const steps = [1.5, 1.7, 1.9, 2.1, 2.3, 2.5, 2.7, 2.9, 3.1, 3.3];
const articleSchema = z.array(
  z.object({ id: z.string(), title: z.string().nullish(), date: z.string().nullish(), text: z.string() }),
);

/** Returns an index of all articles, without vectors. */
async function indexOf(sources: readonly string[]): Promise<QuoteIndex> {
  const [first = ''] = sources;
  if (statSync(first).isDirectory()) return (await openCorpus(first)).index;
  const index = createMemoryIndex();
  for (const source of sources)
    for (const { id, title, date, text } of articleSchema.parse(JSON.parse(readFileSync(source, 'utf8')))) {
      const article = articleFromText({
        id,
        title: title ?? '',
        date: date ?? '',
        language: undefined,
        text,
      });
      index.add(article, extractQuotes(article));
    }
  return index;
}

function outcomeOf(question: JudgedQuestion, found: readonly QuoteInArticle[]) {
  const right = found.slice(0, page.limit).map((one) => isAnswer(question, one));
  return { question, first: right[0] === true, inFive: right.includes(true), shown: found.length > 0 };
}

async function ask(index: QuoteIndex, questions: readonly JudgedQuestion[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const { matches, confidence, strength } = await index.search(parseQuery(question.text, new Date()), page);
    outcomes.push({ ...outcomeOf(question, matches), claimed: confidence === 'answer', strength });
  }
  return outcomes;
}

const cosine = (one: Vector, other: Vector) =>
  one.numbers.reduce((sum, number, index) => sum + number * (other.numbers[index] ?? 0), 0) *
  one.scale *
  other.scale;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
const [file, ...sources] = positionals;
if (file === undefined || sources.length === 0) {
  console.error('usage: npm run bench:questions -- QUESTIONS.jsonl ARTICLES… [--write]');
  process.exit(2);
}
const questions = readJudgedQuestions(file);
const index = await indexOf(sources);
const words = await ask(index, questions);

// Keeps each quote's vector as it is made, to rank by meaning alone.
const vectors = new Map<string, Vector>();
const { put } = index.vectors;
const encoder = createEncoder({ folder: shippedModel });
const meaning = createMeaning({
  index: {
    ...index,
    vectors: {
      ...index.vectors,
      put(pending, made) {
        for (const [number, { id }] of pending.quotes.entries()) {
          const vector = made[number];
          if (vector !== undefined) vectors.set(id, vector);
        }
        put(pending, made);
      },
    },
  },
  startEncoder: () => encoder,
  folder: null,
  onError: (error) => {
    throw error;
  },
});
meaning.start();
await meaning.caughtUp();
const both = await ask(meaning.index, questions);

const byMeaning: Outcome[] = [];
for (const question of questions) {
  const asked = await encoder.question(searchedText(parseQuery(question.text, new Date())));
  const ranked = [...vectors].map(([id, vector]) => ({
    id,
    cosine: asked === null ? 0 : cosine(asked, vector),
  }));
  const best = ranked.sort((one, other) => other.cosine - one.cosine).slice(0, page.limit);
  const found = best.flatMap(({ id }) => index.quote(id) ?? []);
  byMeaning.push({ ...outcomeOf(question, found), claimed: true, strength: best[0]?.cosine ?? 0 });
}
await meaning.stop();

const report = `${index.articles().length} articles, ${index.size()} quotes, ${questions.length} questions.

Words alone:

${kindTable(words)}

Meaning alone (the cosine; whatever is first is claimed, and nobody is asked about in particular):

${kindTable(byMeaning)}

Both, as shipped:

${kindTable(both)}

${calibrationTable(both, steps)}
`;
console.log(report);
if (values.write) {
  const docs = new URL('../docs/search.md', import.meta.url);
  const text = readFileSync(docs, 'utf8');
  writeFileSync(
    docs,
    text.replace(
      /<!-- questions -->[\s\S]*<!-- \/questions -->/,
      () => `<!-- questions -->\n${report}<!-- /questions -->`,
    ),
  );
}
