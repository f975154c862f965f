import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import { type Mention, mentionOf } from './mentions/mention.ts';
import type { Token } from './tokens.ts';

/** Words that headlines in Title Case write without a capital. */
const smallInHeadlines = lexicalFlag.preposition | lexicalFlag.determiner | lexicalFlag.conjunction;

/** True if a paragraph is in Title Case and has no quotation: a headline or the like. */
export function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.length > 60) return false;
  let [counted, capitals] = [0, 0];
  for (const token of tokens) {
    if (token.kind === 'quote') return false;
    if (token.kind !== 'word' || hasFlag(token, smallInHeadlines) || /^\d/.test(token.lower)) continue;
    counted++;
    if (token.capital) capitals++;
  }
  return counted > 3 && counted < 25 && capitals >= 0.95 * counted;
}

/** Returns the names in a headline, where every word has a capital: a given name and the word after it. */
export function headlineNames(tokens: readonly Token[], paragraphIndex: number): Mention[] {
  return tokens.flatMap((token, from) => {
    const next = tokens[from + 1];
    const given =
      token.kind === 'word' && token.capital && hasFlag(token, lexicalFlag.givenName) && !token.contraction;
    if (
      !given ||
      next?.kind !== 'word' ||
      !next.capital ||
      hasFlag(next, lexicalFlag.opener | lexicalFlag.cueVerb)
    )
      return [];
    const name = [token.text, next.text];
    return [mentionOf(tokens, { kind: 'name', from, to: from + 2, name, head: '' }, paragraphIndex, -1)];
  });
}
