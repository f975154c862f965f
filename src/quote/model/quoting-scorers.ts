import type { QuotingModels } from '../../language/quoting-language.ts';
import { sourceEncoder } from '../attribution/source-encoder.ts';
import type { SourceFeatures } from '../attribution/source-features.ts';
import { statementEncoder } from '../attribution/statement-encoder.ts';
import type { StatementFeatures } from '../attribution/statement-features.ts';
import { type ReferentFeatures, referentEncoder } from '../coreference/referent-features.ts';
import { type Scorer, scorerOf } from './scorer.ts';

/** A language's models, ready to score. */
export type QuotingScorers = {
  readonly source: Scorer<SourceFeatures>;
  readonly referent: Scorer<ReferentFeatures>;
  readonly statement: Scorer<StatementFeatures>;
};

const built = new WeakMap<QuotingModels, QuotingScorers>();

/** Returns the scorers of a language's models. They are built once. */
export function quotingScorers(models: QuotingModels): QuotingScorers {
  const known = built.get(models);
  if (known !== undefined) return known;
  const scorers = {
    source: scorerOf(models.source, sourceEncoder),
    referent: scorerOf(models.referent, referentEncoder),
    statement: scorerOf(models.statement, statementEncoder),
  };
  built.set(models, scorers);
  return scorers;
}
