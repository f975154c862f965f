import { type Mention, mentionOf } from './mention.ts';
import type { Token } from './tokens.ts';
import { is, isGivenName, trait } from './vocabulary.ts';

/** What headlines in Title Case write small. */
const smallInHeadlines = trait.preposition | trait.determiner | trait.joining;

/** Whether a paragraph is a headline or the like, in Title Case and without quotes. */
export function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.length > 60) return false;
  let [telling, capitals] = [0, 0];
  for (const token of tokens) {
    if (token.kind === 'quote') return false;
    if (token.kind !== 'word' || is(token, smallInHeadlines) || /^\d/.test(token.lower)) continue;
    telling++;
    if (token.capital) capitals++;
  }
  return telling > 3 && telling < 25 && capitals >= 0.95 * telling;
}

/** Names in a headline, where everything has a capital: a given name and the word after it. */
export function headlineNames(tokens: readonly Token[], paragraph: number): Mention[] {
  return tokens.flatMap((token, from) => {
    const next = tokens[from + 1];
    const given = token.kind === 'word' && token.capital && isGivenName(token.lower) && !token.clipped;
    if (!given || next?.kind !== 'word' || !next.capital || is(next, trait.opener | trait.cueVerb)) return [];
    const name = [token.text, next.text];
    return [mentionOf(tokens, { kind: 'name', from, to: from + 2, name, head: '' }, paragraph, -1)];
  });
}
