import type { Span } from '../../../article/article.ts';
import type { Token } from '../tokens.ts';

/**
 * What a mention refers to: a person by name, a body, a place, a pronoun, a role ("the minister"), or several people.
 */
export type MentionKind = 'name' | 'body' | 'place' | 'pronoun' | 'role' | 'group';

/** Tokens of a paragraph that together refer to somebody or something that can speak. */
export type Phrase = {
  readonly kind: MentionKind;
  /** The index of the first token. */
  readonly from: number;
  /** The index after the last token. */
  readonly to: number;
  /** The words of a name as written, without titles; empty for other kinds. */
  readonly name: readonly string[];
  /** In lower case: the title before a name, the head noun of a role, a pronoun itself. Empty if there is none. */
  readonly head: string;
};

/** A phrase and its span in the article's text. */
export type Mention = Span &
  Phrase & {
    readonly paragraphIndex: number;
    /** The index among its paragraph's mentions; -1 for a mention in a headline or inside a quotation. */
    readonly index: number;
  };

/** Makes a mention of a phrase of at least one token. */
export function mentionOf(
  tokens: readonly Token[],
  { kind, from, to, name, head }: Phrase,
  paragraphIndex: number,
  index: number,
): Mention {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, kind, from, to, name, head, paragraphIndex, index };
}

/** Returns the index of the first mention that ends after a token. `mentions` are in the order of their ends. */
export function firstMentionAfter(mentions: readonly Mention[], token: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
