import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { OfficeRules, QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { isOfficeHead, isOfficeWord, officeTokensAfter, officeTokensBefore } from './office-tokens.ts';

const maxWordsBefore = 6;
const maxWordsAfter = 8;

/** True if a word cannot be part of an office: a verb, a conjunction, or a word of a line in capitals. */
function breaksOffice(token: Token, rules: OfficeRules): boolean {
  const { lower, text, capital, form } = token;
  if (rules.clauseOpeners.has(lower)) return true;
  if (capital) return text.length > 5 && text === text.toUpperCase() && !text.includes('.');
  if (isOfficeWord(token) || lower.includes('-')) return false;
  return hasFlag(token, lexicalFlag.cueVerb) || form === 'past' || form === 'progressive';
}

/** True if the words have a noun for an office, and not only one for a relation to somebody. */
function isOffice(tokens: readonly Token[], rules: OfficeRules): boolean {
  return tokens.some(
    (token) => isOfficeHead(token) && !rules.noOffice.has(token.lower) && token.noun !== 'group',
  );
}

/** True if two words begin the name of somebody else: "Anna Berg". */
function beginsName(token: Token, next: Token): boolean {
  return (
    next.capital &&
    hasFlag(token, lexicalFlag.givenName) &&
    token.capital &&
    !isOfficeHead(next) &&
    next.text !== next.text.toUpperCase()
  );
}

/** Returns the words of the office before a name, in order. */
function officeBefore(
  paragraph: ParagraphAnalysis,
  mention: Mention,
  { names, offices }: QuotingLanguage,
): readonly Token[] {
  const found = officeTokensBefore(paragraph, mention, names);
  const end = found.findIndex((token, index) => {
    const farther = found[index + 1];
    return breaksOffice(token, offices) || (farther !== undefined && beginsName(farther, token));
  });
  const kept = (end < 0 ? found : found.slice(0, end)).slice(0, maxWordsBefore).reverse();
  const nearest = kept.at(-1);
  return nearest !== undefined && !offices.courtesy.has(nearest.lower) && isOffice(kept, offices) ? kept : [];
}

const isPreposition = (token: Token) => hasFlag(token, lexicalFlag.preposition);

/** Returns the words before the last preposition ("director of advertising"), or `null` if there is none. */
function beforeLastPreposition(tokens: readonly Token[]): readonly Token[] | null {
  const index = tokens.findLastIndex(isPreposition);
  return index < 0 ? null : tokens.slice(0, index);
}

/** Returns the words of the office in an apposition, without what is said in addition ("… of Delta from Anytown"). */
function officeAfter(tokens: readonly Token[], to: number, rules: OfficeRules): readonly Token[] {
  if (tokens[to]?.text !== ',') return [];
  const found = officeTokensAfter(tokens, to);
  const first = found.findIndex((token) => !hasFlag(token, lexicalFlag.determiner));
  let kept: readonly Token[] = found.slice(Math.max(0, first));
  const end = kept.findIndex((token) => breaksOffice(token, rules));
  if (end >= 0) {
    // "director of political advertising": a part of what follows "of" would be misleading.
    const whole = kept.slice(0, end);
    kept = beforeLastPreposition(whole) ?? whole;
  }
  while (kept.length > maxWordsAfter) kept = beforeLastPreposition(kept) ?? [];
  const preposition = kept.findIndex(isPreposition);
  const owner = kept.findLastIndex(({ contraction }) => contraction);
  const hasOffice =
    isOffice(preposition < 0 ? kept : kept.slice(0, preposition), rules) ||
    (owner >= 0 && isOffice(kept.slice(owner), rules));
  return preposition !== 0 && hasOffice ? kept : [];
}

/**
 * Returns the office in the article's own words, before a mention by name or in the apposition after it, or `null`.
 * It is a few words long and has no verb and no second name.
 */
export function officeText(
  text: string,
  paragraph: ParagraphAnalysis,
  mention: Mention,
  language: QuotingLanguage,
): string | null {
  const before = officeBefore(paragraph, mention, language);
  const office = before.length > 0 ? before : officeAfter(paragraph.tokens, mention.to, language.offices);
  const first = office[0];
  const last = office.findLast((token) => !isPreposition(token));
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end);
}
