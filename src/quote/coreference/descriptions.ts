import { genderOfRole } from '../../language/en/roles.ts';
import { words } from '../../language/en/word-list.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import { fitOf, noOffices } from '../people/offices.ts';
import type { Person } from '../people/person.ts';
import type { Memory } from './memory.ts';

/** A description that begins so is of somebody new, or of somebody's somebody. */
const indefinite = words(
  'a an one another some my his her our their your its two three several many no any each every',
);

/** What fit and prominence together must exceed: a broader word for the office is not enough by itself. */
const leastFit = 2.4;

/** How much sooner somebody comes to mind who was referred to lately, and who spoke or was referred to last. */
function prominence({ standings, speaker, recent }: Memory, person: Person, paragraph: number): number {
  const standing = standings.get(person);
  const apart = standing === undefined ? 9 : paragraph - standing.last.mention.paragraph;
  return (
    (apart <= 1 ? 0.6 : apart <= 3 ? 0.3 : 0) +
    (speaker?.person === person ? 0.3 : 0) +
    (recent[0] === person ? 0.2 : 0)
  );
}

/** Whom a description ("the Ukrainian president") means: of those it fits, the one who comes to mind first. */
export function describedBy(
  memory: Memory,
  scene: Scene,
  { from, to, head, paragraph }: Mention,
): Person | null {
  const description = scene.tokens.slice(from, to);
  if (indefinite.has(description[0]?.lower ?? '')) return null;
  const gender = genderOfRole(head);
  const owner = description.find(({ clipped, capital }) => clipped && capital)?.text;
  let best: Person | null = null;
  let highest = leastFit;
  for (const person of memory.holders) {
    if (owner !== undefined && person.name.endsWith(owner)) continue;
    if (gender !== null && person.gender !== null && person.gender !== gender) continue;
    const fit = fitOf(description, memory.offices.get(person) ?? noOffices());
    if (fit <= 0) continue;
    const value = fit + prominence(memory, person, paragraph);
    if (value > highest) [best, highest] = [person, value];
  }
  return best;
}
