import type { Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

/** A verb of speaking near a mention: how far, which token (-1: none), and whether it is one of the plainest. */
export type NearVerb = { readonly distance: number; readonly at: number; readonly plain: boolean };

const none: NearVerb = { distance: 12, at: -1, plain: false };

const skipped = new Set(
  'also has had have then later who is was are were would could will should did do not even once again recently previously already now often just himself herself still first be been being'.split(
    ' ',
  ),
);

/** Past an apposition or a bracket after a name (", 34," or " (R-Utah)"): the next token, or `from` if there is none. */
function pastApposition(tokens: readonly Token[], from: number): number {
  const opening = tokens[from]?.text;
  if (opening !== ',' && opening !== '(' && opening !== '—' && opening !== '–') return from;
  const closing = opening === '(' ? ')' : opening;
  let end = from + 1;
  while (end < tokens.length && end - from < 30) {
    const token = tokens[end];
    if (token === undefined || token.kind === 'quote' || token.text === '.' || token.text === closing) break;
    end++;
  }
  if (tokens[end]?.text !== closing) return from;
  return opening === '(' && tokens[end + 1]?.text === ',' ? end + 2 : end + 1;
}

/**
 * The verb of speaking after a mention: at distance 0 at once, up to 4.5 after small words, from 5 after an
 * apposition, 7 after what qualifies the name ("Morgan of the Sierra Club said"), 12 not at all.
 */
export function verbAfter(tokens: readonly Token[], from: number): NearVerb {
  const at = pastApposition(tokens, from);
  const base = at > from ? 5 : 0;
  if (base === 0 && is(tokens[at], trait.preposition))
    for (let step = 1; step < 10; step++) {
      const token = tokens[at + step];
      if (token === undefined || token.kind !== 'word') break;
      if (is(token, trait.plainCue)) return { distance: 7, at: at + step, plain: true };
    }
  for (let step = 0; step < 5; step++) {
    const token = tokens[at + step];
    if (token === undefined || token.kind !== 'word') break;
    if (is(token, trait.cueVerb))
      return { distance: base + step, at: at + step, plain: is(token, trait.plainCue) };
    if (skipped.has(token.lower) || token.lower.endsWith('ly')) continue;
    if (/(?:ed|ing)$/.test(token.lower) && step < 3)
      return { distance: base + step + 0.5, at: at + step, plain: false };
    break;
  }
  return none;
}

/** The verb of speaking (or "according to") before a mention, with nothing but the mention's own titles between. */
export function verbBefore(
  tokens: readonly Token[],
  from: number,
): NearVerb & { readonly according: boolean } {
  for (let at = from - 1; at >= 0 && from - at < 12; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || (token.kind === 'mark' && token.text !== ',')) break;
    if (token.text === ',' && from - at > 3) break;
    if (token.lower === 'to' && tokens[at - 1]?.lower === 'according')
      return { ...none, at: at - 1, according: true };
    if (is(token, trait.cueVerb))
      return { distance: from - at - 1, at, plain: is(token, trait.plainCue), according: false };
  }
  return { ...none, according: false };
}
