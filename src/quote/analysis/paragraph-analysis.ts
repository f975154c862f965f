import type { Counts } from './counts.ts';
import type { LeadingVerb, NearVerb } from './cue-verbs.ts';
import type { Mention } from './mentions/mention.ts';
import type { TokenClass } from './token-class.ts';
import type { Token } from './tokens.ts';

/**
 * What stands before a mention in its sentence: nothing or no preposition, a comma, or a preposition or verb of
 * speaking.
 */
export type MentionPosition = 'sentence-start' | 'clause-start' | 'object';

/** What stands around a mention in its paragraph, whatever quote is asked about. */
export type MentionContext = {
  readonly verbAfter: NearVerb;
  readonly verbBefore: LeadingVerb;
  /** The token before the mention; for a name with a title, the token before the title. */
  readonly tokenBefore: TokenClass;
  readonly tokenAfter: TokenClass;
  /** True if the mention ends with a possessive or contracted ending: "Rutte’s". */
  readonly contraction: boolean;
  readonly inBrackets: boolean;
  readonly position: MentionPosition;
  /** How many mentions stand before it in its sentence, at most 4. */
  readonly mentionsBefore: number;
};

/** A paragraph taken apart. */
export type ParagraphAnalysis = {
  /** The index of the paragraph in its article. */
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** A cache by mention index, since many quotes ask for the same mention's context. */
  readonly mentionContexts: (MentionContext | undefined)[];
  readonly counts: Counts;
  /** How many words the paragraphs before it have. */
  readonly wordsBefore: number;
};
