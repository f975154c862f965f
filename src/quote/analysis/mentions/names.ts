import { hasFlag, lexicalFlag } from '../../../language/lexicon-word.ts';
import type { NameRules } from '../../../language/quoting-language.ts';
import type { Token } from '../tokens.ts';
import type { MentionKind } from './mention.ts';

/** A name within a run of capital words. */
export type NameInRun = {
  readonly from: number;
  readonly to: number;
  /** The nearest title or form of address before it in lower case, or `''`. */
  readonly title: string;
  /** True if `title` is a form of address: "mr.". */
  readonly addressed: boolean;
};

function isAcronym(text: string): boolean {
  return text.length > 1 && text.length < 8 && text === text.toUpperCase() && /\p{L}/u.test(text);
}

function isTwoWordPlace(
  first: Token | undefined,
  second: Token | undefined,
  { twoWordPlaces }: NameRules,
): boolean {
  return twoWordPlaces.has(`${first?.lower ?? ''} ${second?.lower ?? ''}`);
}

/** Skips the domain of an office, which is no part of the name: "of State" in "Secretary of State John Kerry". */
function skipDomain(tokens: readonly Token[], from: number, end: number): number {
  const first = tokens[from]?.functionWord;
  if (first !== 'of' && first !== 'for') return from;
  let index = from + 1;
  while (
    index < end &&
    (tokens[index]?.functionWord === 'the' || hasFlag(tokens[index], lexicalFlag.bodyWord))
  )
    index++;
  return index < end && !hasFlag(tokens[index], lexicalFlag.givenName) ? index + 1 : index;
}

/** Skips peoples, places and acronyms before a name ("NATO", "New York"), but never the last word. */
function skipOrigin(tokens: readonly Token[], from: number, end: number, rules: NameRules): number {
  let index = from;
  while (end - index > 1) {
    const token = tokens[index];
    const following = tokens[index + 1];
    if (end - index > 2 && isTwoWordPlace(token, following, rules)) {
      index += 2;
      continue;
    }
    const place =
      hasFlag(token, lexicalFlag.place) &&
      !hasFlag(token, lexicalFlag.givenName) &&
      end - index > 2 &&
      hasFlag(following, lexicalFlag.givenName);
    const acronym = isAcronym(token?.text ?? '') && token?.lower.includes('.') !== true;
    if (!place && !acronym && !hasFlag(token, lexicalFlag.demonym)) break;
    index++;
  }
  return index;
}

/**
 * Takes dates, titles, peoples and places off a run of capital words. What is left is the name; if nothing is left,
 * `from` is at or after `to`.
 */
export function nameWithin(tokens: readonly Token[], from: number, to: number, rules: NameRules): NameInRun {
  const isDate = (index: number) => hasFlag(tokens[index], lexicalFlag.calendar);
  let start = from;
  let end = to;
  let title = '';
  let addressed = false;
  while (end > start + 1 && isDate(end - 1)) end--;
  // "In May Anna Berg": after "in", a month or a day is no given name.
  if (rules.beforeDates.has(tokens[from - 1]?.lower ?? '')) while (end > start + 1 && isDate(start)) start++;
  for (let index = start; index < end; index++) {
    const token = tokens[index];
    if (!hasFlag(token, lexicalFlag.title | lexicalFlag.address)) continue;
    // "Charlie King", "Mr. King": after a given name or a form of address, a title is a surname.
    const before = tokens[index - 1];
    const surname =
      hasFlag(before, lexicalFlag.givenName) ||
      (hasFlag(before, lexicalFlag.address) && before?.lower.endsWith('.') === true);
    if (surname && index === end - 1 && index > from) break;
    title = token?.lower ?? '';
    addressed = hasFlag(token, lexicalFlag.address);
    start = skipDomain(tokens, index + 1, end);
    index = start - 1;
  }
  return { from: skipOrigin(tokens, start, end, rules), to: end, title, addressed };
}

/** Returns what a demonym by itself stands for: a group, a role ("the Russian said"), a surname, or `null`. */
function kindOfDemonym(tokens: readonly Token[], index: number, run: number): MentionKind | null {
  const token = tokens[index];
  if (token?.lower.endsWith('s') === true) return hasFlag(token, lexicalFlag.groupNoun) ? 'group' : null;
  const next = tokens[index + 1];
  if (next?.kind === 'word' && !hasFlag(next, lexicalFlag.cueVerb)) return null;
  const before = tokens[run - 1];
  const described = before?.kind === 'word' && !before.capital && !hasFlag(before, lexicalFlag.cueVerb);
  return described || hasFlag(before, lexicalFlag.determiner) ? 'role' : 'name';
}

/** True if the words of a name make it the name of a body. */
function namesBody(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1];
  if (last === undefined) return false;
  const surname = hasFlag(last, lexicalFlag.surnameWord) && hasFlag(tokens[from], lexicalFlag.givenName);
  if (hasFlag(last, lexicalFlag.bodyWord) && !surname) return true;
  return tokens.slice(from, to).some(({ functionWord }) => functionWord === 'of');
}

/** Returns what kind of mention a name of one word is. */
function kindOfOneWord(
  tokens: readonly Token[],
  { from, title, addressed }: NameInRun,
  run: number,
  definite: boolean,
): MentionKind | null {
  const word = tokens[from];
  if (word === undefined) return null;
  if (title === '') {
    if (hasFlag(word, lexicalFlag.demonym)) return kindOfDemonym(tokens, from, run);
    if (hasFlag(word, lexicalFlag.calendar)) return null;
    if (hasFlag(word, lexicalFlag.place)) return 'place';
    if (hasFlag(word, lexicalFlag.bodyWord) || isAcronym(word.text)) return 'body';
  }
  if (!addressed && hasFlag(word, lexicalFlag.bodyNoun | lexicalFlag.body)) return 'body';
  return definite && !word.contraction ? 'body' : 'name';
}

/** Returns what kind of mention the name in the run that begins at `run` is, or `null` if it cannot speak. */
export function kindOfName(
  tokens: readonly Token[],
  name: NameInRun,
  run: number,
  rules: NameRules,
): MentionKind | null {
  const { from, to, title } = name;
  const first = tokens[from];
  const size = to - from;
  const definite = tokens[run - 1]?.functionWord === 'the' && title === '';
  if (size === 1) return kindOfOneWord(tokens, name, run, definite);
  if (size === 2 && isTwoWordPlace(first, tokens[to - 1], rules)) return 'place';
  if (title === '' && !hasFlag(first, lexicalFlag.givenName)) {
    if (definite) return 'body';
    for (let index = from; index < to; index++)
      if (hasFlag(tokens[index], lexicalFlag.bodyWord)) return 'body';
  }
  return size > 5 || namesBody(tokens, from, to) ? 'body' : 'name';
}
