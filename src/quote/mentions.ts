import type { Span } from '../article/article.ts';
import { bodies, calendar, demonyms, longPlaces, places, surnameWords } from './lexicon/places.ts';
import { bodyNouns, groupNouns, titles } from './lexicon/roles.ts';
import type { Token } from './tokens.ts';
import { is, isGivenName, nounKindOf, trait } from './vocabulary.ts';

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

function isAcronym(text: string): boolean {
  return text.length > 1 && text.length < 8 && text === text.toUpperCase() && /\p{L}/u.test(text);
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
  if (is(token, trait.pronoun) || token.text === 'I') return false;
  if (!is(token, trait.opener)) return true;
  const next = tokens[at + 1];
  // "Will said", "said From": a surname that is also a small word.
  if (
    surnameAlone.has(token.lower) &&
    (is(next, trait.plainCue) || (is(tokens[at - 1], trait.plainCue) && next?.kind !== 'word'))
  )
    return true;
  return is(token, trait.givenName) && next?.kind === 'word' && next.capital && !is(next, trait.opener);
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
    const joint = is(next, trait.particle) && !next.capital;
    const office =
      (next.lower === 'of' || next.lower === 'for') && (is(token, trait.title) || is(token, trait.bodyWord));
    let ahead = at + 1;
    if (joint || office)
      while (is(tokens[ahead], trait.particle) || (office && tokens[ahead]?.lower === 'the')) ahead++;
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
  // "On Tuesday Anna Berg", "In May Anna Berg", but "with April Winter".
  const when = /^(?:on|in|since|until|last|next|this)$/.test(tokens[from - 1]?.lower ?? '');
  while (end > start + 1 && when && calendar.has(tokens[start]?.lower ?? '')) start++;
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
    while (start < end && (tokens[start]?.lower === 'the' || is(tokens[start], trait.bodyWord))) start++;
    if (start < end && !is(tokens[start], trait.givenName)) start++;
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
      if (next?.kind === 'word' && !is(next, trait.cueVerb)) return null;
      const before = tokens[from - 1];
      const described = before?.kind === 'word' && !before.capital && !is(before, trait.cueVerb);
      return described || is(before, trait.determiner) ? 'role' : 'name';
    }
    if (calendar.has(last.lower)) return null;
    if (places.has(last.lower)) return 'place';
    if (bodies.has(last.lower) || is(last, trait.bodyWord) || isAcronym(last.text)) return 'body';
  }
  if (size === 1 && !isAddress(title) && (bodyNouns.has(last.lower) || bodies.has(last.lower))) return 'body';
  if (size === 2 && longPlaces.has(`${first.lower} ${last.lower}`)) return 'place';
  const the = tokens[from - 1]?.lower === 'the' && title === '';
  if (size > 1 && title === '' && !is(first, trait.givenName)) {
    for (let at = start; at < end; at++) if (is(tokens[at], trait.bodyWord)) return 'body';
    if (the) return 'body';
  }
  const surname = surnameWords.has(last.lower) && is(first, trait.givenName);
  if (
    size > 1 &&
    ((is(last, trait.bodyWord) && !surname) || tokens.slice(start, end).some(({ lower }) => lower === 'of'))
  )
    return 'body';
  if (size === 1 && the && !last.clipped) return 'body';
  return size > 5 ? 'body' : 'name';
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
    if (is(token, trait.determiner)) return { from: at, determined: true };
    if (
      is(token, trait.preposition) ||
      is(token, trait.plainCue) ||
      (token.lower.endsWith('ed') && is(token, trait.cueVerb)) ||
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
  const kind = token.noun;
  if (kind === null) return null;
  if (
    next?.kind === 'word' &&
    (next.capital ? namesSomething(tokens, at + 1) : next.noun !== null && !is(next, trait.cueVerb))
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
    is(head, trait.cueVerb) ||
    is(head, trait.opener) ||
    is(head, trait.preposition) ||
    head.noun !== null ||
    is(head, trait.pronoun)
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
    const kind = nounKindOf(part.title) ?? 'role';
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
  if (only !== '' && nounKindOf(only) !== null && !bodies.has(only)) return roleAt(tokens, from, paragraph);
  if (only !== '' && common.has(only) && !isGivenName(only)) return null;
  const kind = kindOfRun(tokens, part, from);
  if (kind === null) return null;
  let { title } = part;
  // "campaign manager Robby Mook": the noun before the name tells as much as a title.
  const before = tokens[from - 1];
  if (title === '' && kind === 'name' && before?.kind === 'word' && is(before, trait.personNoun))
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
    if (is(token, trait.pronoun)) {
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
    else if (is(token, trait.plainCue)) {
      const phrase = phraseBefore(tokens, at, paragraph);
      if (phrase !== null) add(phrase);
    }
    at++;
  }
  return mentions;
}
