import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import { fitOf, noOffices } from '../people/office-words.ts';
import type { Person } from '../people/person.ts';
import type { DiscourseState } from './discourse-state.ts';

/** Fit and salience together must exceed this: a broader word for the office is not enough by itself. */
const threshold = 2.4;

/**
 * Returns how prominent a person is at this point: 0.6 at most for a recent reference, plus 0.3 and 0.2 for the last
 * ones.
 */
function salienceOf(
  { histories, lastQuote, recent }: DiscourseState,
  person: Person,
  paragraphIndex: number,
): number {
  const history = histories.get(person);
  const distance = history === undefined ? 9 : paragraphIndex - history.last.mention.paragraphIndex;
  return (
    (distance <= 1 ? 0.6 : distance <= 3 ? 0.3 : 0) +
    (lastQuote?.person === person ? 0.3 : 0) +
    (recent[0] === person ? 0.2 : 0)
  );
}

/**
 * Returns the person whom a description ("the Ukrainian president") refers to, or `null`: the best fit and salience.
 */
export function describedPerson(
  state: DiscourseState,
  paragraph: ParagraphAnalysis,
  { from, to, head, paragraphIndex }: Mention,
  { genders, offices }: QuotingLanguage,
): Person | null {
  const description = paragraph.tokens.slice(from, to);
  if (offices.indefinite.has(description[0]?.lower ?? '')) return null;
  const gender = genders.ofRole(head);
  const owner = description.find(({ contraction, capital }) => contraction && capital)?.text;
  let best: Person | null = null;
  let highest = threshold;
  for (const person of state.named) {
    if (owner !== undefined && person.name.endsWith(owner)) continue;
    if (gender !== null && person.gender !== null && person.gender !== gender) continue;
    const fit = fitOf(description, state.offices.get(person) ?? noOffices(), offices);
    if (fit <= 0) continue;
    const value = fit + salienceOf(state, person, paragraphIndex);
    if (value > highest) [best, highest] = [person, value];
  }
  return best;
}
