import { hasFlag, lexicalFlag } from '../../../language/lexicon-word.ts';
import type { QuotingLanguage } from '../../../language/quoting-language.ts';
import type { Token } from '../tokens.ts';
import { namesSomething, runEnd } from './capital-runs.ts';
import { type Mention, mentionOf, type Phrase } from './mention.ts';
import { kindOfName, nameWithin } from './names.ts';
import { nounPhraseAt, nounPhraseBefore } from './noun-phrases.ts';

/** True for what stands in brackets ("(AP)") or names a party and a state ("(R-Ky.)"): it does not speak. */
function isAffiliation(tokens: readonly Token[], index: number, { names }: QuotingLanguage): boolean {
  return tokens[index - 1]?.text === '(' || names.affiliation.test(tokens[index]?.text ?? '');
}

function opensSentence(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || before.kind === 'quote' || (before.kind === 'mark' && before.text !== ',');
}

/** Returns the mention of a pronoun that can speak. "Him" and "her" can only in "according to her", "said by him". */
function pronounAt(tokens: readonly Token[], index: number): Phrase | null {
  const token = tokens[index];
  const before = tokens[index - 1]?.functionWord;
  const oblique = token?.functionWord === 'her' || token?.functionWord === 'him';
  if (oblique && before !== 'to' && before !== 'by') return null;
  return { kind: 'pronoun', from: index, to: index + 1, name: [], head: token?.functionWord ?? '' };
}

/** Returns what the run of capital words from `from` to `to` refers to, or `null`. */
function phraseOfRun(
  tokens: readonly Token[],
  from: number,
  to: number,
  lowercased: ReadonlySet<string>,
  language: QuotingLanguage,
): Phrase | null {
  const within = nameWithin(tokens, from, to, language.names);
  const { title } = within;
  if (within.from >= within.to)
    return title === ''
      ? null
      : { kind: language.lexicon.nounKind(title) ?? 'role', from, to, name: [], head: title };
  const only = tokens[from];
  if (only !== undefined && to - from === 1 && opensSentence(tokens, from)) {
    // A word that the article writes without a capital elsewhere is no name at the head of a sentence.
    if (only.noun !== null && !hasFlag(only, lexicalFlag.body)) return nounPhraseAt(tokens, from);
    if (lowercased.has(only.lower) && !hasFlag(only, lexicalFlag.givenName)) return null;
  }
  const kind = kindOfName(tokens, within, from, language.names);
  if (kind === null) return null;
  // "campaign manager Robby Mook": a noun for a person before the name says as much as a title.
  const before = tokens[from - 1];
  const noun =
    kind === 'name' && before?.kind === 'word' && hasFlag(before, lexicalFlag.personNoun) ? before.lower : '';
  const name = kind === 'role' ? [] : tokens.slice(within.from, within.to).map(({ text }) => text);
  return { kind, from: within.from, to: within.to, name, head: title === '' ? noun : title };
}

/**
 * Returns all mentions in a paragraph outside its quotations, in the order of their ends. `lowercased` are the words
 * that the article writes without a capital somewhere.
 */
export function mentionsOf(
  tokens: readonly Token[],
  paragraphIndex: number,
  lowercased: ReadonlySet<string>,
  language: QuotingLanguage,
): Mention[] {
  const mentions: Mention[] = [];
  const add = (phrase: Phrase | null): void => {
    if (phrase !== null) mentions.push(mentionOf(tokens, phrase, paragraphIndex, mentions.length));
  };
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    let next = index + 1;
    if (hasFlag(token, lexicalFlag.pronoun)) add(pronounAt(tokens, index));
    else if (namesSomething(tokens, index)) {
      next = runEnd(tokens, index);
      if (!isAffiliation(tokens, index, language))
        add(phraseOfRun(tokens, index, next, lowercased, language));
    } else
      add(
        nounPhraseAt(tokens, index) ??
          (hasFlag(token, lexicalFlag.plainCue) ? nounPhraseBefore(tokens, index) : null),
      );
    index = next;
  }
  return mentions;
}
