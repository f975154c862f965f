/**
 * How well an altered quote is told from another one, and from which similarity on:
 *   npm run bench:check-altered -- ARTICLES.json…   (each a JSON array of { id, text })
 * Every second article is the corpus. Its quotes, with a share of their words dropped, added, changed or swapped,
 * are to be found; the quotes of the other articles, which the corpus does not have, are not.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';
import { articleFromText } from '../../src/article/plain.ts';
import { checkQuote } from '../../src/check/check-quote.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import type { Match } from '../../src/search/match.ts';
import { seeded } from '../random.ts';

const shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] as const;
const thresholds = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8] as const;
const mostQuotes = 300;

function edited(
  words: readonly string[],
  share: number,
  others: readonly string[],
  random: () => number,
): string {
  const result: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const other = others[Math.floor(random() * others.length)] ?? '';
    if (random() >= share) result.push(word);
    else {
      const edit = Math.floor(random() * 4);
      if (edit === 1) result.push(word, other);
      else if (edit === 2) result.push(other);
      else if (edit === 3) result.push(words[++at] ?? other, word);
    }
  }
  return result.join(' ');
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error(
    'which articles? npm run bench:check-altered -- ARTICLES.json…, each a JSON array of { id, text }',
  );
  process.exit(2);
}
const records = z.array(z.object({ id: z.string(), text: z.string() }));
const articles = files
  .flatMap((file) => records.parse(JSON.parse(readFileSync(file, 'utf8'))))
  .map(articleFromText);
const index = createMemoryIndex();
for (const article of articles.filter((_, at) => at % 2 === 0)) index.add(article, extractQuotes(article));
const random = seeded(7);
const sample = <T>(list: readonly T[]): T[] =>
  list.filter(() => random() < mostQuotes / Math.max(mostQuotes, list.length));
const textOf = (quote: ReturnType<typeof extractQuotes>[number]) =>
  quote.segments.map(({ text }) => text).join(' ');
const inside = sample(articles.filter((_, at) => at % 2 === 0).flatMap((article) => extractQuotes(article)));
const outside = sample(articles.filter((_, at) => at % 2 === 1).flatMap((article) => extractQuotes(article)));
const vocabulary = outside.flatMap((quote) => textOf(quote).split(/\s+/));

type Case = { readonly score: number; readonly found: boolean };
const showProgress = process.stderr.isTTY
  ? (what: string) => process.stderr.write(`\r\u001b[K${what}`)
  : () => true;

function percent(cases: readonly Case[], counts: (one: Case) => boolean): string {
  return ((100 * cases.filter(counts).length) / Math.max(1, cases.length)).toFixed(1).padStart(6);
}
const row = (name: string, cases: readonly Case[]) =>
  console.log(
    name.padEnd(24) +
      String(cases.length).padStart(6) +
      thresholds.map((from) => percent(cases, ({ score }) => score >= from)).join('') +
      percent(cases, ({ found }) => found).padStart(9),
  );

let verbatim = 0;
const times: number[] = [];
async function scored(text: string, id: string | null): Promise<Case> {
  const start = performance.now();
  const verdict = await checkQuote({ text, speaker: null }, index);
  times.push(performance.now() - start);
  const right = id === null || verdict.match?.quote.id === id;
  return { score: right ? (verdict.match?.score ?? 0) : 0, found: right && verdict.kind !== 'not-found' };
}

for (const [at, quote] of inside.entries()) {
  showProgress(`verbatim ${at + 1}/${inside.length}`);
  if ((await checkQuote({ text: textOf(quote), speaker: null }, index)).kind === 'exact') verbatim++;
}
showProgress('');
console.log(
  `${index.articles().length} articles in the corpus; ${verbatim} of ${inside.length} of their quotes check as exact`,
);
console.log(
  `\n% of the cases with at least that similarity\n${'words edited'.padEnd(24)} cases${thresholds.map((from) => from.toFixed(2).padStart(6)).join('')}    found`,
);
for (const share of shares) {
  const cases: Case[] = [];
  for (const quote of inside) {
    const words = textOf(quote).split(/\s+/);
    const text = edited(words, share, vocabulary, random);
    if (text.trim() !== '') cases.push(await scored(text, quote.id));
    showProgress(`${100 * share} % ${cases.length}/${inside.length}`);
  }
  showProgress('');
  row(`${100 * share} %`, cases);
}
const strangers: (Case & { text: string; kind: string; words: number; nearest: Match | null })[] = [];
for (const [at, quote] of outside.entries()) {
  showProgress(`other quotes ${at + 1}/${outside.length}`);
  const text = textOf(quote);
  const verdict = await checkQuote({ text, speaker: null }, index);
  strangers.push({
    text,
    kind: verdict.kind,
    found: verdict.kind !== 'not-found',
    score: verdict.match?.score ?? 0,
    words: text.split(/\s+/).length,
    nearest: verdict.match,
  });
}
showProgress('');
const foreign = strangers.filter(({ kind }) => kind !== 'exact');
row('other quotes', foreign);
row(
  '… of up to 8 words',
  foreign.filter(({ words }) => words <= 8),
);
row(
  '… of more',
  foreign.filter(({ words }) => words > 8),
);
console.log(
  `\n${strangers.length - foreign.length} other quotes are in the corpus to the letter; the nearest of those that are not:`,
);
for (const { score, text, nearest } of foreign.sort((one, other) => other.score - one.score).slice(0, 15))
  console.log(
    `${score.toFixed(2)}  ${text.slice(0, 90)}\n      ${nearest === null ? '' : textOf(nearest.quote).slice(0, 200)}`,
  );
times.sort((one, other) => one - other);
const quantile = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
console.log(`\nper check: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms`);
