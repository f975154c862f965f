import { bodies } from '../../language/en/places.ts';
import { type Mention, mentionOf, type Phrase } from './mention.ts';
import { kindOfName, nameWithin } from './names.ts';
import { nounPhraseAt, nounPhraseBefore } from './noun-phrases.ts';
import { namesSomething, runEnd } from './runs.ts';
import type { Token } from './tokens.ts';
import { is, isGivenName, nounKindOf, trait } from './vocabulary.ts';

/** "(R-Ky.)", "(AP)": what stands in brackets, or names a party and a state, is not who speaks. */
function isAffiliation(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === '(' || /^[DRI]-\p{Lu}/u.test(tokens[at]?.text ?? '');
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'quote' || (before.kind === 'mark' && before.text !== ',');
}

/** A pronoun that may speak: "him" and "her" only in "according to her", "said by him". */
function pronounAt(tokens: readonly Token[], at: number): Phrase | null {
  const head = tokens[at]?.lower ?? '';
  const lead = tokens[at - 1]?.lower;
  const oblique = head === 'her' || head === 'him';
  if (oblique && lead !== 'to' && lead !== 'by') return null;
  return { kind: 'pronoun', from: at, to: at + 1, name: [], head };
}

/** What the run of capital words from `from` to `to` refers to; `common` as {@link mentionsOf} takes it. */
function runAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  common: ReadonlySet<string>,
): Phrase | null {
  const within = nameWithin(tokens, from, to);
  const { title } = within;
  if (within.from >= within.to)
    return title === '' ? null : { kind: nounKindOf(title) ?? 'role', from, to, name: [], head: title };
  if (to - from === 1 && opensSentence(tokens, from)) {
    // A capital at the head of a sentence makes no name of a word that the article writes small elsewhere.
    const only = tokens[from]?.lower ?? '';
    if (nounKindOf(only) !== null && !bodies.has(only)) return nounPhraseAt(tokens, from);
    if (common.has(only) && !isGivenName(only)) return null;
  }
  const kind = kindOfName(tokens, within, from);
  if (kind === null) return null;
  // "campaign manager Robby Mook": the noun before the name tells as much as a title.
  const before = tokens[from - 1];
  const noun = kind === 'name' && before?.kind === 'word' && is(before, trait.personNoun) ? before.lower : '';
  const name = kind === 'role' ? [] : tokens.slice(within.from, within.to).map(({ text }) => text);
  return { kind, from: within.from, to: within.to, name, head: title === '' ? noun : title };
}

/**
 * Everything in one paragraph's telling that may speak, in order of where it ends. `common` are the words that
 * the article writes without a capital.
 */
export function mentionsOf(
  tokens: readonly Token[],
  paragraph: number,
  common: ReadonlySet<string>,
): Mention[] {
  const mentions: Mention[] = [];
  const add = (phrase: Phrase | null): void => {
    if (phrase !== null) mentions.push(mentionOf(tokens, phrase, paragraph, mentions.length));
  };
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    let next = at + 1;
    if (is(token, trait.pronoun)) add(pronounAt(tokens, at));
    else if (namesSomething(tokens, at)) {
      next = runEnd(tokens, at);
      if (!isAffiliation(tokens, at)) add(runAt(tokens, at, next, common));
    } else add(nounPhraseAt(tokens, at) ?? (is(token, trait.plainCue) ? nounPhraseBefore(tokens, at) : null));
    at = next;
  }
  return mentions;
}
