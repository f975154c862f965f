import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { Token } from './tokens.ts';

/** A verb of speaking near a mention. */
export type NearVerb = {
  /**
   * How far it is from the mention, as {@link verbAfter} and {@link verbBefore} say; {@link noVerb} if there is none.
   */
  readonly distance: number;
  /** The index of its token, or -1 if there is none. */
  readonly index: number;
  /** True for the verbs that hardly mean anything but speaking: "said". */
  readonly plain: boolean;
};

/** A verb before a mention, or "according to". */
export type LeadingVerb = NearVerb & { readonly according: boolean };

/** The distance that stands for "no verb". */
export const noVerb = 12;

const none: NearVerb = { distance: noVerb, index: -1, plain: false };

const maxApposition = 30;

/**
 * Skips an apposition or a bracket after a name (", 34," or " (R-Utah)"). Returns the index of the token after it, or
 * `from` if there is none.
 */
function skipApposition(tokens: readonly Token[], from: number): number {
  const opening = tokens[from]?.text;
  if (opening !== ',' && opening !== '(' && opening !== '—' && opening !== '–') return from;
  const closing = opening === '(' ? ')' : opening;
  let end = from + 1;
  while (end < tokens.length && end - from < maxApposition) {
    const token = tokens[end];
    if (token === undefined || token.kind === 'quote' || token.text === '.' || token.text === closing) break;
    end++;
  }
  if (tokens[end]?.text !== closing) return from;
  return opening === '(' && tokens[end + 1]?.text === ',' ? end + 2 : end + 1;
}

/**
 * Returns the verb of speaking after a mention that ends before the token `from`. Its distance is 0 directly after
 * the mention, up to 4.5 after auxiliaries and adverbs, 5 or more after an apposition, 7 after a prepositional phrase
 * ("Morgan of the Sierra Club said").
 */
export function verbAfter(tokens: readonly Token[], from: number): NearVerb {
  const first = skipApposition(tokens, from);
  const base = first > from ? 5 : 0;
  if (base === 0 && hasFlag(tokens[first], lexicalFlag.preposition))
    for (let step = 1; step < 10; step++) {
      const token = tokens[first + step];
      if (token === undefined || token.kind !== 'word') break;
      if (hasFlag(token, lexicalFlag.plainCue)) return { distance: 7, index: first + step, plain: true };
    }
  for (let step = 0; step < 5; step++) {
    const token = tokens[first + step];
    if (token === undefined || token.kind !== 'word') break;
    if (hasFlag(token, lexicalFlag.cueVerb))
      return {
        distance: base + step,
        index: first + step,
        plain: hasFlag(token, lexicalFlag.plainCue),
      };
    if (hasFlag(token, lexicalFlag.auxiliary) || token.form === 'adverb') continue;
    if ((token.form === 'past' || token.form === 'progressive') && step < 3)
      return { distance: base + step + 0.5, index: first + step, plain: false };
    break;
  }
  return none;
}

/**
 * Returns the verb of speaking, or "according to", before a mention that begins at the token `from`. Its distance is
 * the number of words between the two, which can only be the mention's own titles.
 */
export function verbBefore(tokens: readonly Token[], from: number): LeadingVerb {
  for (let index = from - 1; index >= 0 && from - index < 12; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'quote' || (token.kind === 'mark' && token.text !== ',')) break;
    if (token.text === ',' && from - index > 3) break;
    if (token.functionWord === 'to' && tokens[index - 1]?.functionWord === 'according')
      return { ...none, index: index - 1, according: true };
    if (hasFlag(token, lexicalFlag.cueVerb))
      return {
        distance: from - index - 1,
        index,
        plain: hasFlag(token, lexicalFlag.plainCue),
        according: false,
      };
  }
  return { ...none, according: false };
}
