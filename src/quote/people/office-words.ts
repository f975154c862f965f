import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { OfficeRules, QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { foldName } from './name-forms.ts';
import { isOfficeHead, officeTokensAfter, officeTokensBefore } from './office-tokens.ts';

/** The words that an article uses for a person beside the name. */
export type OfficeWords = {
  /** Canonical head nouns: "senator". */
  readonly heads: Set<string>;
  /** The stems of words that qualify them: "ukrai". */
  readonly qualifiers: Set<string>;
};

export function noOffices(): OfficeWords {
  return { heads: new Set(), qualifiers: new Set() };
}

/** Returns what "Ukraine" and "Ukrainian" have in common. */
function stemOf(lower: string): string {
  return foldName(lower).slice(0, 5);
}

/** True if a word tells one holder of an office from another: "Ukrainian", "foreign", but not "tall" or "President". */
function isQualifier(token: Token): boolean {
  return hasFlag(token, lexicalFlag.portfolio) || (token.capital && !hasFlag(token, lexicalFlag.title));
}

/** Adds the words around a mention by name to what is known of the person. */
export function addOffices(
  { heads, qualifiers }: OfficeWords,
  paragraph: ParagraphAnalysis,
  mention: Mention,
  { names, offices }: QuotingLanguage,
): void {
  const tokens = [
    ...officeTokensBefore(paragraph, mention, names),
    ...officeTokensAfter(paragraph.tokens, mention.to),
  ];
  for (const token of tokens) {
    if (isOfficeHead(token)) heads.add(offices.canonical(token.lower));
    if (token.capital || hasFlag(token, lexicalFlag.portfolio)) qualifiers.add(stemOf(token.lower));
  }
}

/**
 * Returns how well a description ("the Ukrainian president") fits a person's known offices. It is 0 if the head noun
 * does not fit. Otherwise it is 3 for the same noun or 2 for a broader one, plus 1.5 for each qualifier that fits and
 * minus 0.5 for each other one.
 */
export function fitOf(
  description: readonly Token[],
  { heads, qualifiers }: OfficeWords,
  rules: OfficeRules,
): number {
  const head = description.findLast(isOfficeHead);
  if (head === undefined) return 0;
  let fit = 0;
  if (heads.has(rules.canonical(head.lower))) fit = 3;
  else if (rules.narrower(head.lower).some((one) => heads.has(one))) fit = 2;
  if (fit === 0) return 0;
  for (const token of description) {
    if (!isQualifier(token)) continue;
    fit += qualifiers.has(stemOf(token.lower)) ? 1.5 : -0.5;
  }
  return fit;
}
