import type { Span } from '../../article/article.ts';
import type { Word } from '../../language/lexicon.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { QuotedSpan } from './quoted-spans.ts';

/**
 * A word, a punctuation mark, or a whole quotation with its quotation marks. A quotation is one token, so that what
 * is said inside it is not read as the article's own words.
 */
export type Token = Span &
  Word & {
    readonly kind: 'word' | 'mark' | 'quote';
    /** Of a quotation, the index of its span among the article's quoted spans; otherwise -1. */
    readonly quotedSpanIndex: number;
  };

/** True if the token ends a sentence. */
export function endsSentence({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === '.' || text === '?' || text === '!' || text === '\n');
}

const letter = /\p{L}/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

function isWordCharacter(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  // Half of a surrogate pair: letters beyond the basic multilingual plane are part of words as well.
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return wordCharacter.test(text.charAt(offset));
}

/**
 * Returns the end of the word that begins at `start`. A word has letters, digits, apostrophes and hyphens inside it,
 * and the points of initials.
 */
function wordEnd(text: string, start: number, limit: number): number {
  let offset = start;
  while (offset < limit) {
    if (isWordCharacter(text, offset)) {
      offset++;
      continue;
    }
    const character = text.charAt(offset);
    const inner = offset + 1 < limit && isWordCharacter(text, offset + 1);
    if (inner && (character === '-' || character === '’' || character === "'" || character === '&')) offset++;
    else if (
      inner &&
      (character === '.' || character === ',') &&
      /\d/.test(text.charAt(offset - 1)) &&
      /\d/.test(text.charAt(offset + 1))
    )
      offset++;
    else if (character === '.' && isInitials(text, start, offset)) offset++;
    else break;
  }
  return offset;
}

/** True if one letter, or initials with points ("U.S"), stand between `start` and the point at `point`. */
function isInitials(text: string, start: number, point: number): boolean {
  if (point - start > 6) return false;
  const letterBefore = letter.test(text.charAt(point - 1));
  return letterBefore && (point - 1 === start || text.charAt(point - 2) === '.');
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

const maxAbbreviationLength = 6;

/** Returns the end of the word at `start`, with the point of an abbreviation. */
function wordOrAbbreviationEnd(
  text: string,
  start: number,
  limit: number,
  { abbreviations }: QuotingLanguage,
): number {
  const end = wordEnd(text, start, limit);
  const isAbbreviation =
    text.charAt(end) === '.' &&
    end < limit &&
    end - start <= maxAbbreviationLength &&
    abbreviations.has(`${text.slice(start, end).toLowerCase()}.`);
  return isAbbreviation ? end + 1 : end;
}

/** Returns the words of a part of a text, without their spans. */
export function wordsIn(text: string, { start, end }: Span, language: QuotingLanguage): Word[] {
  const words: Word[] = [];
  let offset = start;
  while (offset < end) {
    if (!isWordCharacter(text, offset)) {
      offset++;
      continue;
    }
    const after = wordOrAbbreviationEnd(text, offset, end, language);
    words.push(language.lexicon.wordAt(text, offset, after));
    offset = after;
  }
  return words;
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
