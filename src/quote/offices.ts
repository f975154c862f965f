import { longPlaces } from './lexicon/places.ts';
import { words } from './lexicon/words.ts';
import type { Mention } from './mention.ts';
import { foldName } from './people.ts';
import type { Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

/** The words that an article uses of a person beside the name: heads ("senator") and what qualifies them ("vermont"). */
export type Offices = { readonly heads: Set<string>; readonly qualifiers: Set<string> };

const short: Readonly<Record<string, string>> = {
  'sen.': 'senator',
  'sens.': 'senator',
  'rep.': 'representative',
  'reps.': 'representative',
  'gov.': 'governor',
  'gen.': 'general',
  'dr.': 'doctor',
  'prof.': 'professor',
  'col.': 'colonel',
  'lt.': 'lieutenant',
  'capt.': 'captain',
  'rev.': 'reverend',
  'maj.': 'major',
  'sgt.': 'sergeant',
  'adm.': 'admiral',
  'amb.': 'ambassador',
  premier: 'minister',
  'secretary-general': 'chief',
  general: 'chief',
  head: 'chief',
  boss: 'chief',
  congressman: 'representative',
  congresswoman: 'representative',
  advisor: 'adviser',
  'president-elect': 'president',
  'vice-president': 'president',
  advocate: 'activist',
  aspirant: 'candidate',
  hopeful: 'candidate',
  contender: 'candidate',
  frontrunner: 'candidate',
  'front-runner': 'candidate',
  nominee: 'candidate',
  rival: 'candidate',
  mogul: 'businessman',
  billionaire: 'businessman',
  tycoon: 'businessman',
  magnate: 'businessman',
  developer: 'businessman',
  entrepreneur: 'businessman',
  businesswoman: 'businessman',
  millionaire: 'businessman',
  surgeon: 'doctor',
  physician: 'doctor',
  neurosurgeon: 'doctor',
  attorney: 'lawyer',
  counsel: 'lawyer',
  scholar: 'professor',
  academic: 'professor',
  spokeswoman: 'spokesperson',
  spokesman: 'spokesperson',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  ceo: 'executive',
  writer: 'author',
  novelist: 'author',
  actress: 'actor',
  journalist: 'reporter',
  correspondent: 'reporter',
};

/** What one office may be called by as well: a senator is a lawmaker, a president a leader. */
const broader: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'minister', 'chancellor', 'chief', 'speaker', 'chair', 'premier'],
  chief: ['president', 'executive', 'director', 'secretary', 'chair', 'commissioner'],
  lawmaker: ['senator', 'representative', 'congressman'],
  legislator: ['senator', 'representative'],
  politician: ['senator', 'representative', 'governor', 'minister', 'president'],
  official: ['director', 'spokesperson', 'deputy', 'secretary', 'minister'],
  minister: ['minister'],
  diplomat: ['ambassador', 'envoy', 'minister', 'secretary', 'chief'],
  aide: ['adviser', 'spokesperson', 'assistant'],
};

/** The words that can be the head of an office. */
const heading = trait.title | trait.personNoun;

function office(lower: string): string {
  return short[lower] ?? lower;
}

const modifiers = words(
  'former ex then acting outgoing incoming deputy vice senior junior top chief prime foreign defence defense state interim longtime veteran retired independent of',
);

/** Whether a word can be part of an office as news texts put it before or after a name. */
function belongs(token: Token): boolean {
  return token.capital || is(token, heading) || modifiers.has(token.lower);
}

/** "New York": the one small word that places begin with. */
function opensPlace({ lower, capital }: Token, next: Token | undefined): boolean {
  return capital && longPlaces.has(`${lower} ${next?.lower}`);
}

/** The words before a name that belong to it ("former Florida governor"), the nearest first. */
function before(tokens: readonly Token[], from: number): Token[] {
  const found: Token[] = [];
  let unknown = 0;
  for (let at = from - 1; at >= 0 && from - at < 9; at--) {
    const token = tokens[at];
    if (
      token === undefined ||
      token.kind !== 'word' ||
      is(token, trait.determiner) ||
      (is(token, trait.opener) && token.lower !== 'of' && !opensPlace(token, found.at(-1)))
    )
      break;
    if (is(token, trait.cueVerb) || (is(token, trait.preposition) && token.lower !== 'of')) break;
    // "campaign manager": one word that no list knows may qualify the noun after it.
    if (!belongs(token) && (at === from - 1 || ++unknown > 1)) break;
    found.push(token);
  }
  while (found.length > 0 && !knownEnd(found)) found.pop();
  if (found.at(-1)?.lower === 'of') found.pop();
  return found;
}

function knownEnd(found: readonly Token[]): boolean {
  const last = found.at(-1);
  return last !== undefined && (belongs(last) || followedByNoun(found));
}

/** "campaign manager": whether the farthest word stands directly before a noun for a person. */
function followedByNoun(found: readonly Token[]): boolean {
  const next = found.at(-2);
  return next !== undefined && is(next, trait.personNoun) && !/(?:ed|ing)$/.test(found.at(-1)?.lower ?? '');
}

/** The words of an apposition after a name (", the Dutch prime minister,"). */
function after(tokens: readonly Token[], to: number): Token[] {
  const found: Token[] = [];
  if (tokens[to]?.text !== ',' && tokens[to]?.text !== '(') return found;
  for (let at = to + 1; at < tokens.length && at - to < 14; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') break;
    if ((is(token, trait.cueVerb) && at - to > 1) || token.lower === 'who' || token.lower === 'which') break;
    found.push(token);
  }
  const opens = found[0];
  const close = tokens[to + 1 + found.length];
  const closed = close === undefined || close.kind === 'mark' || close.lower === 'who';
  const begins =
    opens !== undefined && (is(opens, trait.determiner) || belongs(opens) || is(found[1], trait.personNoun));
  return closed && begins && found.some((token) => is(token, heading)) ? found : [];
}

