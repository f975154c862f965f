import { hasFlag, lexicalFlag } from '../../../language/lexicon-word.ts';
import type { Token } from '../tokens.ts';

/** True if the word at `index` has a capital because it is part of a name, not because it begins a sentence. */
export function namesSomething(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.kind !== 'word' || !token.capital) return false;
  if (token.text.length < 2 && !/[A-Z]/.test(token.text)) return false;
  if (hasFlag(token, lexicalFlag.pronoun)) return false;
  if (!hasFlag(token, lexicalFlag.opener)) return true;
  const next = tokens[index + 1];
  // "Will said", "said From": a surname that looks like an opener.
  if (
    hasFlag(token, lexicalFlag.smallSurname) &&
    (hasFlag(next, lexicalFlag.plainCue) ||
      (hasFlag(tokens[index - 1], lexicalFlag.plainCue) && next?.kind !== 'word'))
  )
    return true;
  return (
    hasFlag(token, lexicalFlag.givenName) &&
    next?.kind === 'word' &&
    next.capital &&
    !hasFlag(next, lexicalFlag.opener)
  );
}

function isInitial({ text }: Token): boolean {
  return text.length <= 2 && /^\p{Lu}\.?$/u.test(text);
}

/**
 * Returns the index at which a run goes on after the small words at `index`: particles of a name ("Ursula von der
 * Leyen"), or the "of" of an office or a body ("Secretary of the Treasury"). Returns -1 if the run ends there.
 */
function afterSmallWords(tokens: readonly Token[], index: number): number {
  const first = tokens[index];
  if (first === undefined) return -1;
  const particle = hasFlag(first, lexicalFlag.particle) && !first.capital;
  const office =
    (first.functionWord === 'of' || first.functionWord === 'for') &&
    hasFlag(tokens[index - 1], lexicalFlag.title | lexicalFlag.bodyWord);
  if (!particle && !office) return -1;
  let ahead = index + 1;
  while (hasFlag(tokens[ahead], lexicalFlag.particle) || (office && tokens[ahead]?.functionWord === 'the'))
    ahead++;
  return ahead - index < 4 && namesSomething(tokens, ahead) ? ahead : -1;
}

/** Returns the index after the run of capital words that begins at `from`. A possessive ends the run. */
export function runEnd(tokens: readonly Token[], from: number): number {
  let index = from;
  for (;;) {
    const token = tokens[index];
    if (token === undefined) return index;
    index++;
    if (token.contraction) return index;
    const next = tokens[index];
    if (next === undefined || next.kind !== 'word') return index;
    if (next.capital && (namesSomething(tokens, index) || isInitial(next))) continue;
    const resumed = afterSmallWords(tokens, index);
    if (resumed < 0) return index;
    index = resumed;
  }
}
