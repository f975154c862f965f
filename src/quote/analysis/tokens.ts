import type { Span } from '../../article/article.ts';
import type { LexiconWord } from '../../language/lexicon-word.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { QuotedSpan } from './quoted-spans.ts';
import { isWordCharacter, wordOrAbbreviationEnd } from './words-in-text.ts';

/**
 * A word, a punctuation mark, or a whole quotation with its quotation marks. A quotation is one token, so that what
 * is said inside it is not read as the article's own words.
 */
export type Token = Span &
  LexiconWord & {
    readonly kind: 'word' | 'mark' | 'quote';
    /** Of a quotation, the index of its span among the article's quoted spans; otherwise -1. */
    readonly quotedSpanIndex: number;
  };

/** True if the token ends a sentence. */
export function isSentenceEnd({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === '.' || text === '?' || text === '!' || text === '\n');
}

/**
 * Builds the token of a mark or a quotation. All tokens have the same fields in the same order, which keeps them
 * fast.
 */
function otherToken(
  kind: 'mark' | 'quote',
  text: string,
  start: number,
  end: number,
  quotedSpanIndex: number,
): Token {
  return {
    start,
    end,
    kind,
    text,
    lower: text,
    capital: false,
    contraction: false,
    flags: 0,
    noun: null,
    functionWord: null,
    form: null,
    quotedSpanIndex,
  };
}

/** Builds the token of a word. Its span leaves out the possessive or contracted ending. */
function wordToken({ lexicon }: QuotingLanguage, article: string, start: number, after: number): Token {
  const { text, lower, capital, contraction, flags, noun, functionWord, form } = lexicon.wordAt(
    article,
    start,
    after,
  );
  return {
    start,
    end: start + text.length,
    kind: 'word',
    text,
    lower,
    capital,
    contraction,
    flags,
    noun,
    functionWord,
    form,
    quotedSpanIndex: -1,
  };
}

/** Returns the tokens of a part of a text. `first` is the index of the first quoted span that can lie in it. */
export function tokensOf(
  text: string,
  part: Span,
  quotedSpans: readonly QuotedSpan[],
  first: number,
  language: QuotingLanguage,
): Token[] {
  const tokens: Token[] = [];
  let next = first;
  let offset = part.start;
  while (offset < part.end) {
    const quotedSpan = quotedSpans[next];
    const opening = quotedSpan === undefined ? -1 : Math.max(part.start, quotedSpan.start - 1);
    if (quotedSpan !== undefined && offset >= opening && quotedSpan.end <= part.end) {
      const end = Math.min(part.end, quotedSpan.end + 1);
      tokens.push(otherToken('quote', '', opening, end, next));
      offset = Math.max(end, offset + 1);
      next++;
      continue;
    }
    if (isWordCharacter(text, offset)) {
      const limit = opening < offset ? part.end : Math.min(part.end, opening);
      const after = wordOrAbbreviationEnd(text, offset, limit, language);
      tokens.push(wordToken(language, text, offset, after));
      offset = after;
      continue;
    }
    const character = text.charAt(offset);
    // A line break ends a sentence after a mark or a quotation. After a word the line was merely wrapped.
    const endsLine =
      character === '\n' && (tokens.at(-1)?.kind !== 'word' || /["“”„«—–―-]/.test(text.charAt(offset + 1)));
    if (endsLine || character.trim() !== '')
      tokens.push(otherToken('mark', character, offset, offset + 1, -1));
    offset++;
  }
  return tokens;
}
