import { type Collection, createCollection } from '../../src/search/index/collection.ts';
import { addEntry } from '../../src/search/index/indexing.ts';
import { analyseQuestion } from '../../src/search/query/question.ts';
import { evidenceOf, judge, strengthOf } from '../../src/search/ranking/confidence.ts';
import { rankUnits } from '../../src/search/ranking/rank-units.ts';
import { thresholds } from '../../src/search/ranking/weights.ts';
import type { TestCollection } from './collection.ts';
import { progress } from './progress.ts';

/** At one threshold: the shares of rightly answered questions kept, and of foreign questions refused. */
export type Point = { readonly threshold: number; readonly kept: number; readonly refused: number };

export type Curve = {
  readonly collection: string;
  readonly foreign: string;
  readonly points: readonly Point[];
  readonly shipped: Point;
};

/** Whose questions are on quite another subject than whose documents. */
const pairs = [
  ['scifact', 'time-paragraphs'],
  ['time-paragraphs', 'cranfield'],
  ['polnear-headlines', 'cranfield'],
] as const;

const steps = [0.8, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.4, 2.8];

function share(all: readonly number[], threshold: number): number {
  return all.filter((one) => one >= threshold).length / all.length;
}

/** How much speaks for the best document for a question (see `strengthOf`), and whether that answers it. */
function judged(collection: Collection, text: string) {
  const question = analyseQuestion(collection, text, 'whole');
  const ranking = rankUnits(collection, question, 100, () => true);
  const [best] = ranking.best;
  const evidence = evidenceOf(collection, question, ranking);
  const strength = evidence === null ? 0 : strengthOf(evidence);
  const answered = evidence !== null && judge(evidence) === 'answer';
  return { best: collection.units.ids[best?.unit ?? -1], strength, answered };
}

/** The curves of those pairs whose collections are both there. */
export function abstention(collections: readonly TestCollection[]): Curve[] {
  const named = new Map(collections.map((one) => [one.name, one]));
  return pairs.flatMap(([name, foreign]) => {
    const [own, other] = [named.get(name), named.get(foreign)];
    if (own === undefined || other === undefined) return [];
    progress(`questions of ${foreign} against ${name}`);
    const collection = createCollection();
    for (const entry of own.entries) addEntry(collection, entry);
    const right = own.questions.flatMap(({ id, text }) => {
      const found = judged(collection, text);
      return (own.judgments.get(id)?.get(own.judgedAs(found.best ?? '')) ?? 0) > 0 ? [found] : [];
    });
    const strangers = other.questions.map(({ text }) => judged(collection, text));
    const point = (threshold: number): Point => ({
      threshold,
      kept: share(
        right.map(({ strength }) => strength),
        threshold,
      ),
      refused:
        1 -
        share(
          strangers.map(({ strength }) => strength),
          threshold,
        ),
    });
    const shipped = {
      threshold: thresholds.answered.byWords,
      kept: right.filter(({ answered }) => answered).length / right.length,
      refused: strangers.filter(({ answered }) => !answered).length / strangers.length,
    };
    return [{ collection: name, foreign, points: steps.map(point), shipped }];
  });
}
