import { bodies, calendar, demonyms, longPlaces, places, surnameWords } from '../../language/en/places.ts';
import { addresses, bodyNouns, groupNouns, titles } from '../../language/en/roles.ts';
import type { MentionKind } from './mention.ts';
import type { Token } from './tokens.ts';
import { is, isGivenName, trait } from './vocabulary.ts';

/** The name within a run of capital words, and the title nearest before it, or `''`. */
export type Name = { readonly from: number; readonly to: number; readonly title: string };

/** "On Tuesday Anna Berg", "In May Anna Berg": a day or a month is no given name after one of these. */
const beforeDate = /^(?:on|in|since|until|last|next|this)$/;

/** Past what an office is of, which belongs to the office: "of State" in "Secretary of State John Kerry". */
function pastDomain(tokens: readonly Token[], from: number, end: number): number {
  if (tokens[from]?.lower !== 'of' && tokens[from]?.lower !== 'for') return from;
  let at = from + 1;
  while (at < end && (tokens[at]?.lower === 'the' || is(tokens[at], trait.bodyWord))) at++;
  return at < end && !is(tokens[at], trait.givenName) ? at + 1 : at;
}

/** Past the peoples, places and acronyms before a name ("NATO", "New York"), as long as a word is left. */
function pastOrigin(tokens: readonly Token[], from: number, end: number): number {
  let at = from;
  while (end - at > 1) {
    const lower = tokens[at]?.lower ?? '';
    const following = tokens[at + 1]?.lower ?? '';
    if (end - at > 2 && longPlaces.has(`${lower} ${following}`)) {
      at += 2;
      continue;
    }
    const place = places.has(lower) && !isGivenName(lower) && end - at > 2 && isGivenName(following);
    const acronym = isAcronym(tokens[at]?.text ?? '') && !lower.includes('.');
    if (!place && !acronym && !demonyms.has(lower)) break;
    at++;
  }
  return at;
}

/**
 * Takes dates, titles, peoples and places off a run of capital words, so that the name itself is left, or nothing:
 * then `from` is at or past `to`.
 */
export function nameWithin(tokens: readonly Token[], from: number, to: number): Name {
  let start = from;
  let end = to;
  let title = '';
  while (end > start + 1 && calendar.has(tokens[end - 1]?.lower ?? '')) end--;
  if (beforeDate.test(tokens[from - 1]?.lower ?? ''))
    while (end > start + 1 && calendar.has(tokens[start]?.lower ?? '')) start++;
  for (let at = start; at < end; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (!titles.has(lower) && !addresses.has(lower)) continue;
    // "Charlie King": after a given name even a title is a surname.
    const before = tokens[at - 1]?.lower ?? '';
    const surname = isGivenName(before) || (addresses.has(before) && before.endsWith('.'));
    if (surname && at === end - 1 && at > from) break;
    title = lower;
    start = pastDomain(tokens, at + 1, end);
    at = start - 1;
  }
  return { from: pastOrigin(tokens, start, end), to: end, title };
}

function isAcronym(text: string): boolean {
  return text.length > 1 && text.length < 8 && text === text.toUpperCase() && /\p{L}/u.test(text);
}

/** What a people's name stands for by itself: the people, a noun ("the Russian said"), a surname, or nobody. */
function kindOfDemonym(tokens: readonly Token[], at: number, run: number): MentionKind | null {
  const lower = tokens[at]?.lower ?? '';
  if (lower.endsWith('s')) return groupNouns.has(lower) ? 'group' : null;
  const next = tokens[at + 1];
  if (next?.kind === 'word' && !is(next, trait.cueVerb)) return null;
  const before = tokens[run - 1];
  const described = before?.kind === 'word' && !before.capital && !is(before, trait.cueVerb);
  return described || is(before, trait.determiner) ? 'role' : 'name';
}

/** Whether a name of several words is that of a body by one of its words. */
function namesBody(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined) return false;
  const surname = surnameWords.has(last.lower) && is(tokens[from], trait.givenName);
  if (is(last, trait.bodyWord) && !surname) return true;
  return tokens.slice(from, to).some(({ lower }) => lower === 'of');
}

/** What kind of thing a name in the run that begins at `run` refers to, or `null` where it is none that may speak. */
export function kindOfName(
  tokens: readonly Token[],
  { from, to, title }: Name,
  run: number,
): MentionKind | null {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined) return null;
  const size = to - from;
  if (size === 1 && title === '') {
    if (demonyms.has(last.lower)) return kindOfDemonym(tokens, from, run);
    if (calendar.has(last.lower)) return null;
    if (places.has(last.lower)) return 'place';
    if (is(last, trait.bodyWord) || isAcronym(last.text)) return 'body';
  }
  if (size === 1 && !addresses.has(title) && (bodyNouns.has(last.lower) || bodies.has(last.lower)))
    return 'body';
  if (size === 2 && longPlaces.has(`${first.lower} ${last.lower}`)) return 'place';
  const definite = tokens[run - 1]?.lower === 'the' && title === '';
  if (size === 1) return definite && !last.clipped ? 'body' : 'name';
  if (title === '' && !is(first, trait.givenName)) {
    if (definite) return 'body';
    for (let at = from; at < to; at++) if (is(tokens[at], trait.bodyWord)) return 'body';
  }
  return size > 5 || namesBody(tokens, from, to) ? 'body' : 'name';
}
