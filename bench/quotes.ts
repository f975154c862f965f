/**
 * Measures quotes and speakers against gold files:
 * `npm run bench:quotes -- GOLD.json… [--write]`; `--write` puts the table into docs/quotes.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article } from '../src/article/article.ts';
import { articleFromText } from '../src/article/plain.ts';
import { createProgress } from '../src/cli/print/progress.ts';
import { processTerminal } from '../src/cli/terminal.ts';
import { extractQuotes } from '../src/quote/extract.ts';
import { type GoldArticle, readGold } from './quotes/gold.ts';
import { errorsOf, metricsOf } from './quotes/report.ts';
import { emptyTally, type FoundSegment, scoreArticle, type Tally } from './quotes/score.ts';

function segmentsOf(article: Article): FoundSegment[] {
  return extractQuotes(article).flatMap(({ segments, speaker }) =>
    segments.map(({ start, end }) => ({
      start,
      end,
      speaker: speaker?.kind === 'person' ? speaker.name : null,
      mention: speaker?.mention ?? null,
    })),
  );
}

type Measured = {
  readonly name: string;
  readonly tally: Tally;
  readonly speed: number;
  readonly worst: readonly string[];
};

/** Measures articles per second in one thread: the best of eight rounds, after two that warm up. */
function speedOf(gold: readonly GoldArticle[]): number {
  const articles = gold.map(articleFromText);
  const times = Math.ceil(800 / articles.length);
  const rates = Array.from({ length: 10 }, () => {
    const start = performance.now();
    for (let time = 0; time < times; time++) for (const article of articles) extractQuotes(article);
    return (times * articles.length) / ((performance.now() - start) / 1000);
  });
  return Math.max(...rates.slice(2));
}

function measure(path: string): Measured {
  const gold = readGold(path);
  const progress = createProgress(processTerminal(), gold.length);
  const tally = emptyTally();
  const errors: { id: string; count: number }[] = [];
  for (const article of gold) {
    const found = segmentsOf(articleFromText(article));
    scoreArticle(tally, article, found);
    const own = emptyTally();
    scoreArticle(own, article, found);
    errors.push({ id: article.id, count: errorsOf(own) });
    progress.step();
  }
  progress.clear();
  const worst = errors
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, 10);
  return {
    name: basename(path, '.json'),
    tally,
    speed: speedOf(gold),
    worst: worst.map(({ id, count }) => `${String(count).padStart(4)}  ${id}`),
  };
}

function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ tally }) => metricsOf(tally));
  const lines = (rows[0] ?? []).map(
    ([metric], line) => `| ${[metric, ...rows.map((row) => row[line]?.[1] ?? '')].join(' | ')} |`,
  );
  const speed = `| articles a second, one thread, warm | ${measured.map((one) => one.speed.toFixed(0)).join(' | ')} |`;
  return [
    `| | ${measured.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(measured.length)}`,
    ...lines,
    speed,
  ].join('\n');
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
if (positionals.length === 0) throw new Error('usage: npm run bench:quotes -- GOLD.json… [--write]');
const measured = positionals.map(measure);
for (const { name, tally, speed, worst } of measured) {
  console.log(`\n${name}`);
  for (const [metric, value] of metricsOf(tally)) console.log(`  ${metric.padEnd(42)}${value}`);
  console.log(`  ${'articles a second, one thread, warm'.padEnd(42)}${speed.toFixed(0)}`);
  if (worst.length > 0) console.log(`  the articles with most errors\n${worst.join('\n')}`);
}
if (values.write === true) {
  const file = new URL('../docs/quotes.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(
      /(<!-- measured -->\n)\n?[\s\S]*?(\n<!-- end -->)/,
      (_, opening: string, closing: string) => `${opening}${table(measured)}${closing}`,
    ),
  );
}
