import { words } from '../../language/en/word-list.ts';
import type { Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

/** Small words that are surnames as well. */
const smallSurnames = words(
  'will from may read given high last made only over own such best good early even',
);

/** Whether a capital word can be part of a name where it stands, and does not merely open a sentence. */
export function namesSomething(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || !token.capital) return false;
  if (token.text.length < 2 && !/[A-Z]/.test(token.text)) return false;
  if (is(token, trait.pronoun) || token.text === 'I') return false;
  if (!is(token, trait.opener)) return true;
  const next = tokens[at + 1];
  // "Will said", "said From": a surname that is also a small word.
  if (
    smallSurnames.has(token.lower) &&
    (is(next, trait.plainCue) || (is(tokens[at - 1], trait.plainCue) && next?.kind !== 'word'))
  )
    return true;
  return is(token, trait.givenName) && next?.kind === 'word' && next.capital && !is(next, trait.opener);
}

function isInitial({ text }: Token): boolean {
  return text.length <= 2 && /^\p{Lu}\.?$/u.test(text);
}

/**
 * Where a run goes on past the small words at `at`: particles of a name ("Ursula von der Leyen"), or what an office
 * or a body is of ("Secretary of the Treasury"). -1 where it does not.
 */
function pastJoint(tokens: readonly Token[], at: number): number {
  const joint = tokens[at];
  if (joint === undefined) return -1;
  const particle = is(joint, trait.particle) && !joint.capital;
  const office =
    (joint.lower === 'of' || joint.lower === 'for') && is(tokens[at - 1], trait.title | trait.bodyWord);
  if (!particle && !office) return -1;
  let ahead = at + 1;
  while (is(tokens[ahead], trait.particle) || (office && tokens[ahead]?.lower === 'the')) ahead++;
  return ahead - at < 4 && namesSomething(tokens, ahead) ? ahead : -1;
}

/** Where the run of capital words that begins at `from` ends, exclusive. A possessive ends it. */
export function runEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return at;
    at++;
    if (token.clipped) return at;
    const next = tokens[at];
    if (next === undefined || next.kind !== 'word') return at;
    if (next.capital && (namesSomething(tokens, at) || isInitial(next))) continue;
    const resumed = pastJoint(tokens, at);
    if (resumed < 0) return at;
    at = resumed;
  }
}
