/**
 * Trains the three models of `src/quote` and writes them to `src/quote/model/weights`:
 * `npx tsx bench/quotes/train.ts TRAIN.json`, a gold file as `bench/quotes.ts` reads it. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { articleFromText } from '../../src/article/plain.ts';
import { readArticle } from '../../src/quote/analysed-article.ts';
import type { Mention } from '../../src/quote/analysis/mention.ts';
import type { Reading } from '../../src/quote/analysis/paragraph-analysis.ts';
import { findSource } from '../../src/quote/attribution/attribute.ts';
import { candidatesFor } from '../../src/quote/attribution/candidates.ts';
import { candidateFeatures, featureNames } from '../../src/quote/attribution/features.ts';
import { type Before, frameOf } from '../../src/quote/attribution/quote-context.ts';
import { statementFeatureNames, statementFeatures } from '../../src/quote/attribution/statements.ts';
import { type Choice, followPeople } from '../../src/quote/coreference/discourse.ts';
import { referentFeatureNames } from '../../src/quote/coreference/referents.ts';
import { type Forest, type Scorer, scorerOf } from '../../src/quote/model/trees.ts';
import { grow, type TrainingRows } from './boosting.ts';
import { type GoldArticle, type GoldQuote, readGold } from './gold.ts';

type Example = { readonly gold: GoldArticle; readonly reading: Reading };
type Group = { readonly values: readonly number[][]; readonly labels: readonly number[] };

const settings = {
  ranker: { trees: 80, leaves: 12, rate: 0.15, minRows: 40, ridge: 3 },
  referent: { trees: 80, leaves: 8, rate: 0.08, minRows: 60, ridge: 5 },
  statement: { trees: 60, leaves: 8, rate: 0.1, minRows: 20, ridge: 3 },
};

/** Stands in for the model of referents while there is none: nearness and having spoken last. */
const nearest: Scorer = (row) =>
  -(row[3] ?? 0) - 0.5 * (row[2] ?? 0) + 1.5 * (row[9] ?? 0) - 0.3 * (row[5] ?? 0);

function goldAt({ quotes }: GoldArticle, start: number, end: number): GoldQuote | undefined {
  return quotes.find((quote) => quote.start < end && quote.end > start);
}

function isSource(mention: Mention, { source }: GoldQuote): boolean {
  return source.some(([start, end]) => mention.start < end && mention.end > start);
}

function rowsOf(features: readonly string[], groups: readonly Group[], compete: boolean): TrainingRows {
  const starts = [0];
  for (const { values } of groups) starts.push((starts.at(-1) ?? 0) + values.length);
  return {
    features,
    values: groups.flatMap(({ values }) => values),
    labels: groups.flatMap(({ labels }) => labels),
    groups: compete ? starts : null,
  };
}

/**
 * Every gold quote with its candidates. What stands before a quote is what `score` finds there, so that the model
 * learns from its own kind of mistakes; without `score`, it is the truth.
 */
function sourceGroups({ gold, reading }: Example, score: Scorer | null): Group[] {
  const groups: Group[] = [];
  let before: Before | null = null;
  for (const scene of reading.scenes)
    scene.tokens.forEach((token, at) => {
      const stretch = reading.stretches[token.stretch];
      const quote = stretch === undefined ? undefined : goldAt(gold, stretch.start, stretch.end);
      if (stretch === undefined || quote === undefined || quote.source.length === 0) return;
      const frame = frameOf(scene, reading, stretch, at);
      const candidates = candidatesFor(reading, frame, before);
      const values = candidates.map(({ mention, order }) =>
        candidateFeatures(reading, frame, mention, before, order),
      );
      const labels = candidates.map(({ mention }) => (isSource(mention, quote) ? 1 : 0));
      if (labels.includes(1)) groups.push({ values, labels });
      const found = score === null ? null : findSource(reading, frame, before, score);
      const source: Mention | null =
        score === null ? (candidates[labels.indexOf(1)]?.mention ?? null) : (found?.mention ?? null);
      const known: Before | null = before;
      const person =
        source === null
          ? null
          : (reading.cast.personOf.get(source) ??
            (source.kind === 'pronoun' ? (known?.person ?? null) : null));
      before = { paragraph: scene.index, token: at, source, person };
    });
  return groups;
}

