import type { Scorer } from '../model/scorer.ts';
import type { StatementFeatures } from './statement-features.ts';

/** True for the title of a work or the name of a thing: `on “The Evening Hour”`. */
function isTitle(features: StatementFeatures): boolean {
  const { quote, capitalShare } = features;
  const { ending, tokenBefore } = quote;
  if (capitalShare < 0.99 || quote.words > 9 || (ending !== 'other' && ending !== 'comma')) return false;
  const named =
    features.namingWordBefore === 0 ||
    features.afterDeterminer ||
    features.afterPreposition ||
    features.afterContraction;
  const afterWord = tokenBefore === 'word' || tokenBefore === 'capital-word';
  return named || (afterWord && quote.distanceToCueAfter > 3);
}

/** True for a subheading made of somebody's words: it is all of its paragraph and does not end like a sentence. */
function isHeading({ quote, introduced }: StatementFeatures): boolean {
  return (
    quote.wordsOutside === 0 &&
    quote.tokenAfter === 'none' &&
    quote.ending === 'other' &&
    quote.words < 15 &&
    !quote.quotedSpan.continued &&
    !quote.unclosed &&
    !introduced
  );
}

/** What the score must exceed. Very short quotations are seldom statements. */
const threshold = 0;
const shortThreshold = 0.3;
const shortWords = 4;

/** True if a quotation is something that its source said or wrote, and not a title, a name or a scare quote. */
export function isStatement(features: StatementFeatures, score: Scorer<StatementFeatures>): boolean {
  if (isTitle(features) || isHeading(features)) return false;
  return score(features) > (features.quote.words < shortWords ? shortThreshold : threshold);
}
