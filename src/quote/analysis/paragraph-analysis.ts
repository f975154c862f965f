import type { Article } from '../../article/article.ts';
import type { Cast } from '../people/people.ts';
import type { NearVerb } from './clauses.ts';
import type { Counts } from './counts.ts';
import type { Stretch } from './marks.ts';
import type { Mention } from './mention.ts';
import type { Token } from './tokens.ts';

/** What stands around a mention, whichever quote is asked about. Numbers are features as the models take them. */
export type Surroundings = {
  readonly follows: NearVerb;
  readonly leads: NearVerb & { readonly according: boolean };
  readonly preceded: number;
  readonly followed: number;
  readonly clipped: number;
  readonly bracketed: number;
  /** 1 at the head of a sentence, 0.5 of a clause, 0 after a preposition or a verb of speaking. */
  readonly opensSentence: number;
  /** How many mentions stand before it in its sentence, up to 4. */
  readonly earlier: number;
};

/** A paragraph taken apart. */
export type Scene = {
  /** The paragraph's, in the article. */
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** By a mention's index: what has been found to stand around it, kept since many quotes ask. */
  readonly surroundings: (Surroundings | undefined)[];
  readonly counts: Counts;
  /** How many words stand in the paragraphs before. */
  readonly wordsBefore: number;
};

/** An article taken apart: its stretches between marks, its paragraphs and who is in it. */
export type Reading = {
  readonly article: Article;
  readonly stretches: readonly Stretch[];
  readonly scenes: readonly Scene[];
  readonly cast: Cast;
};