function trainRanker(examples: readonly Example[]): Forest {
  const halves = [0, 1].map((half) => examples.filter((_, index) => index % 2 === half));
  const first = halves.map((half) =>
    scorerOf(
      grow(
        rowsOf(
          featureNames,
          half.flatMap((one) => sourceGroups(one, null)),
          true,
        ),
        { ...settings.ranker, trees: 40 },
      ),
    ),
  );
  const groups = examples.flatMap((one, index) => sourceGroups(one, first[1 - (index % 2)] ?? nearest));
  return grow(rowsOf(featureNames, groups, true), settings.ranker);
}

/**
 * Pronouns whose referent the article leaves no doubt of: one person of that gender among those named lately, and
 * some of the other. The features say nothing of gender, so what is learned holds where gender does not decide.
 */
function referentGroups({ gold, reading }: Example): Group[] {
  const choices: Choice[] = [];
  const discourse = followPeople(reading, nearest, (choice) => choices.push(choice));
  for (const scene of reading.scenes)
    for (const token of scene.tokens) {
      const stretch = reading.stretches[token.stretch];
      if (stretch === undefined) continue;
      const quote = goldAt(gold, stretch.start, stretch.end);
      const source =
        quote === undefined ? undefined : scene.mentions.find((mention) => isSource(mention, quote));
      discourse.readTo(token.start);
      if (source === undefined) continue;
      discourse.readTo(source.end);
      discourse.spoke(discourse.personOf(source), scene.index);
    }
  discourse.readTo(Number.POSITIVE_INFINITY);
  return choices.flatMap(({ gender, people, rows }) => {
    const sure = people.flatMap((person, index) => (person.gender === null ? [] : [index]));
    const right = sure.filter((index) => people[index]?.gender === gender);
    if (right.length !== 1 || sure.length < 2) return [];
    return [
      {
        values: sure.map((index) => rows[index] ?? []),
        labels: sure.map((index) => (index === right[0] ? 1 : 0)),
      },
    ];
  });
}

function statementGroups({ gold, reading }: Example, score: Scorer): Group[] {
  const groups: Group[] = [];
  let before: Before | null = null;
  for (const scene of reading.scenes)
    scene.tokens.forEach((token, at) => {
      const stretch = reading.stretches[token.stretch];
      if (stretch === undefined) return;
      const frame = frameOf(scene, reading, stretch, at);
      const source = findSource(reading, frame, before, score);
      const quote = goldAt(gold, stretch.start, stretch.end);
      groups.push({
        values: [statementFeatures(reading, frame, source)],
        labels: [quote === undefined ? 0 : 1],
      });
      if (quote !== undefined)
        before = { paragraph: scene.index, token: at, source: source?.mention ?? null, person: null };
    });
  return groups;
}

function write(name: string, forest: Forest): void {
  const trees = forest.trees.map(
    ({ splits, leaves }) => `    { splits: ${JSON.stringify(splits)}, leaves: ${JSON.stringify(leaves)} },`,
  );
  const text = `import type { Forest } from '../trees.ts';

// biome-ignore format: written by bench/quotes/train.ts, one tree a line
export const ${name}: Forest = {
  features: ${JSON.stringify(forest.features)},
  base: ${forest.base},
  trees: [
${trees.join('\n')}
  ],
};
`;
  writeFileSync(new URL(`../../src/quote/model/weights/${name}.ts`, import.meta.url), text);
  console.error(`${name}: ${forest.trees.length} trees, ${text.length} characters`);
}

const path = process.argv[2];
if (path === undefined) throw new Error('usage: tsx bench/quotes/train.ts TRAIN.json');
const examples = readGold(path).map(
  (gold): Example => ({ gold, reading: readArticle(articleFromText(gold)) }),
);
const ranker = trainRanker(examples);
write('ranker', ranker);
write(
  'referent',
  grow(rowsOf(referentFeatureNames, examples.flatMap(referentGroups), true), settings.referent),
);
const score = scorerOf(ranker);
write(
  'statement',
  grow(
    rowsOf(
      statementFeatureNames,
      examples.flatMap((one) => statementGroups(one, score)),
      false,
    ),
    settings.statement,
  ),
);
