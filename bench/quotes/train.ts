/**
 * Trains the three models of English and writes them to `src/language/en/models`:
 * `npx tsx bench/quotes/train.ts TRAIN.json`, a gold file as `bench/quotes.ts` reads it. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { articleFromText } from '../../src/article/plain.ts';
import { englishQuoting } from '../../src/language/en/quoting-language.ts';
import type { Forest } from '../../src/language/forest.ts';
import { analyseArticle } from '../../src/quote/analysis/analyse-article.ts';
import type { AnalysedArticle } from '../../src/quote/analysis/analysed-article.ts';
import type { Mention } from '../../src/quote/analysis/mentions/mention.ts';
import { findSource } from '../../src/quote/attribution/find-source.ts';
import { type PreviousQuote, quoteContextOf } from '../../src/quote/attribution/quote-context.ts';
import { sourceCandidates } from '../../src/quote/attribution/source-candidates.ts';
import { sourceEncoder } from '../../src/quote/attribution/source-encoder.ts';
import { type SourceFeatures, sourceFeatures } from '../../src/quote/attribution/source-features.ts';
import { statementEncoder } from '../../src/quote/attribution/statement-encoder.ts';
import { statementFeatures } from '../../src/quote/attribution/statement-features.ts';
import { followPeople } from '../../src/quote/coreference/discourse.ts';
import { type ReferentFeatures, referentEncoder } from '../../src/quote/coreference/referent-features.ts';
import type { RowEncoder } from '../../src/quote/model/row-encoder.ts';
import { type Scorer, scorerOf } from '../../src/quote/model/scorer.ts';
import type { Person } from '../../src/quote/people/person.ts';
import { grow, type TrainingRows } from './boosting.ts';
import { type GoldArticle, type GoldQuote, readGold } from './gold.ts';

type Example = { readonly gold: GoldArticle; readonly analysis: AnalysedArticle };
/** The rows of candidates that compete with one another, and 1 for each right one. */
type Group = { readonly rows: readonly number[][]; readonly labels: readonly number[] };

const settings = {
  source: { trees: 80, leaves: 12, rate: 0.15, minRows: 40, ridge: 3 },
  referent: { trees: 80, leaves: 8, rate: 0.08, minRows: 60, ridge: 5 },
  statement: { trees: 60, leaves: 8, rate: 0.1, minRows: 20, ridge: 3 },
};

/** Stands in for the model of referents while that is trained: prefers whoever was mentioned or quoted last. */
const nearest: Scorer<ReferentFeatures> = ({ recencyRank, sentencesSince, isLastQuoted, mentionsBefore }) =>
  -recencyRank -
  0.5 * Math.min(9, sentencesSince) +
  1.5 * (isLastQuoted ? 1 : 0) -
  0.3 * Math.min(4, mentionsBefore);

function rowOf<Features>({ names, encode }: RowEncoder<Features>, features: Features): number[] {
  const row = new Float64Array(names.length);
  encode(features, row);
  return [...row];
}

/** Returns the gold quote that overlaps a span. */
function goldAt({ quotes }: GoldArticle, start: number, end: number): GoldQuote | undefined {
  return quotes.find((quote) => quote.start < end && quote.end > start);
}

function isSource(mention: Mention, { source }: GoldQuote): boolean {
  return source.some(([start, end]) => mention.start < end && mention.end > start);
}

function rowsOf(
  names: readonly string[],
  groups: readonly Group[],
  groupStarts: number[] | null,
): TrainingRows {
  return {
    features: names,
    values: groups.flatMap(({ rows }) => rows),
    labels: groups.flatMap(({ labels }) => labels),
    groups: groupStarts,
  };
}

/** Returns rows that compete within their groups. */
function rankedRows(names: readonly string[], groups: readonly Group[]): TrainingRows {
  const starts = [0];
  for (const { rows } of groups) starts.push((starts.at(-1) ?? 0) + rows.length);
  return rowsOf(names, groups, starts);
}

/** Returns rows of which each is right or wrong by itself. */
function classifiedRows(names: readonly string[], groups: readonly Group[]): TrainingRows {
  return rowsOf(names, groups, null);
}

/** Returns the person whom a source refers to, as far as that is known without a model of referents. */
function personOfSource(
  { people }: AnalysedArticle,
  source: Mention | null,
  previous: PreviousQuote | null,
): Person | null {
  if (source === null) return null;
  return people.personOf.get(source) ?? (source.kind === 'pronoun' ? (previous?.person ?? null) : null);
}

/**
 * Returns a group for every gold quote: its candidates. The source of the quote before is the one that `score` finds,
 * so that the model learns from its own kind of mistakes; without `score` it is the right one.
 */
