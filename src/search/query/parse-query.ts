import { QueryError } from '../../errors.ts';
import type { Filters, Query } from '../match.ts';
import { parsePeriod } from './period.ts';

/** In UTF-16 units: several long messages of a thread. */
const maxLength = 10_000;
const opening = '"“”„«″';
const closing = '"”“»″';
const filterStart = /(?<![\p{L}\p{N}_])(by|outlet|since|until)[:：]\s*/iu;
const example = 'for example by:rutte, since:2025-01, until:"last week", outlet:interfax';

/** A filter's value and the text after it. */
type Value = { readonly value: string; readonly rest: string };

/** Returns the value in quotation marks at the start of a text; `null` if there is none or it is not closed. */
function quoted(text: string): Value | null {
  if (!opening.includes(text.charAt(0)) || text === '') return null;
  for (let index = 1; index < text.length; index += 1)
    if (closing.includes(text.charAt(index)))
      return { value: text.slice(1, index), rest: text.slice(index + 1) };
  return null;
}

function firstWords(text: string, count: number): Value | null {
  const found = new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`, 'u').exec(text);
  return found === null ? null : { value: found[0], rest: text.slice(found[0].length) };
}

function nameValue(name: string, text: string): Value {
  const found = quoted(text);
  if (found === null && opening.includes(text.charAt(0)) && text !== '')
    throw new QueryError(
      `the quotation mark after ${name}: is never closed (${text.slice(0, 40)}): write ${name}:"two words"`,
    );
  const value = found ?? firstWords(text, 1);
  if (value === null || value.value.trim() === '')
    throw new QueryError(`${name}: has no value: write it right after the colon, ${example}`);
  return value;
}

/** Dates may have several words without quotes: takes as many of the next four words as make a date. */
function dateValue(name: 'since' | 'until', text: string, today: Date): Value {
  const bare = quoted(text) === null;
  for (let count = bare ? 4 : 0; count >= 1; count -= 1) {
    const words = firstWords(text, count);
    const period = words && parsePeriod(words.value, today);
    if (words && period) return { value: name === 'since' ? period.first : period.last, rest: words.rest };
  }
  const { value, rest } = nameValue(name, text);
  const period = parsePeriod(value, today);
  if (period === null)
    throw new QueryError(
      `${name}:${value} is not a date: write 2025-02-13, 2025-02, 2025, "feb 2025" or "last week"`,
    );
  return { value: name === 'since' ? period.first : period.last, rest };
}

/** Splits a text into phrases in quotation marks and the words outside them. */
function takePhrases(text: string): { words: string; phrases: string[] } {
  const phrases: string[] = [];
  const words = text.replace(/(?:"([^"]*)"|[“„”]([^“”„]*)[”“]|«([^«»]*)»|″([^″]*)″)/gu, (_, ...groups) => {
    const phrase = groups.slice(0, 4).find((group) => typeof group === 'string');
    if (typeof phrase === 'string' && /[\p{L}\p{N}]/u.test(phrase))
      phrases.push(phrase.trim().replace(/\s+/gu, ' '));
    return ' ';
  });
  return { words: words.replace(/\s+/gu, ' ').trim(), phrases };
}

function checkFilters(filters: Filters): Filters {
  const { since, until } = filters;
  if (since !== null && until !== null && since > until)
    throw new QueryError(`since:${since} is after until:${until}: no day is in both; swap them`);
  return filters;
}

/**
 * Parses a question: words, `"exact phrases"` (straight or curly marks) and the filters `by:`, `since:`, `until:` and
 * `outlet:` in any order; values with spaces in quotation marks. Dates become ISO days.
 * @throws QueryError for a value that is missing, malformed or given twice, and for more than 10,000 characters.
 * @example parseQuery('peace talks by:rutte since:"feb 2025"', new Date())
 */
export function parseQuery(text: string, today: Date): Query {
  if (text.length > maxLength)
    throw new QueryError(
      `the question has ${text.length} characters: up to ${maxLength} can be searched for; quote the sentence that matters`,
    );
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ');
  const filters: { -readonly [Name in keyof Filters]: Filters[Name] } = {
    by: null,
    outlet: null,
    since: null,
    until: null,
  };
  let [rest, kept] = [clean, ''];
  for (let found = filterStart.exec(rest); found !== null; found = filterStart.exec(rest)) {
    const name = (found[1] ?? '').toLowerCase() as keyof Filters;
    const after = rest.slice(found.index + found[0].length);
    if (filters[name] !== null) throw new QueryError(`${name}: is given twice: keep one`);
    const dated = name === 'since' || name === 'until';
    const value = dated ? dateValue(name, after, today) : nameValue(name, after);
    filters[name] = value.value.trim();
    kept += `${rest.slice(0, found.index)} `;
    rest = value.rest;
  }
  return { text: clean.trim(), ...takePhrases(kept + rest), filters: checkFilters(filters) };
}
