import { longPlaces } from '../../language/en/places.ts';
import { words } from '../../language/en/word-list.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';

/** The words that can be the head of an office. */
const heading = trait.title | trait.personNoun;

/** Whether a word can be the head of an office: "senator", "spokesman". */
export function isHead(token: Token | undefined): boolean {
  return is(token, heading);
}

const modifiers = words(
  'former ex then acting outgoing incoming deputy vice senior junior top chief prime foreign defence defense state interim longtime veteran retired independent of',
);

/** Whether a word is part of an office wherever it stands before or after a name: its head, or "former", "of". */
export function isOfficeWord(token: Token): boolean {
  return isHead(token) || modifiers.has(token.lower);
}

/** Whether a word can be part of an office as news texts put it before or after a name. */
function belongs(token: Token): boolean {
  return token.capital || isOfficeWord(token);
}

/** "New York": the one small word that places begin with. */
function opensPlace({ lower, capital }: Token, next: Token | undefined): boolean {
  return capital && longPlaces.has(`${lower} ${next?.lower}`);
}

/** Whether a word ends what can stand before a name as its bearer's office; `nearer` is the word after it. */
function endsPremodifiers(token: Token, nearer: Token | undefined): boolean {
  if (token.kind !== 'word' || is(token, trait.determiner | trait.cueVerb)) return true;
  if (token.lower === 'of') return false;
  if (token.text === 'US') return false;
  return is(token, trait.preposition) || (is(token, trait.opener) && !opensPlace(token, nearer));
}

/** "campaign manager": whether the farthest word stands directly before a noun for a person. */
function qualifiesNoun(found: readonly Token[]): boolean {
  return is(found.at(-2), trait.personNoun) && !/(?:ed|ing)$/.test(found.at(-1)?.lower ?? '');
}

/** Whether an office can begin with the farthest word found. */
function beginsOffice(found: readonly Token[]): boolean {
  const farthest = found.at(-1);
  return farthest === undefined || belongs(farthest) || qualifiesNoun(found);
}

/** As far back as words can belong to a name. */
const reach = 9;

/** The token at which the name before a mention ends, or 0: what stands before it is about somebody else. */
function previousName(mentions: readonly Mention[], { index, from }: Mention): number {
  for (let at = index - 1; at >= 0; at--) {
    const other = mentions[at];
    if (other === undefined || other.to < from - reach) return 0;
    if (other.kind === 'name' && other.to <= from) return other.to;
  }
  return 0;
}

/** The words before a name that belong to it ("former Florida governor"), the nearest first. */
export function premodifiers(
  { tokens, mentions }: Pick<Scene, 'tokens' | 'mentions'>,
  mention: Mention,
): Token[] {
  const { from } = mention;
  const floor = previousName(mentions, mention);
  const found: Token[] = [];
  let unknown = 0;
  for (let at = from - 1; at >= floor && from - at < reach; at--) {
    const token = tokens[at];
    if (token === undefined || endsPremodifiers(token, found.at(-1))) break;
    // "campaign manager": one word that no list knows may qualify the noun after it, but "met Chancellor".
    if (!belongs(token) && (at === from - 1 || found.at(-1)?.capital === true || ++unknown > 1)) break;
    found.push(token);
  }
  while (!beginsOffice(found)) found.pop();
  if (found.at(-1)?.lower === 'of') found.pop();
  return found;
}

/** The words of an apposition after a name (", the Dutch prime minister,"), in order, if they hold an office. */
export function apposition(tokens: readonly Token[], to: number): Token[] {
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
  return closed && begins && found.some(isHead) ? found : [];
}
