import type { MentionKind } from '../analysis/mentions/mention.ts';
import type { MentionPosition } from '../analysis/paragraph-analysis.ts';
import { tokenClassCode } from '../analysis/token-class.ts';
import { flag, rowEncoder } from '../model/row-encoder.ts';
import type { CandidatePosition } from './distances.ts';
import type { CueForm, QuoteEnding } from './quote-context.ts';
import { farAway, noCueBeside, type PersonRelation, type SourceFeatures } from './source-features.ts';

type Codes<Name extends string> = Readonly<Record<Name, number>>;

const positionCode: Codes<CandidatePosition> = {
  after: 0,
  before: 1,
  'previous-paragraph': 2,
  earlier: 3,
  later: 4,
};

/** Also read by the encoder of statements. */
export const endingCode: Codes<QuoteEnding> = {
  other: 0,
  comma: 1,
  'full-stop': 2,
  'question-or-exclamation': 3,
  dash: 4,
};

const kindCode: Codes<MentionKind> = { name: 0, body: 1, place: 2, pronoun: 3, role: 4, group: 5 };

const pronouns: readonly string[] = ['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her'];

const personRelationCode: Codes<PersonRelation> = {
  unknown: 0,
  same: 1,
  other: 2,
  pronoun: 3,
  'pronoun-of-same-gender': 4,
  'pronoun-of-other-gender': 5,
};

const previousQuoteCode: Codes<SourceFeatures['previousQuote']> = {
  none: 0,
  'same-paragraph': 1,
  'other-paragraph': 2,
};

/** Ordered: the more it stands like a subject, the higher. */
const mentionPositionCode: Codes<MentionPosition> = {
  object: 0,
  'clause-start': 0.5,
  'sentence-start': 1,
};

const cueFormCode: Codes<CueForm> = { none: 0, progressive: 1, plain: 2, other: 3 };

const cueDistance = (tokens: number) => Math.max(-12, Math.min(noCueBeside, tokens));

/** Encodes the features for the model of sources. */
export const sourceEncoder = rowEncoder<SourceFeatures>({
  position: ({ position }) => positionCode[position],
  wordsBetween: ({ wordsBetween }) => Math.min(farAway, wordsBetween),
  quotesBetween: ({ quotesBetween }) => Math.min(9, quotesBetween),
  sentenceEndsBetween: ({ sentenceEndsBetween }) => Math.min(9, sentenceEndsBetween),
  commasBetween: ({ commasBetween }) => Math.min(9, commasBetween),
  cuesBetween: ({ cuesBetween }) => Math.min(9, cuesBetween),
  verbAfter: ({ context }) => context.verbAfter.distance,
  verbBefore: ({ context }) => context.verbBefore.distance,
  plainVerbs: ({ context }) => flag(context.verbAfter.plain) + 2 * flag(context.verbBefore.plain),
  accordingTo: ({ context }) => flag(context.verbBefore.according),
  tokenBeforeQuote: ({ quote }) => tokenClassCode[quote.tokenBefore],
  tokenAfterQuote: ({ quote }) => tokenClassCode[quote.tokenAfter],
  ending: ({ quote }) => endingCode[quote.ending],
  startsLower: ({ quote }) => flag(quote.startsLower),
  kind: ({ mention }) => kindCode[mention.kind],
  pronoun: ({ mention }) => (mention.kind === 'pronoun' ? pronouns.indexOf(mention.head) : -1),
  tokenBeforeMention: ({ context }) => tokenClassCode[context.tokenBefore],
  tokenAfterMention: ({ context }) => tokenClassCode[context.tokenAfter],
  contraction: ({ context }) => flag(context.contraction),
  isPreviousSource: ({ isPreviousSource }) => flag(isPreviousSource),
  personRelation: ({ personRelation }) => personRelationCode[personRelation],
  previousQuote: ({ previousQuote }) => previousQuoteCode[previousQuote],
  wordsSincePreviousQuote: ({ wordsSincePreviousQuote }) => Math.min(farAway, wordsSincePreviousQuote),
  rank: ({ rank }) => rank,
  mentionPosition: ({ context }) => mentionPositionCode[context.position],
  words: ({ quote }) => quote.words,
  inBrackets: ({ context }) => flag(context.inBrackets),
  quotesInParagraph: ({ quote }) => quote.quotesInParagraph,
  quotesBefore: ({ quote }) => quote.quotesBefore,
  nameWords: ({ mention }) => mention.name.length,
  mentionsOfPerson: ({ mentionsOfPerson }) => Math.min(20, mentionsOfPerson),
  distanceToCueAfter: ({ quote }) => quote.distanceToCueAfter,
  distanceToCueBefore: ({ quote }) => quote.distanceToCueBefore,
  continued: ({ quote }) => flag(quote.quotedSpan.continued),
  afterThat: ({ afterThat }) => flag(afterThat),
  titled: ({ mention }) => flag(mention.kind === 'name' && mention.head !== ''),
  wordsBeforeQuote: ({ quote }) => quote.wordsBefore,
  tokensToCueBefore: ({ tokensToCueBefore }) => cueDistance(tokensToCueBefore),
  mentionsToCueBefore: ({ mentionsToCueBefore }) => mentionsToCueBefore,
  cueBeforeForm: ({ quote }) => cueFormCode[quote.cueBeforeForm],
  tokensToCueAfter: ({ tokensToCueAfter }) => cueDistance(tokensToCueAfter),
  mentionsBefore: ({ context }) => context.mentionsBefore,
  unclosed: ({ quote }) => flag(quote.unclosed),
  wordsOutside: ({ quote }) => Math.min(30, quote.wordsOutside),
  quoteFollows: ({ quote }) => flag(quote.quoteFollows),
});
