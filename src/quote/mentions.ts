import type { Span } from '../article/article.ts';
import { determiners, openers, particles, prepositions } from './lexicon/common.ts';
import { cueVerbs, plainCues } from './lexicon/cues.ts';
import { menNames, sharedNames, womenNames } from './lexicon/givenNames.ts';
import { bodies, bodyWords, calendar, demonyms, longPlaces, places, surnameWords } from './lexicon/places.ts';
import { bodyNouns, groupNouns, personNouns, titles } from './lexicon/roles.ts';
import type { Token } from './tokens.ts';

export type MentionKind = 'name' | 'body' | 'place' | 'pronoun' | 'role' | 'group';

/** A stretch of the article's own telling that refers to somebody or something that may speak. */
export type Mention = Span & {
  readonly kind: MentionKind;
  readonly paragraph: number;
  /** Its place among its paragraph's mentions; -1 for one that is not in the telling. */
  readonly index: number;
  /** The tokens it covers: `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Of a name, its words without titles, as written; of anything else, empty. */
  readonly name: readonly string[];
  /** Of a name, the title before it; of a role, its head noun; of a pronoun, itself: in lower case. */
  readonly head: string;
};

/** Small words that are surnames as well. */
const surnameAlone = new Set([
  'will',
  'from',
  'may',
  'read',
  'given',
  'high',
  'last',
  'made',
  'only',
  'over',
  'own',
  'such',
  'best',
  'good',
  'early',
  'even',
]);

/** A mention before its place in the paragraph is known. */
type Draft = Omit<Mention, 'index'> & { index: number };

const pronouns = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her']);

function isAcronym(text: string): boolean {
  return text.length > 1 && text.length < 8 && text === text.toUpperCase() && /\p{L}/u.test(text);
}

export function isGivenName(lower: string): boolean {
  return menNames.has(lower) || womenNames.has(lower) || sharedNames.has(lower);
}

/** Whether a capital word can be part of a name where it stands, and does not merely open a sentence. */
function namesSomething(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (
    token === undefined ||
    token.kind !== 'word' ||
    !token.capital ||
    (token.text.length < 2 && !/[A-Z]\.?/.test(token.text))
  )
    return false;
  if (pronouns.has(token.lower) || token.text === 'I') return false;
  if (!openers.has(token.lower)) return true;
  const next = tokens[at + 1];
  // "Will said", "said From": a surname that is also a small word.
  if (
    surnameAlone.has(token.lower) &&
    (plainCues.has(next?.lower ?? '') ||
      (plainCues.has(tokens[at - 1]?.lower ?? '') && next?.kind !== 'word'))
  )
    return true;
  return isGivenName(token.lower) && next?.kind === 'word' && next.capital && !openers.has(next.lower);
}

/** Where the capitalised run that begins at `from` ends. */
function runEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return at;
    at++;
    if (token.clipped) return at;
    const next = tokens[at];
    if (next === undefined || next.kind !== 'word') return at;
    if (
      next.capital &&
      (namesSomething(tokens, at) || (next.text.length <= 2 && /^\p{Lu}\.?$/u.test(next.text)))
    )
      continue;
    const joint = particles.has(next.lower) && !next.capital;
    const office =
      (next.lower === 'of' || next.lower === 'for') &&
      (titles.has(token.lower) || bodyWords.has(token.lower));
    let ahead = at + 1;
    if (joint || office)
      while (particles.has(tokens[ahead]?.lower ?? '') || (office && tokens[ahead]?.lower === 'the')) ahead++;
    if ((joint || office) && ahead - at < 4 && namesSomething(tokens, ahead)) {
      at = ahead;
      continue;
    }
    return at;
  }
}

type Part = { readonly from: number; readonly to: number; readonly title: string };

/** Takes titles, peoples and places off the front of a run, so that the name itself is left (or nothing). */
function nameWithin(tokens: readonly Token[], from: number, to: number): Part {
  let start = from;
  let end = to;
  let title = '';
  while (end > start + 1 && calendar.has(tokens[end - 1]?.lower ?? '')) end--;
  for (let at = start; at < end; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (!titles.has(lower) && !isAddress(lower)) continue;
    // "Charlie King": after a given name even a title is a surname.
    const ahead = tokens[at - 1]?.lower ?? '';
    if (at === end - 1 && at > from && (isGivenName(ahead) || (isAddress(ahead) && ahead.endsWith('.'))))
      break;
    title = lower;
    start = at + 1;
    // "Secretary of State John Kerry": what the office is of belongs to the office.
    if (tokens[start]?.lower !== 'of' && tokens[start]?.lower !== 'for') continue;
    start++;
    while (start < end && (tokens[start]?.lower === 'the' || bodyWords.has(tokens[start]?.lower ?? '')))
      start++;
    if (start < end && !isGivenName(tokens[start]?.lower ?? '')) start++;
    at = start - 1;
  }
  while (end - start > 1) {
    const lower = tokens[start]?.lower ?? '';
    const following = tokens[start + 1]?.lower ?? '';
    const two = longPlaces.has(`${lower} ${following}`) && end - start > 2;
    const strip =
      two ||
      demonyms.has(lower) ||
      (isAcronym(tokens[start]?.text ?? '') && !/\./.test(lower)) ||
      (places.has(lower) && !isGivenName(lower) && end - start > 2 && isGivenName(following));
    if (!strip) break;
    start += two ? 2 : 1;
  }
  return { from: start, to: end, title };
}

