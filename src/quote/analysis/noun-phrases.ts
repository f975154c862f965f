import { words } from '../../language/en/word-list.ts';
import type { Phrase } from './mention.ts';
import { namesSomething } from './runs.ts';
import type { Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

const noPart = words('and who that but as is was');

/** Whether a word before a noun is no part of the noun's phrase. */
function breaksPhrase(token: Token): boolean {
  return (
    is(token, trait.preposition | trait.plainCue) ||
    (is(token, trait.cueVerb) && token.lower.endsWith('ed')) ||
    noPart.has(token.lower)
  );
}

type PhraseStart = { readonly from: number; readonly determined: boolean };

/** Where the noun phrase whose head is the token `head` begins, and whether with a determiner. */
function phraseStart(tokens: readonly Token[], head: number): PhraseStart {
  let from = head;
  for (let at = head - 1; at >= 0 && head - at < 8; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') break;
    if (is(token, trait.determiner)) return { from: at, determined: true };
    if (breaksPhrase(token)) break;
    from = at;
  }
  return { from, determined: false };
}

/** The noun phrase whose head is the token `at`, if that is a noun for a person, a body or a group. */
export function nounPhraseAt(tokens: readonly Token[], at: number): Phrase | null {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || token.kind !== 'word' || token.noun === null) return null;
  if (
    next?.kind === 'word' &&
    (next.capital ? namesSomething(tokens, at + 1) : next.noun !== null && !is(next, trait.cueVerb))
  )
    return null;
  const { from, determined } = phraseStart(tokens, at);
  const lead = tokens[at - 1];
  const bare = token.noun === 'group' || lead?.clipped === true || lead?.capital === true || from === 0;
  if (!determined && !bare) return null;
  return { kind: token.noun, from, to: at + 1, name: [], head: token.lower };
}

/** "the 46-year-old said": a noun phrase whose head is in no list, next to the verb of speaking at `verb`. */
export function nounPhraseBefore(tokens: readonly Token[], verb: number): Phrase | null {
  const head = tokens[verb - 1];
  if (head === undefined || head.kind !== 'word' || head.capital || head.clipped) return null;
  if (
    head.lower.endsWith('ly') ||
    head.noun !== null ||
    is(head, trait.cueVerb | trait.opener | trait.preposition | trait.pronoun)
  )
    return null;
  const { from, determined } = phraseStart(tokens, verb - 1);
  return determined ? { kind: 'role', from, to: verb, name: [], head: head.lower } : null;
}
