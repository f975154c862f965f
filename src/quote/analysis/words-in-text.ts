import type { Span } from '../../article/article.ts';
import type { LexiconWord } from '../../language/lexicon-word.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';

const letter = /\p{L}/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** True if the character at an offset is a letter, a digit or an accent. */
export function isWordCharacter(text: string, offset: number): boolean {
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

const maxAbbreviationLength = 6;

/** Returns the end of the word at `start`, with the point of an abbreviation. */
export function wordOrAbbreviationEnd(
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
export function wordsIn(text: string, { start, end }: Span, language: QuotingLanguage): LexiconWord[] {
  const words: LexiconWord[] = [];
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