function sourceGroups({ gold, analysis }: Example, score: Scorer<SourceFeatures> | null): Group[] {
  const groups: Group[] = [];
  let previous: PreviousQuote | null = null;
  for (const paragraph of analysis.paragraphs)
    paragraph.tokens.forEach((token, tokenIndex) => {
      const span = analysis.quotedSpans[token.quotedSpanIndex];
      const quote = span === undefined ? undefined : goldAt(gold, span.start, span.end);
      if (span === undefined || quote === undefined || quote.source.length === 0) return;
      const context = quoteContextOf(paragraph, analysis, span, tokenIndex);
      const before: PreviousQuote | null = previous;
      const candidates = sourceCandidates(analysis, context, before);
      const rows = candidates.map((candidate) =>
        rowOf(sourceEncoder, sourceFeatures(analysis, context, candidate, before)),
      );
      const labels = candidates.map(({ mention }) => (isSource(mention, quote) ? 1 : 0));
      if (labels.includes(1)) groups.push({ rows, labels });
      const source: Mention | null =
        score === null
          ? (candidates[labels.indexOf(1)]?.mention ?? null)
          : (findSource(analysis, context, before, score)?.mention ?? null);
      previous = {
        paragraphIndex: paragraph.index,
        tokenIndex,
        source,
        person: personOfSource(analysis, source, before),
      };
    });
  return groups;
}

/** Trains on the mistakes of two models, each trained on the other half of the articles. */
function trainSource(examples: readonly Example[]): Forest {
  const { names } = sourceEncoder;
  const scorers = [0, 1].map((half) => {
    const groups = examples
      .filter((_, index) => index % 2 === half)
      .flatMap((example) => sourceGroups(example, null));
    return scorerOf(grow(rankedRows(names, groups), { ...settings.source, trees: 40 }), sourceEncoder);
  });
  const groups = examples.flatMap((example, index) =>
    sourceGroups(example, scorers[1 - (index % 2)] ?? null),
  );
  return grow(rankedRows(names, groups), settings.source);
}

/**
 * Returns a group for every pronoun that can only refer to one of the people mentioned lately: one is of its gender,
 * the others are of the other gender. No feature tells gender, so what is learned also holds where gender does not
 * decide.
 */
function referentGroups({ gold, analysis }: Example): Group[] {
  const groups: Group[] = [];
  const discourse = followPeople(analysis, nearest, (gender, candidates) => {
    const sure = candidates.filter(({ person }) => person.gender !== null);
    const right = sure.filter(({ person }) => person.gender === gender);
    if (right.length !== 1 || sure.length < 2) return;
    groups.push({
      rows: sure.map(({ features }) => rowOf(referentEncoder, features)),
      labels: sure.map((candidate) => (candidate === right[0] ? 1 : 0)),
    });
  });
  for (const paragraph of analysis.paragraphs)
    for (const token of paragraph.tokens) {
      const span = analysis.quotedSpans[token.quotedSpanIndex];
      if (span === undefined) continue;
      const quote = goldAt(gold, span.start, span.end);
      const source =
        quote === undefined ? undefined : paragraph.mentions.find((mention) => isSource(mention, quote));
      discourse.readTo(token.start);
      if (source === undefined) continue;
      discourse.readTo(source.end);
      discourse.recordQuote(discourse.personOf(source), paragraph.index);
    }
  discourse.readTo(Number.POSITIVE_INFINITY);
  return groups;
}

/** Returns a group of one row for every quotation: 1 if the gold file has it as a quote. */
function statementGroups({ gold, analysis }: Example, score: Scorer<SourceFeatures>): Group[] {
  const groups: Group[] = [];
  let previous: PreviousQuote | null = null;
  for (const paragraph of analysis.paragraphs)
    paragraph.tokens.forEach((token, tokenIndex) => {
      const span = analysis.quotedSpans[token.quotedSpanIndex];
      if (span === undefined) return;
      const context = quoteContextOf(paragraph, analysis, span, tokenIndex);
      const source = findSource(analysis, context, previous, score);
      const quote = goldAt(gold, span.start, span.end);
      groups.push({
        rows: [rowOf(statementEncoder, statementFeatures(analysis, context, source))],
        labels: [quote === undefined ? 0 : 1],
      });
      if (quote !== undefined)
        previous = {
          paragraphIndex: paragraph.index,
          tokenIndex,
          source: source?.mention ?? null,
          person: null,
        };
    });
  return groups;
}

function write(name: string, forest: Forest): void {
  const trees = forest.trees.map(
    ({ splits, leaves }) => `    { splits: ${JSON.stringify(splits)}, leaves: ${JSON.stringify(leaves)} },`,
  );
  const text = `import type { Forest } from '../../forest.ts';

// biome-ignore format: written by bench/quotes/train.ts, one tree a line
export const ${name}: Forest = {
  features: ${JSON.stringify(forest.features)},
  base: ${forest.base},
  trees: [
${trees.join('\n')}
  ],
};
`;
  writeFileSync(new URL(`../../src/language/en/models/${name}.ts`, import.meta.url), text);
  console.error(`${name}: ${forest.trees.length} trees, ${text.length} characters`);
}

const path = process.argv[2];
if (path === undefined) throw new Error('usage: tsx bench/quotes/train.ts TRAIN.json');
const examples = readGold(path).map(
  (gold): Example => ({ gold, analysis: analyseArticle(articleFromText(gold), englishQuoting) }),
);
const source = trainSource(examples);
write('source', source);
const referents = rankedRows(referentEncoder.names, examples.flatMap(referentGroups));
write('referent', grow(referents, settings.referent));
const score = scorerOf(source, sourceEncoder);
const statements = classifiedRows(
  statementEncoder.names,
  examples.flatMap((example) => statementGroups(example, score)),
);
write('statement', grow(statements, settings.statement));