const addresses = new Set([
  'mr.',
  'mr',
  'mrs.',
  'mrs',
  'ms.',
  'ms',
  'miss',
  'sir',
  'lord',
  'lady',
  'dame',
  'king',
  'queen',
  'prince',
  'princess',
  'pope',
  'congressman',
  'congresswoman',
  'messrs.',
  'madame',
  'businessman',
]);

function isAddress(lower: string): boolean {
  return addresses.has(lower);
}

function kindOfRun(tokens: readonly Token[], part: Part, from: number): MentionKind | null {
  const { from: start, to: end, title } = part;
  const first = tokens[start];
  const last = tokens[end - 1];
  if (first === undefined || last === undefined) return null;
  const size = end - start;
  if (size === 1 && title === '') {
    if (demonyms.has(last.lower)) {
      if (last.lower.endsWith('s')) return groupNouns.has(last.lower) ? 'group' : null;
      const next = tokens[end];
      if (next?.kind === 'word' && !cueVerbs.has(next.lower)) return null;
      const before = tokens[from - 1];
      const described = before?.kind === 'word' && !before.capital && !cueVerbs.has(before.lower);
      return described || determiners.has(before?.lower ?? '') ? 'role' : 'name';
    }
    if (calendar.has(last.lower)) return null;
    if (places.has(last.lower)) return 'place';
    if (bodies.has(last.lower) || bodyWords.has(last.lower) || isAcronym(last.text)) return 'body';
  }
  if (size === 1 && !isAddress(title) && (bodyNouns.has(last.lower) || bodies.has(last.lower))) return 'body';
  if (size === 2 && longPlaces.has(`${first.lower} ${last.lower}`)) return 'place';
  const the = tokens[from - 1]?.lower === 'the' && title === '';
  if (size > 1 && title === '' && !isGivenName(first.lower)) {
    for (let at = start; at < end; at++) if (bodyWords.has(tokens[at]?.lower ?? '')) return 'body';
    if (the) return 'body';
  }
  const surname = surnameWords.has(last.lower) && isGivenName(first.lower);
  if (
    size > 1 &&
    ((bodyWords.has(last.lower) && !surname) || tokens.slice(start, end).some(({ lower }) => lower === 'of'))
  )
    return 'body';
  if (size === 1 && the && !last.clipped) return 'body';
  return size > 5 ? 'body' : 'name';
}

/** What every listed noun, singular or plural, is the head of. */
const nounKinds: ReadonlyMap<string, MentionKind> = new Map([
  ...[...personNouns].map((noun) => [`${noun}s`, 'group'] as const),
  ...[...bodyNouns].map((noun) => [`${noun}s`, 'body'] as const),
  ...[...bodyNouns].map((noun) => [noun, 'body'] as const),
  ...[...groupNouns].map((noun) => [noun, 'group'] as const),
  ...[...personNouns].map((noun) => [noun, 'role'] as const),
]);

function nounKind(lower: string): MentionKind | null {
  const listed = nounKinds.get(lower);
  if (listed !== undefined) return listed;
  if (lower.length < 8) return null;
  return lower.endsWith('woman') ||
    lower.endsWith('year-old') ||
    (lower.endsWith('man') && !lower.endsWith('uman'))
    ? 'role'
    : null;
}

/** Where the noun phrase whose head is the token `head` begins. */
function phraseStart(
  tokens: readonly Token[],
  head: number,
): { readonly from: number; readonly determined: boolean } {
  let from = head;
  for (let at = head - 1; at >= 0 && head - at < 8; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') break;
    if (determiners.has(token.lower)) return { from: at, determined: true };
    if (
      prepositions.has(token.lower) ||
      plainCues.has(token.lower) ||
      (token.lower.endsWith('ed') && cueVerbs.has(token.lower)) ||
      token.lower === 'and' ||
      token.lower === 'who' ||
      token.lower === 'that' ||
      token.lower === 'but' ||
      token.lower === 'as' ||
      token.lower === 'is' ||
      token.lower === 'was'
    )
      break;
    from = at;
  }
  return { from, determined: false };
}

