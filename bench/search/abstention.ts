import { type Collection, createCollection } from '../../src/search/index/collection.ts';
import { addEntry } from '../../src/search/index/indexing.ts';
import { analyseQuestion } from '../../src/search/query/question.ts';
import { confidence, isAnswered } from '../../src/search/ranking/confidence.ts';
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

const steps = [0.35, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.85, 1];

function share(all: readonly number[], threshold: number): number {
  return all.filter((one) => one >= threshold).length / all.length;
}

/** A question's evidence; what is answered for its words alone counts as just enough. */
function strengthOf(collection: Collection, text: string) {
  const question = analyseQuestion(collection, text, 'whole');
  const ranking = rankUnits(collection, question, 100, () => true);
  const [best] = ranking.best;
  const strength = best === undefined ? 0 : confidence(best.score, question);
  const answered = isAnswered(collection, question, ranking);
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
      const found = strengthOf(collection, text);
      return (own.judgments.get(id)?.get(own.judgedAs(found.best ?? '')) ?? 0) > 0 ? [found] : [];
    });
    const strangers = other.questions.map(({ text }) => strengthOf(collection, text));
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
      threshold: thresholds.answered,
      kept: right.filter(({ answered }) => answered).length / right.length,
      refused: strangers.filter(({ answered }) => !answered).length / strangers.length,
    };
    return [{ collection: name, foreign, points: steps.map(point), shipped }];
  });
}
