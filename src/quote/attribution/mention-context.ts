import { verbAfter, verbBefore } from '../analysis/clauses.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Scene, Surroundings } from '../analysis/paragraph-analysis.ts';
import { isStop, type Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';

/** Whether a word before a name tells little: an article, a title, a noun for a person. */
function qualifies(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.lower === 'the' ||
      token.lower === 'a' ||
      token.lower === 'an' ||
      is(token, trait.title) ||
      is(token, trait.personNoun))
  );
}

/** What kind of thing a token is, as a number: a feature of the models. */
export function classOf(token: Token | undefined): number {
  if (token === undefined) return 0;
  if (token.kind === 'quote') return 1;
  if (token.kind === 'mark') {
    if (token.text === ',') return 2;
    if (token.text === ':') return 3;
    if (isStop(token) || token.text === ';') return 4;
    if (token.text === '(' || token.text === '[') return 5;
    return 6;
  }
  if (is(token, trait.cueVerb)) return 7;
  if (token.lower === 'that' || token.lower === 'as') return 8;
  if (token.lower === 'and' || token.lower === 'but' || token.lower === 'or') return 9;
  if (token.lower === 'who' || token.lower === 'which') return 10;
  if (is(token, trait.preposition)) return 11;
  if (token.lower === 'to') return 12;
  if (token.lower === 'the' || token.lower === 'a' || token.lower === 'an') return 13;
  if (/(?:ed|ing|es)$/.test(token.lower)) return 14;
  return token.capital ? 15 : 16;
}

/** The token before a mention, past "the" and past the titles of a name, which tell less. */
function precededBy(tokens: readonly Token[], mention: Mention): Token | undefined {
  const article = tokens[mention.from - 1]?.lower;
  let at = mention.from - 1;
  if (
    article !== 'the' &&
    article !== 'a' &&
    article !== 'an' &&
    (mention.head === '' || mention.kind !== 'name')
  )
    return tokens[at];
  while (
    at > 0 &&
    mention.from - at < 8 &&
    tokens[at]?.kind === 'word' &&
    (tokens[at]?.capital === true || qualifies(tokens[at]))
  )
    at--;
  return tokens[at];
}

/** 1 where a mention opens a sentence, 0.5 a clause, 0 where a preposition or a verb of speaking stands before it. */
function opening(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at >= 0 && from - at < 8; at--) {
    const one = tokens[at];
    if (one === undefined || one.kind === 'quote') return 1;
    if (one.kind === 'word') {
      if (is(one, trait.preposition) || is(one, trait.cueVerb) || one.lower === 'to') return 0;
    } else if (one.text === ',') return 0.5;
    else if (isStop(one)) return 1;
  }
  return 1;
}

/** How many mentions stand before one in its sentence, up to 4. */
function earlierIn({ mentions, counts: { stops } }: Scene, mention: Mention): number {
  let earlier = 0;
  for (let at = mention.index - 1; at >= 0 && earlier < 4; at--) {
    const other = mentions[at];
    if (other === undefined || (stops[other.to] ?? 0) !== (stops[mention.from] ?? 0)) break;
    if (other.to <= mention.from) earlier++;
  }
  return earlier;
}

/** What stands around a mention in its paragraph. */
export function surroundingsOf(scene: Scene, mention: Mention): Surroundings {
  const known = scene.surroundings[mention.index];
  if (known !== undefined) return known;
  const { tokens } = scene;
  const previous = precededBy(tokens, mention);
  const found: Surroundings = {
    follows: verbAfter(tokens, mention.to),
    leads: verbBefore(tokens, mention.from),
    preceded: classOf(previous),
    followed: classOf(tokens[mention.to]),
    clipped: tokens[mention.to - 1]?.clipped === true ? 1 : 0,
    bracketed: previous?.text === '(' ? 1 : 0,
    opensSentence: opening(tokens, mention.from),
    earlier: earlierIn(scene, mention),
  };
  if (mention.index >= 0) scene.surroundings[mention.index] = found;
  return found;
}
