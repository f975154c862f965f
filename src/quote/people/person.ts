import type { Gender } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';

/** Somebody the article names. */
export type Person = {
  /** The fullest form the article gives, without titles. */
  name: string;
  /** The first word of the name, folded; empty for somebody with one name only. */
  readonly first: string;
  /** The last word of the name, folded. */
  readonly last: string;
  /** "jr", "iii", or empty. */
  readonly suffix: string;
  gender: Gender | null;
  /** The mentions by full name, in the order of the text; none for somebody with one name only. */
  readonly mentions: Mention[];
  /** How many mentions by name there are, full or not. */
  count: number;
};
