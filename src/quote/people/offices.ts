import { narrower, officeOf } from '../../language/en/offices.ts';
import { words } from '../../language/en/word-list.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import { apposition, isHead, premodifiers } from './apposition.ts';
import { foldName } from './name-forms.ts';

/** The words that an article uses of a person beside the name: heads ("senator") and what qualifies them ("vermont"). */
export type Offices = { readonly heads: Set<string>; readonly qualifiers: Set<string> };

export function noOffices(): Offices {
  return { heads: new Set(), qualifiers: new Set() };
}

/** Brings "Ukraine" and "Ukrainian" together. */
function stem(lower: string): string {
  return foldName(lower).slice(0, 5);
}

/** What tells ministers and their like apart, although it is written small. */
const portfolios = words(
  'prime foreign defence defense deputy vice interior finance justice health energy economy trade education',
);

/** Whether a word tells one holder of an office from another: "Ukrainian", "foreign", and not "tall" or "President". */
function qualifies(token: Token): boolean {
  return portfolios.has(token.lower) || (token.capital && !is(token, trait.title));
}

/** Adds what the text around one mention by name tells of its bearer. */
export function noteOffices({ heads, qualifiers }: Offices, scene: Scene, mention: Mention): void {
  for (const token of [...premodifiers(scene, mention), ...apposition(scene.tokens, mention.to)]) {
    if (isHead(token)) heads.add(officeOf(token.lower));
    if (token.capital || portfolios.has(token.lower)) qualifiers.add(stem(token.lower));
  }
}

/**
 * How well a description ("the Ukrainian president") fits what the article has told of a person: 0 not at all,
 * 3 by its head noun itself, 2 by a broader word for it, and more or less than that by what qualifies the noun.
 */
export function fitOf(description: readonly Token[], { heads, qualifiers }: Offices): number {
  const head = description.findLast(isHead);
  if (head === undefined) return 0;
  let fit = 0;
  if (heads.has(officeOf(head.lower))) fit = 3;
  else if (narrower(head.lower).some((one) => heads.has(one))) fit = 2;
  if (fit === 0) return 0;
  for (const token of description) {
    if (!qualifies(token)) continue;
    fit += qualifiers.has(stem(token.lower)) ? 1.5 : -0.5;
  }
  return fit;
}
