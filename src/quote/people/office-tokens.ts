import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { NameRules } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';

/** True if a word can be the head of an office: "senator", "spokesman". */
export function isOfficeHead(token: Token | undefined): boolean {
  return hasFlag(token, lexicalFlag.title | lexicalFlag.personNoun);
}

/** True if a word is part of an office wherever it stands beside a name: its head, "former", "of". */
export function isOfficeWord(token: Token): boolean {
  return isOfficeHead(token) || hasFlag(token, lexicalFlag.officeModifier);
}

/** True if a word beside a name can be part of an office. */
function canBeOfficeWord(token: Token): boolean {
  return token.capital || isOfficeWord(token);
}

/** True if the token cannot be part of an office before a name. `next` is the token after it. */
function endsOffice(token: Token, next: Token | undefined, rules: NameRules): boolean {
  if (token.kind !== 'word' || hasFlag(token, lexicalFlag.determiner | lexicalFlag.cueVerb)) return true;
  if (token.functionWord === 'of' || rules.originAcronyms.has(token.text)) return false;
  if (hasFlag(token, lexicalFlag.preposition)) return true;
  // "New York": an opener that begins a place.
  const beginsPlace = token.capital && rules.twoWordPlaces.has(`${token.lower} ${next?.lower}`);
  return hasFlag(token, lexicalFlag.opener) && !beginsPlace;
}

/** True if the last word found stands directly before a noun for a person: "campaign manager". */
function qualifiesNoun(found: readonly Token[]): boolean {
  const form = found.at(-1)?.form;
  return hasFlag(found.at(-2), lexicalFlag.personNoun) && form !== 'past' && form !== 'progressive';
}

/** True if an office can begin with the last word found. */
function canBeginOffice(found: readonly Token[]): boolean {
  const farthest = found.at(-1);
  return farthest === undefined || canBeOfficeWord(farthest) || qualifiesNoun(found);
}

const maxWordsBefore = 8;
const maxWordsAfter = 13;

/** Returns the end of the last name before a mention, or 0. Words before it belong to somebody else. */
function previousNameEnd(mentions: readonly Mention[], { index, from }: Mention): number {
  for (let other = index - 1; other >= 0; other--) {
    const mention = mentions[other];
    if (mention === undefined || mention.to < from - maxWordsBefore - 1) return 0;
    if (mention.kind === 'name' && mention.to <= from) return mention.to;
  }
  return 0;
}

/** Returns the words of the office before a name ("former Florida governor"), the nearest first. */
export function officeTokensBefore(
  { tokens, mentions }: Pick<ParagraphAnalysis, 'tokens' | 'mentions'>,
  mention: Mention,
  rules: NameRules,
): Token[] {
  const { from } = mention;
  const first = previousNameEnd(mentions, mention);
  const found: Token[] = [];
  let unknown = 0;
  for (let index = from - 1; index >= first && from - index <= maxWordsBefore; index--) {
    const token = tokens[index];
    if (token === undefined || endsOffice(token, found.at(-1), rules)) break;
    // "campaign manager": one word that no list has can qualify the noun after it. But: "met Chancellor".
    if (!canBeOfficeWord(token) && (index === from - 1 || found.at(-1)?.capital === true || ++unknown > 1))
      break;
    found.push(token);
  }
  while (!canBeginOffice(found)) found.pop();
  if (found.at(-1)?.functionWord === 'of') found.pop();
  return found;
}

/**
 * Returns the words of an apposition after a name (", the Dutch prime minister,") in order, or none if it has no
 * office.
 */
export function officeTokensAfter(tokens: readonly Token[], to: number): Token[] {
  const found: Token[] = [];
  if (tokens[to]?.text !== ',' && tokens[to]?.text !== '(') return found;
  for (let index = to + 1; index < tokens.length && index - to <= maxWordsAfter; index++) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word') break;
    if (
      (hasFlag(token, lexicalFlag.cueVerb) && index - to > 1) ||
      token.functionWord === 'who' ||
      token.functionWord === 'which'
    )
      break;
    found.push(token);
  }
  const first = found[0];
  const close = tokens[to + 1 + found.length];
  const closed = close === undefined || close.kind === 'mark' || close.functionWord === 'who';
  const begins =
    first !== undefined &&
    (hasFlag(first, lexicalFlag.determiner) ||
      canBeOfficeWord(first) ||
      hasFlag(found[1], lexicalFlag.personNoun));
  return closed && begins && found.some(isOfficeHead) ? found : [];
}
