import type { Span } from '../../article/article.ts';
import type { Token } from './tokens.ts';

export type MentionKind = 'name' | 'body' | 'place' | 'pronoun' | 'role' | 'group';

/** Some of a paragraph's tokens that together refer to somebody or something that may speak. */
export type Phrase = {
  readonly kind: MentionKind;
  /** The tokens it covers: `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Of a name, its words without titles, as written; of anything else, empty. */
  readonly name: readonly string[];
  /** Of a name, the title before it; of a role, its head noun; of a pronoun, itself: in lower case. */
  readonly head: string;
};

/** A phrase where it stands in its article: `start` and `end` are offsets in the text. */
export type Mention = Span &
  Phrase & {
    readonly paragraph: number;
    /** Its place among its paragraph's mentions; -1 for one that is not in the telling. */
    readonly index: number;
  };

/** The mention that a phrase of a paragraph's tokens makes; it covers at least one token. */
export function mentionOf(
  tokens: readonly Token[],
  { kind, from, to, name, head }: Phrase,
  paragraph: number,
  index: number,
): Mention {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, kind, from, to, name, head, paragraph, index };
}

/** The index of the first mention that ends after a token; `mentions` are in order of where they end. */
export function firstAfter(mentions: readonly Mention[], token: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
