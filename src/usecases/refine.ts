import { trimEnd } from '../article/trim.ts';
import { QueryError } from '../errors.ts';
import type { Query } from '../search/match.ts';
import { parseQuery } from '../search/query/parse-query.ts';

/** What a follow-up may name: people and outlets that the corpus has. */
export type Known = { readonly speakers: readonly string[]; readonly outlets: readonly string[] };

const leadIn = /^(?:(?:and|but|or|also|only|just|now|ok|okay|what about|how about)\b[\s,]*)+/i;
const narrowing = /^(by|from|since|after|until|before|in|on|about)\s+(\S.*)$/is;

const names = (all: readonly string[], wanted: string): boolean => {
  const words = wanted.toLocaleLowerCase('en').split(/\s+/);
  return all.some((name) => {
    const parts = name.toLocaleLowerCase('en').split(/\s+/);
    return words.every((word) => parts.includes(word));
  });
};

/** A query written out again, so that `parseQuery` reads it back as it was. */
function questionText({ words, phrases, filters }: Pick<Query, 'words' | 'phrases' | 'filters'>): string {
  const named = Object.entries(filters).flatMap(([name, value]) =>
    value === null ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`],
  );
  return [words, ...phrases.map((phrase) => `"${phrase}"`), ...named].filter((part) => part !== '').join(' ');
}

/** The filters that `text` comes to, or `null` where it is no query or says nothing but words. */
function filtersOf(text: string, today: Date): Partial<Query['filters']> | null {
  try {
    const set = Object.entries(parseQuery(text, today).filters).filter(([, value]) => value !== null);
    return set.length === 0 ? null : Object.fromEntries(set);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

/** The filters that "by Macron", "from Interfax", "since February" mean; `null` where they mean none. */
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

/** A follow-up without what stands around it, or `null` where the text does not read like one. */
function continuation(text: string): string | null {
  const said = trimEnd(text, /[\s?!.…]/u).trim();
  const rest = said.replace(leadIn, '').trim();
  const continues = rest !== said || /^(by|from|since|after|until|before)\s/i.test(said);
  return continues && rest !== '' ? rest : null;
}

/** Whether a text reads like the continuation of an earlier question: "and by Macron?", "since February". */
export function isFollowUp(text: string): boolean {
  return continuation(text) !== null;
}

/** A question that was kept with an answer, or `null` where it cannot be read any more. */
function readable(question: string, today: Date): Query | null {
  try {
    return parseQuery(question, today);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

/**
 * The question that a follow-up means after `previous`: "and by Macron?" asks the same of another speaker,
 * "and air defense?" of the same speaker something else. `null` where it is a question of its own.
 */
export function refine(previous: string, followUp: string, known: Known, today: Date): string | null {
  const rest = continuation(followUp);
  if (rest === null) return null;
  const before = readable(previous, today);
  if (before === null) return null;
  const filters = narrowed(rest, known, today);
  if (filters !== null) return questionText({ ...before, filters: { ...before.filters, ...filters } });
  const words = rest.replace(/^(about|on|in)\s+/i, '');
  return questionText({ words, phrases: [], filters: before.filters });
}
