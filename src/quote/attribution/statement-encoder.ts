import { tokenClassCode } from '../analysis/token-class.ts';
import { flag, rowEncoder } from '../model/row-encoder.ts';
import { endingCode } from './source-encoder.ts';
import { noScore, type StatementFeatures, type WordAfter } from './statement-features.ts';

const wordAfterCode: Readonly<Record<WordAfter, number>> = {
  none: 0,
  'cue-verb': 1,
  'capital-word': 2,
  opener: 3,
  other: 4,
};

/** Encodes the features for the model of statements. */
export const statementEncoder = rowEncoder<StatementFeatures>({
  tokenBefore: ({ quote }) => tokenClassCode[quote.tokenBefore],
  tokenAfter: ({ quote }) => tokenClassCode[quote.tokenAfter],
  ending: ({ quote }) => endingCode[quote.ending],
  startsLower: ({ quote }) => flag(quote.startsLower),
  words: ({ quote }) => quote.words,
  quotesInParagraph: ({ quote }) => quote.quotesInParagraph,
  distanceToCueAfter: ({ quote }) => quote.distanceToCueAfter,
  distanceToCueBefore: ({ quote }) => quote.distanceToCueBefore,
  continued: ({ quote }) => flag(quote.quotedSpan.continued),
  wordsOutside: ({ quote }) => Math.min(30, quote.wordsOutside),
  capitalShare: ({ capitalShare }) => capitalShare,
  hasFirstPerson: ({ hasFirstPerson }) => flag(hasFirstPerson),
  namingWordBefore: ({ namingWordBefore }) => namingWordBefore,
  afterDeterminer: ({ afterDeterminer }) => flag(afterDeterminer),
  afterPreposition: ({ afterPreposition }) => flag(afterPreposition),
  wordAfter: ({ wordAfter }) => wordAfterCode[wordAfter],
  sourceScore: ({ sourceScore }) => Math.max(noScore, Math.min(9, sourceScore)),
  sourceVerbAfter: ({ sourceVerbAfter }) => sourceVerbAfter,
  sourceVerbBefore: ({ sourceVerbBefore }) => sourceVerbBefore,
  tokensToSource: ({ tokensToSource }) => tokensToSource,
  commonWords: ({ commonWords }) => Math.min(8, commonWords),
  inFirstParagraph: ({ inFirstParagraph }) => flag(inFirstParagraph),
  unclosed: ({ quote }) => flag(quote.unclosed),
  paragraphsToSource: ({ paragraphsToSource }) => paragraphsToSource,
  afterContraction: ({ afterContraction }) => flag(afterContraction),
  beginsWithGivenName: ({ beginsWithGivenName }) => flag(beginsWithGivenName),
  introduced: ({ introduced }) => flag(introduced),
});
