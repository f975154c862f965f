import { QueryError } from '../../errors.ts';
import type { Filters, Query } from '../match.ts';
import { type Period, parsePeriod } from './period.ts';

/** In UTF-16 units: several long messages of a thread. */
const maxLength = 10_000;
const opening = '"“”„«″';
const closing = '"”“»″';
const filterStart = /(?<![\p{L}\p{N}_])(by|from|speaker|outlet|since|until|after|before|on)[:：]\s*/iu;
const example = 'for example by:rutte, since:2025-01, until:"last week", outlet:interfax';

/** The names that people type, Slack's own among them, and the filters they set. `on` sets both days. */
const filterNames = {
  by: ['by'],
  from: ['by'],
  speaker: ['by'],
  outlet: ['outlet'],
  since: ['since'],
  after: ['since'],
  until: ['until'],
  before: ['until'],
  on: ['since', 'until'],
} as const satisfies Record<string, readonly (keyof Filters)[]>;

type FilterName = keyof typeof filterNames;

/** A filter's value and the text after it. */
type Value = { readonly value: string; readonly rest: string };

/** Returns the value in quotation marks at the start of a text, up to its end if they are not closed; `null` if it has none. */
function quoted(text: string): Value | null {
  if (!opening.includes(text.charAt(0)) || text === '') return null;
  for (let index = 1; index < text.length; index += 1)
    if (closing.includes(text.charAt(index)))
      return { value: text.slice(1, index), rest: text.slice(index + 1) };
  return { value: text.slice(1), rest: '' };
}

function firstWords(text: string, count: number): Value | null {
  const found = new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`, 'u').exec(text);
  return found === null ? null : { value: found[0], rest: text.slice(found[0].length) };
}

function nameValue(name: string, text: string): Value {
  const value = quoted(text) ?? firstWords(text, 1);
  if (value === null || value.value.trim() === '')
    throw new QueryError(`${name}: has no value: write it right after the colon, ${example}`);
  return value;
}

type DateName = Extract<FilterName, 'since' | 'until' | 'after' | 'before' | 'on'>;

function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Returns the days that a date filter allows. As in Slack, `after:` and `before:` leave the date itself out. */
function allowedDays(name: DateName, { first, last }: Period): Partial<Filters> {
  switch (name) {
    case 'since':
      return { since: first };
    case 'until':
      return { until: last };
    case 'after':
      return { since: shiftDay(last, 1) };
    case 'before':
      return { until: shiftDay(first, -1) };
    case 'on':
      return { since: first, until: last };
  }
}

/** Dates may have several words without quotes: takes as many of the next four words as make a date. */
function periodValue(text: string, today: Date): { readonly period: Period; readonly rest: string } | null {
  const bare = quoted(text) === null;
  for (let count = bare ? 4 : 0; count >= 1; count -= 1) {
    const words = firstWords(text, count);
    const period = words && parsePeriod(words.value, today);
    if (words && period) return { period, rest: words.rest };
  }
  const value = quoted(text);
  const period = value && parsePeriod(value.value, today);
  return value && period ? { period, rest: value.rest } : null;
}

function dateValue(
  name: DateName,
  text: string,
  today: Date,
): { readonly days: Partial<Filters>; readonly rest: string } {
  const found = periodValue(text, today);
  if (found !== null) return { days: allowedDays(name, found.period), rest: found.rest };
  const { value } = nameValue(name, text);
  throw new QueryError(
    `${name}:${value} is not a date: write 2025-02-13, 2025-02, 2025, "feb 2025" or "last week"`,
  );
}

/**
 * Splits a text into phrases in quotation marks, excluded words (`-word`) and the words outside them. A mark that is never
 * closed counts as closed at the end.
 */
function takePhrases(text: string): Pick<Query, 'words' | 'phrases' | 'excluded'> {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const take = (phrase: string | undefined) => {
    if (phrase !== undefined && /[\p{L}\p{N}]/u.test(phrase))
      phrases.push(phrase.trim().replace(/\s+/gu, ' '));
    return ' ';
  };
  const words = text
    .replace(/(?:"([^"]*)"|[“„]([^“”„]*)[”“]|«([^«»]*)»|″([^″]*)″)/gu, (_, ...groups) =>
      take(groups.slice(0, 4).find((group): group is string => typeof group === 'string')),
    )
    .replace(/(?<![^\s])["“„«″](?=\S)([^"“”„«»″]*)$/u, (_, phrase: string) => take(phrase))
    .replace(/(?<![^\s])[-−–](\p{L}[^\s]*)/gu, (_, word: string) => {
      excluded.push(word);
      return ' ';
    });
  return { words: words.replace(/\s+/gu, ' ').trim(), phrases, excluded };
}

function checkFilters(filters: Filters): Filters {
  const { since, until } = filters;
  if (since !== null && until !== null && since > until)
    throw new QueryError(`since:${since} is after until:${until}: no day is in both; swap them`);
  return filters;
}

/**
 * Parses a question: words, `"exact phrases"` (straight or curly marks), `-excluded` words and the filters `by:` (also
 * `from:`, `speaker:`), `outlet:`, `since:`, `until:`, `after:`, `before:` and `on:` in any order; values with spaces in quotation
 * marks. Dates become ISO days.
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
    const name = (found[1] ?? '').toLowerCase() as FilterName;
    const after = rest.slice(found.index + found[0].length);
    // "Rutte on: air defence" has no date.
    if (name === 'on' && periodValue(after, today) === null) {
      kept += rest.slice(0, found.index + found[0].length);
      rest = after;
      continue;
    }
    if (filterNames[name].some((filter) => filters[filter] !== null))
      throw new QueryError(`${name}: is given twice: keep one`);
    kept += `${rest.slice(0, found.index)} `;
    if (name === 'by' || name === 'from' || name === 'speaker' || name === 'outlet') {
      const value = nameValue(name, after);
      filters[name === 'outlet' ? 'outlet' : 'by'] = value.value.trim();
      rest = value.rest;
    } else {
      const value = dateValue(name, after, today);
      Object.assign(filters, value.days);
      rest = value.rest;
    }
  }
  return { text: clean.trim(), ...takePhrases(kept + rest), filters: checkFilters(filters) };
}
