import type { Span } from '../../article/article.ts';
import { words } from '../../language/en/word-list.ts';
import type { Stretch } from './marks.ts';
import { type Word, wordAt } from './vocabulary.ts';

/**
 * What a paragraph is made of: words, single punctuation marks, and quotes as one token each (their quotation
 * marks included), so that whatever is said inside them cannot be mistaken for the article's own telling.
 */
export type Token = Span &
  Word & {
    readonly kind: 'word' | 'mark' | 'quote';
    /** For a quote, the index of its stretch; otherwise -1. */
    readonly stretch: number;
  };

/** Whether a token ends a sentence. */
export function isStop({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === '.' || text === '?' || text === '!' || text === '\n');
}

const abbreviations = words(`
mr. mrs. ms. dr. sen. sens. rep. reps. gov. govs. gen. lt. col. maj. capt. sgt. adm. cmdr. rev. hon. st. prof. jr. sr. amb. supt. jan.
del. feb. mar. apr. aug. sept. oct. nov. dec. vs. no. inc. corp. ltd. co. u.s. u.n. u.k. e.u. d.c. pvt. cpl. messrs.
`);
const letter = /\p{L}/u;
const wordUnit = /[\p{L}\p{N}\p{M}]/u;

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  // Half of a surrogate pair: letters beyond the first plane are part of words as well.
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return wordUnit.test(text.charAt(at));
}

/** The end of the word at `start`: letters and figures, inner apostrophes, hyphens and the points of initials. */
function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    if (isWordUnit(text, at)) {
      at++;
      continue;
    }
    const character = text.charAt(at);
    const inner = at + 1 < limit && isWordUnit(text, at + 1);
    if (inner && (character === '-' || character === '’' || character === "'" || character === '&')) at++;
    else if (
      inner &&
      (character === '.' || character === ',') &&
      /\d/.test(text.charAt(at - 1)) &&
      /\d/.test(text.charAt(at + 1))
    )
      at++;
    else if (character === '.' && isInitials(text, start, at)) at++;
    else break;
  }
  return at;
}

/** Whether what stands before the point at `at` is one letter, or initials with points ("U.S"). */
function isInitials(text: string, start: number, at: number): boolean {
  if (at - start > 6) return false;
  const letterBefore = letter.test(text.charAt(at - 1));
  return letterBefore && (at - 1 === start || text.charAt(at - 2) === '.');
}

/** A token that is no word: a mark, or a quote, which has its stretch. All tokens have the same fields in the same order. */
function otherToken(
  kind: 'mark' | 'quote',
  text: string,
  start: number,
  end: number,
  stretch: number,
): Token {
  return {
    start,
    end,
    kind,
    text,
    lower: text,
    capital: false,
    clipped: false,
    traits: 0,
    noun: null,
    stretch,
  };
}

/** The word of an article from `start` to `after` as a token; a possessive or contracted ending is told of but left out. */
function wordToken(article: string, start: number, after: number): Token {
  const { text, lower, capital, clipped, traits, noun } = wordAt(article, start, after);
  const end = start + text.length;
  return { start, end, kind: 'word', text, lower, capital, clipped, traits, noun, stretch: -1 };
}

/** The tokens of one paragraph; `first` is the index of the first stretch that can lie in it. */
export function tokensOf(
  text: string,
  paragraph: Span,
  stretches: readonly Stretch[],
  first: number,
): Token[] {
  const tokens: Token[] = [];
  let next = first;
  let at = paragraph.start;
  while (at < paragraph.end) {
    const stretch = stretches[next];
    const opening = stretch === undefined ? -1 : Math.max(paragraph.start, stretch.start - 1);
    if (stretch !== undefined && at >= opening && stretch.end <= paragraph.end) {
      const end = Math.min(paragraph.end, stretch.end + 1);
      tokens.push(otherToken('quote', '', opening, end, next));
      at = Math.max(end, at + 1);
      next++;
      continue;
    }
    if (isWordUnit(text, at)) {
      const limit = opening < at ? paragraph.end : Math.min(paragraph.end, opening);
      let after = wordEnd(text, at, limit);
      if (
        text.charCodeAt(after) === 46 &&
        after < limit &&
        after - at < 7 &&
        abbreviations.has(`${text.slice(at, after).toLowerCase()}.`)
      )
        after++;
      tokens.push(wordToken(text, at, after));
      at = after;
      continue;
    }
    const character = text.charAt(at);
    // A line that ends with a sentence or a quote ends there; a line that was merely wrapped does not.
    const ends =
      character === '\n' && (tokens.at(-1)?.kind !== 'word' || /["“”«„—–―-]/.test(text.charAt(at + 1)));
    if (ends || character.trim() !== '') tokens.push(otherToken('mark', character, at, at + 1, -1));
    at++;
  }
  return tokens;
}