/** Adds what the text around one mention by name tells of its bearer. */
export function noteOffices(offices: Offices, tokens: readonly Token[], mention: Mention): void {
  for (const token of [...before(tokens, mention.from), ...after(tokens, mention.to)]) {
    if (is(token, heading)) offices.heads.add(office(token.lower));
    if (token.capital) offices.qualifiers.add(stem(token.lower));
  }
}

/** Brings "Ukraine" and "Ukrainian" together. */
function stem(lower: string): string {
  return foldName(lower).slice(0, 5);
}

/** What says how somebody stands to somebody else, or stands for several, and so is no office by itself. */
const noOffice = words(
  `friend brother sister husband wife son daughter mother father parent grandfather grandmother uncle aunt rival opponent challenger
  guest person someone man woman boy girl one another dr. sens. reps. hopeful critic ally supporter participant attendee source`,
);
const courtesy = /^(?:mr|mrs|ms|miss)\.?$/;
const mostWords = 6;
const mostWordsAfter = 8;

const clauseOpeners = words(
  'and or but nor when while where who whose whom which that is was are were be has had have will would now then since until',
);

/** Whether a word cannot be part of an office: a verb, a conjunction, or a word of a line in capitals. */
function breaksOffice(token: Token): boolean {
  const { lower, text, capital } = token;
  if (clauseOpeners.has(lower)) return true;
  if (capital) return text.length > 5 && text === text.toUpperCase() && !text.includes('.');
  if (is(token, heading) || modifiers.has(lower) || lower.includes('-')) return false;
  return is(token, trait.cueVerb) || /(?:ed|ing)$/.test(lower);
}

/** Whether words are somebody's office: they hold the noun for one, and more than how they stand to somebody. */
function isOffice(tokens: readonly Token[]): boolean {
  return tokens.some((token) => is(token, heading) && !noOffice.has(token.lower) && token.noun !== 'group');
}

/** "Anna Berg": the name of somebody else, who is not who the office is of. */
function opensName(token: Token, next: Token | undefined): boolean {
  return (
    next?.capital === true &&
    is(token, trait.givenName) &&
    token.capital &&
    !is(next, heading) &&
    next.text !== next.text.toUpperCase()
  );
}

/** The words before a name that are its bearer's office, in order. */
function officeBefore(tokens: readonly Token[], from: number): readonly Token[] {
  const lead = before(tokens, from);
  const stop = lead.findIndex((token, at) => {
    const farther = lead[at + 1];
    return breaksOffice(token) || (farther !== undefined && opensName(farther, token));
  });
  const kept = (stop < 0 ? lead : lead.slice(0, stop)).slice(0, mostWords).reverse();
  const nearest = kept.at(-1);
  return nearest !== undefined && !courtesy.test(nearest.lower) && isOffice(kept) ? kept : [];
}

const joinsNouns = (token: Token) => is(token, trait.preposition) || token.lower === 'of';

/** The words of an apposition that are an office, up to what merely tells more ("… of Delta from Anytown"). */
function officeAfter(tokens: readonly Token[], to: number): readonly Token[] {
  if (tokens[to]?.text !== ',') return [];
  const tail = after(tokens, to);
  let kept = tail.slice(
    Math.max(
      0,
      tail.findIndex((token) => !is(token, trait.determiner)),
    ),
  );
  const stop = kept.findIndex(breaksOffice);
  if (stop >= 0) {
    // "director of political advertising": half of what the office is of would tell less than nothing.
    const inner = kept.slice(0, stop).findLastIndex(joinsNouns);
    kept = kept.slice(0, inner < 0 ? stop : inner);
  }
  while (kept.length > mostWordsAfter) {
    const inner = kept.findLastIndex(joinsNouns);
    if (inner < 1) return [];
    kept = kept.slice(0, inner);
  }
  const joint = kept.findIndex(joinsNouns);
  const owner = kept.findLastIndex(({ clipped }) => clipped);
  const holdsOffice =
    isOffice(joint < 0 ? kept : kept.slice(0, joint)) || (owner >= 0 && isOffice(kept.slice(owner)));
  return joint !== 0 && holdsOffice ? kept : [];
}

/**
 * The office in the article's own words, before a mention by name or in the apposition after it: no verbs, no
 * second name, a few words; `null` where that leaves none.
 */
export function officeText(text: string, tokens: readonly Token[], mention: Mention): string | null {
  const lead = officeBefore(tokens, mention.from);
  const office = lead.length > 0 ? lead : officeAfter(tokens, mention.to);
  let end = office.length;
  while (end > 0 && (is(office[end - 1], trait.preposition) || office[end - 1]?.lower === 'of')) end--;
  const [first, last] = [office[0], office[end - 1]];
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end);
}

/**
 * How well a description ("the Ukrainian president") fits what the article has told of a person: 0 not at all,
 * from 3 up by its head noun itself or by a word for it together with what qualifies it.
 */
export function fitOf(description: readonly Token[], { heads, qualifiers }: Offices): number {
  const head = description.findLast((token) => is(token, heading));
  if (head === undefined) return 0;
  const named = office(head.lower);
  let fit = 0;
  if (heads.has(named)) fit = 3;
  else if ((broader[head.lower] ?? broader[named] ?? []).some((one) => heads.has(one))) fit = 2;
  if (fit === 0) return 0;
  for (const token of description) {
    if (!token.capital || is(token, trait.title)) continue;
    fit += qualifiers.has(stem(token.lower)) ? 1.5 : -0.5;
  }
  return fit;
}

export function noOffices(): Offices {
  return { heads: new Set(), qualifiers: new Set() };
}
