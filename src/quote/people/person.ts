import type { Mention } from '../analysis/mention.ts';
import type { Gender } from './gender.ts';

/** Somebody the article names, and every mention by full name. */
export type Person = {
  /** The fullest form the article gives, without titles. */
  name: string;
  /** The first and the last word of the name, folded; `first` is empty for somebody with one name only. */
  readonly first: string;
  readonly last: string;
  /** "jr", "iii", or empty. */
  readonly suffix: string;
  gender: Gender | null;
  /** The mentions by full name, in order of text; for somebody with one name only, none. */
  readonly mentions: Mention[];
  /** How often the article names them, in full or not. */
  count: number;
};
