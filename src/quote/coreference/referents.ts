import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import type { Person } from '../people/person.ts';
import type { Memory, Reference, Turn } from './memory.ts';

/** The features of somebody a pronoun may mean, in the order of the numbers that {@link referentFeatures} returns. */
export const referentFeatureNames = [
  'paragraphs since',
  'words since',
  'stops since',
  'recency rank',
  'by',
  'order in sentence',
  'clipped',
  'after preposition',
  'before verb',
  'spoke last',
  'paragraphs since speech',
  'references',
  'references here',
  'opens paragraph',
  'opened paragraph before',
  'pronoun opens',
  'times spoken',
  'told last',
  'paragraphs since telling',
  'pronoun speaks',
  'told of',
] as const;

/** A pronoun where it stands: `order` is how many mentions of people its sentence has before it. */
export type Pronoun = { readonly mention: Mention; readonly scene: Scene; readonly order: number };

function wordsBetween(last: Reference, { mention, scene }: Pronoun): number {
  const here = scene.wordsBefore + (scene.counts.words[mention.from] ?? 0);
  return here - last.scene.wordsBefore - (last.scene.counts.words[last.mention.to] ?? 0);
}

/** How many sentences end between two mentions; a break between paragraphs counts as one, whatever lies between. */
function stopsBetween(last: Reference, { mention, scene }: Pronoun): number {
  const from = last.scene.counts.stops[last.mention.to] ?? 0;
  const to = scene.counts.stops[mention.from] ?? 0;
  return last.scene === scene ? to - from : 1 + (last.scene.counts.stops.at(-1) ?? 0) - from + to;
}

function followsPreposition(before: Token | undefined): boolean {
  return is(before, trait.preposition) || before?.lower === 'to';
}

/** How many paragraphs ago somebody's turn was, up to 5; -1 where the last turn was somebody else's. */
function paragraphsSince(turn: Turn | null, person: Person, paragraph: number): number {
  return turn?.person === person ? Math.min(5, paragraph - turn.paragraph) : -1;
}

/**
 * The numbers of one person that a pronoun may mean, `rank` others having been referred to since; in the order of
 * {@link referentFeatureNames}, empty for somebody who has not been referred to.
 */
export function referentFeatures(
  { standings, openers, speaker, teller }: Memory,
  person: Person,
  rank: number,
  pronoun: Pronoun,
): number[] {
  const standing = standings.get(person);
  if (standing === undefined) return [];
  const { last } = standing;
  const { tokens } = last.scene;
  const { mention, scene, order } = pronoun;
  const here = scene.index;
  const speaks =
    is(scene.tokens[mention.to], trait.cueVerb) || is(scene.tokens[mention.from - 1], trait.cueVerb);
  return [
    Math.min(8, here - last.scene.index),
    Math.min(120, wordsBetween(last, pronoun)),
    Math.min(9, stopsBetween(last, pronoun)),
    rank,
    last.by,
    Math.min(4, last.order),
    tokens[last.mention.to - 1]?.clipped === true ? 1 : 0,
    followsPreposition(tokens[last.mention.from - 1]) ? 1 : 0,
    is(tokens[last.mention.to], trait.cueVerb) ? 1 : 0,
    speaker?.person === person ? 1 : 0,
    paragraphsSince(speaker, person, here),
    Math.min(20, standing.count),
    standing.hereParagraph === here ? Math.min(5, standing.here) : 0,
    openers.get(here) === person ? 1 : 0,
    openers.get(here - 1) === person ? 1 : 0,
    Math.min(4, order),
    Math.min(6, standing.spoken),
    teller?.person === person ? 1 : 0,
    paragraphsSince(teller, person, here),
    speaks ? 1 : 0,
    last.toldOf,
  ];
}
