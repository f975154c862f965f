import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { DenialRules } from '../../language/quoting-language.ts';
import { firstMentionAfter, type Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import { isSentenceEnd, type Token } from '../analysis/tokens.ts';

/** How many tokens before the quotation, or before the verb of speaking, are searched. */
const maxDistance = 14;

/**
 * Returns the first token of the sentence that a token is in, but not more than {@link maxDistance} tokens before it.
 */
function sentenceStart(tokens: readonly Token[], index: number): number {
  let start = index;
  while (start > 0 && index - start < maxDistance) {
    const before = tokens[start - 1];
    if (before === undefined || before.kind === 'quote' || isSentenceEnd(before)) break;
    start--;
  }
  return start;
}

/** True if a verb is negated: "did not say", "never said"; but not "did not only say". */
function isNegated(tokens: readonly Token[], verb: number, rules: DenialRules): boolean {
  for (let index = verb - 1; index >= 0 && verb - index < 4; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word' || rules.limiting.has(token.lower)) return false;
    if (rules.negation.test(token.lower)) return true;
    if (hasFlag(token, lexicalFlag.pronoun) || token.capital || rules.linking.has(token.lower)) return false;
  }
  return false;
}

/** True if one of the two tokens after `index` is in a list. */
function isFollowedBy(tokens: readonly Token[], index: number, list: ReadonlySet<string>): boolean {
  return list.has(tokens[index + 1]?.lower ?? '') || list.has(tokens[index + 2]?.lower ?? '');
}

/**
 * True if tokens say that something was not said: "denied saying", "rejected claims that she had said", "a fake video
 * shows her saying", "accused him of saying".
 */
function isDisowned(tokens: readonly Token[], from: number, to: number, rules: DenialRules): boolean {
  for (let index = from; index < to; index++) {
    const { lower = '' } = tokens[index] ?? {};
    if (rules.forged.has(lower) && isFollowedBy(tokens, index, rules.media)) return true;
    const denies = rules.denying.has(lower);
    const accuses = rules.accusing.has(lower);
    if (!denies && !accuses) continue;
    const rest = tokens.slice(index + 1, to);
    if (rest.some((token) => rules.linking.has(token.lower) || token.text === ',')) continue;
    if (denies && isFollowedBy(tokens, index, rules.alleged)) return true;
    if (
      accuses &&
      rest.some(
        (token, after) => token.functionWord === 'of' && hasFlag(rest[after + 1], lexicalFlag.cueVerb),
      )
    )
      return true;
  }
  return false;
}

/**
 * True if the article says that a mention did not say a quotation. `cue` is the token index of the verb of speaking
 * beside the mention, or -1. `quote` is the token index of the quotation, or -1 if that is in another paragraph.
 */
export function isDenied(
  { tokens }: ParagraphAnalysis,
  { to }: Mention,
  cue: number,
  quote: number,
  rules: DenialRules,
): boolean {
  const verb = cue < 0 && rules.never.has(tokens[to]?.lower ?? '') ? to + 1 : cue;
  if (verb < 0) return false;
  const end = quote > verb && quote - verb < maxDistance ? quote : verb + 1;
  return isNegated(tokens, verb, rules) || isDisowned(tokens, sentenceStart(tokens, verb), end, rules);
}

/**
 * Finds who is quoted by somebody else before a quotation: Stone in "Lund quoted Stone as saying". Returns `null` if
 * nobody is named there and `undefined` if the sentence says nothing of the kind.
 */
export function quotedByOther(
  { tokens, mentions }: ParagraphAnalysis,
  quote: number,
  rules: DenialRules,
): Mention | null | undefined {
  for (let index = quote - 1; index > 0 && quote - index < 4; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'quote' || isSentenceEnd(token)) return undefined;
    if (!rules.passingOn.has(token.lower) || tokens[index - 1]?.functionWord !== 'as') continue;
    const start = sentenceStart(tokens, index);
    let verb = index - 2;
    while (verb >= start && !rules.quoting.has(tokens[verb]?.lower ?? '')) verb--;
    // "Stone was quoted as saying": nobody else passes it on.
    if (verb < start || verb === index - 2) return undefined;
    const quoted = mentions[firstMentionAfter(mentions, index - 2)];
    return quoted !== undefined && quoted.from > verb && quoted.to === index - 1 ? quoted : null;
  }
  return undefined;
}
