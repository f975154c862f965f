import { hasFlag, lexicalFlag } from '../../../language/lexicon-word.ts';
import type { Token } from '../tokens.ts';
import { namesSomething } from './capital-runs.ts';
import type { Phrase } from './mention.ts';

/** True if a word before a noun is no part of the noun's phrase. */
function breaksPhrase(token: Token): boolean {
  return (
    hasFlag(token, lexicalFlag.preposition | lexicalFlag.plainCue | lexicalFlag.phraseBreak) ||
    (hasFlag(token, lexicalFlag.cueVerb) && token.form === 'past')
  );
}

type PhraseStart = { readonly from: number; readonly hasDeterminer: boolean };

/** Returns where the noun phrase whose head is the token `head` begins. */
function phraseStart(tokens: readonly Token[], head: number): PhraseStart {
  let from = head;
  for (let index = head - 1; index >= 0 && head - index < 8; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word') break;
    if (hasFlag(token, lexicalFlag.determiner)) return { from: index, hasDeterminer: true };
    if (breaksPhrase(token)) break;
    from = index;
  }
  return { from, hasDeterminer: false };
}

/** Returns the noun phrase whose head is the token at `index`, if that is a noun for a person, a body or a group. */
export function nounPhraseAt(tokens: readonly Token[], index: number): Phrase | null {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || token.kind !== 'word' || token.noun === null) return null;
  if (
    next?.kind === 'word' &&
    (next.capital
      ? namesSomething(tokens, index + 1)
      : next.noun !== null && !hasFlag(next, lexicalFlag.cueVerb))
  )
    return null;
  const { from, hasDeterminer } = phraseStart(tokens, index);
  const before = tokens[index - 1];
  const bare =
    token.noun === 'group' || before?.contraction === true || before?.capital === true || from === 0;
  if (!hasDeterminer && !bare) return null;
  return { kind: token.noun, from, to: index + 1, name: [], head: token.lower };
}

/** Returns a noun phrase before the verb of speaking at `verb` whose head no list has: "the 46-year-old said". */
export function nounPhraseBefore(tokens: readonly Token[], verb: number): Phrase | null {
  const head = tokens[verb - 1];
  if (head === undefined || head.kind !== 'word' || head.capital || head.contraction) return null;
  if (
    head.form === 'adverb' ||
    head.noun !== null ||
    hasFlag(head, lexicalFlag.cueVerb | lexicalFlag.opener | lexicalFlag.preposition | lexicalFlag.pronoun)
  )
    return null;
  const { from, hasDeterminer } = phraseStart(tokens, verb - 1);
  return hasDeterminer ? { kind: 'role', from, to: verb, name: [], head: head.lower } : null;
}