function roleAt(tokens: readonly Token[], at: number, paragraph: number): Draft | null {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || token.kind !== 'word') return null;
  const kind = nounKind(token.lower);
  if (kind === null) return null;
  if (
    next?.kind === 'word' &&
    (next.capital
      ? namesSomething(tokens, at + 1)
      : nounKind(next.lower) !== null && !cueVerbs.has(next.lower))
  )
    return null;
  const { from, determined } = phraseStart(tokens, at);
  const start = tokens[from];
  if (start === undefined) return null;
  const lead = tokens[at - 1];
  const bare = kind === 'group' || lead?.clipped === true || lead?.capital === true || from === 0;
  if (!determined && !bare) return null;
  return {
    start: start.start,
    end: token.end,
    kind,
    paragraph,
    from,
    to: at + 1,
    name: [],
    head: token.lower,
    index: -1,
  };
}

/** "the 46-year-old said": a noun phrase whose head is in no list, next to a verb of speaking. */
function phraseBefore(tokens: readonly Token[], verb: number, paragraph: number): Draft | null {
  const head = tokens[verb - 1];
  if (head === undefined || head.kind !== 'word' || head.capital || head.clipped) return null;
  if (
    head.lower.endsWith('ly') ||
    cueVerbs.has(head.lower) ||
    openers.has(head.lower) ||
    prepositions.has(head.lower) ||
    nounKind(head.lower) !== null ||
    pronouns.has(head.lower)
  )
    return null;
  const { from, determined } = phraseStart(tokens, verb - 1);
  const start = tokens[from];
  if (!determined || start === undefined) return null;
  return {
    start: start.start,
    end: head.end,
    kind: 'role',
    paragraph,
    from,
    to: verb,
    name: [],
    head: head.lower,
    index: -1,
  };
}

/** "(R-Ky.)", "(AP)": what stands in brackets, or names a party and a state, is not who speaks. */
function affiliates(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '(' || /^[DRI]-\p{Lu}/u.test(tokens[at]?.text ?? '');
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'quote' || (before.kind === 'mark' && before.text !== ',');
}

function runAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  paragraph: number,
  common: ReadonlySet<string>,
): Draft | null {
  const part = nameWithin(tokens, from, to);
  const first = tokens[part.from];
  const last = tokens[part.to - 1];
  if (part.from >= part.to || first === undefined || last === undefined) {
    const opening = tokens[from];
    const closing = tokens[to - 1];
    if (opening === undefined || closing === undefined || part.title === '') return null;
    const kind = nounKind(part.title) ?? 'role';
    return {
      start: opening.start,
      end: closing.end,
      kind,
      paragraph,
      from,
      to,
      name: [],
      head: part.title,
      index: -1,
    };
  }
  const only = to - from === 1 && opensSentence(tokens, from) ? first.lower : '';
  // A capital at the head of a sentence makes no name of a word that the article writes small elsewhere.
  if (only !== '' && nounKind(only) !== null && !bodies.has(only)) return roleAt(tokens, from, paragraph);
  if (only !== '' && common.has(only) && !isGivenName(only)) return null;
  const kind = kindOfRun(tokens, part, from);
  if (kind === null) return null;
  let { title } = part;
  // "campaign manager Robby Mook": the noun before the name tells as much as a title.
  const before = tokens[from - 1];
  if (title === '' && kind === 'name' && before?.kind === 'word' && personNouns.has(before.lower))
    title = before.lower;
  const name = kind === 'role' ? [] : tokens.slice(part.from, part.to).map(({ text }) => text);
  return {
    start: first.start,
    end: last.end,
    kind,
    paragraph,
    from: part.from,
    to: part.to,
    name,
    head: title,
    index: -1,
  };
}

/**
 * Everything in one paragraph's telling that may speak, in order of where it ends. `common` are the words that
 * the article writes without a capital.
 */
export function mentionsOf(
  tokens: readonly Token[],
  paragraph: number,
  common: ReadonlySet<string>,
): Mention[] {
  const mentions: Mention[] = [];
  const add = (draft: Draft): void => {
    draft.index = mentions.length;
    mentions.push(draft);
  };
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') {
      at++;
      continue;
    }
    if (pronouns.has(token.lower)) {
      const lead = tokens[at - 1]?.lower;
      const oblique = token.lower === 'her' || token.lower === 'him';
      if (!oblique || lead === 'to' || lead === 'by')
        add({
          start: token.start,
          end: token.end,
          kind: 'pronoun',
          paragraph,
          from: at,
          to: at + 1,
          name: [],
          head: token.lower,
          index: -1,
        });
      at++;
      continue;
    }
    if (namesSomething(tokens, at)) {
      const to = runEnd(tokens, at);
      const run = affiliates(tokens, at) ? null : runAt(tokens, at, to, paragraph, common);
      if (run !== null) add(run);
      at = to;
      continue;
    }
    const role = roleAt(tokens, at, paragraph);
    if (role !== null) add(role);
    else if (plainCues.has(token.lower)) {
      const phrase = phraseBefore(tokens, at, paragraph);
      if (phrase !== null) add(phrase);
    }
    at++;
  }
  return mentions;
}
