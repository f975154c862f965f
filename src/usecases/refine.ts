import { trimEnd } from '../article/trim.ts';
import { QueryError } from '../errors.ts';
import { speakerKey } from '../search/index/speakers.ts';
import type { Query } from '../search/match.ts';
import { parseQuery } from '../search/query/parse-query.ts';

/** Speakers and outlets of the corpus, which a follow-up may name. */
export type Known = { readonly speakers: readonly string[]; readonly outlets: readonly string[] };

const leadIn = /^(?:(?:and|but|or|also|only|just|now|ok|okay|what about|how about)\b[\s,]*)+/i;
const narrowing = /^(by|from|since|after|until|before|in|on|about)\s+(\S.*)$/is;

const names = (all: readonly string[], wanted: string): boolean => {
  const words = speakerKey(wanted).split(' ');
  return all.some((name) => {
    const parts = speakerKey(name).split(' ');
    return words.every((word) => parts.includes(word));
  });
};

/** Formats a query as a question that `parseQuery` parses to the same query. */
function questionText({
  words,
  phrases,
  excluded,
  filters,
}: Pick<Query, 'words' | 'phrases' | 'excluded' | 'filters'>): string {
  const named = Object.entries(filters).flatMap(([name, value]) =>
    value === null ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`],
  );
  const without = excluded.map((word) => `-${word}`);
  return [words, ...phrases.map((phrase) => `"${phrase}"`), ...without, ...named]
    .filter((part) => part !== '')
    .join(' ');
}

/** Returns the filters in `text`; `null` if it is no valid query or has none. */
function filtersOf(text: string, today: Date): Partial<Query['filters']> | null {
  try {
    const set = Object.entries(parseQuery(text, today).filters).filter(([, value]) => value !== null);
    return set.length === 0 ? null : Object.fromEntries(set);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

/** Returns the filters that "by Macron", "from Interfax" or "since February" stand for; `null` if none. */
function narrowed(rest: string, known: Known, today: Date): Partial<Query['filters']> | null {
  const [, preposition = '', value = ''] = narrowing.exec(rest) ?? [];
  const bare = value.replace(/"/g, '');
  switch (preposition.toLowerCase()) {
    case 'by':
      return { by: bare };
    case 'from':
      return names(known.outlets, bare)
        ? { outlet: bare }
        : names(known.speakers, bare)
          ? { by: bare }
          : filtersOf(`since:"${bare}"`, today);
    case 'since':
    case 'after':
      return filtersOf(`since:"${bare}"`, today);
    case 'until':
    case 'before':
      return filtersOf(`until:"${bare}"`, today);
    case 'in':
    case 'on':
      return filtersOf(`since:"${bare}" until:"${bare}"`, today);
    default:
      return names(known.speakers, rest) ? { by: rest } : filtersOf(rest, today);
  }
}

/** Returns a follow-up without its lead-in ("and", "what about"); `null` if the text is no follow-up. */
function continuation(text: string): string | null {
  const said = trimEnd(text, /[\s?!.…]/u).trim();
  const rest = said.replace(leadIn, '').trim();
  const continues = rest !== said || /^(by|from|since|after|until|before)\s/i.test(said);
  return continues && rest !== '' ? rest : null;
}

/** True if a text continues an earlier question: "and by Macron?", "since February". */
export function isFollowUp(text: string): boolean {
  return continuation(text) !== null;
}

/** Parses a stored question; `null` if it is no longer valid. */
function parseStored(question: string, today: Date): Query | null {
  try {
    return parseQuery(question, today);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

/**
 * Returns the full question that a follow-up asks after `previous`: "and by Macron?" changes the speaker, "and air
 * defense?" changes the words and keeps the filters. Returns `null` if the text is no follow-up.
 */
export function refine(previous: string, followUp: string, known: Known, today: Date): string | null {
  const rest = continuation(followUp);
  if (rest === null) return null;
  const before = parseStored(previous, today);
  if (before === null) return null;
  const filters = narrowed(rest, known, today);
  if (filters !== null) return questionText({ ...before, filters: { ...before.filters, ...filters } });
  const words = rest.replace(/^(about|on|in)\s+/i, '');
  return questionText({ words, phrases: [], excluded: [], filters: before.filters });
}
