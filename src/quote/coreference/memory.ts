import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import { noOffices, noteOffices, type Offices } from '../people/offices.ts';
import type { Person } from '../people/person.ts';

/** A mention as it was read, and whom else its sentence told of. */
export type Reference = {
  readonly mention: Mention;
  readonly scene: Scene;
  /** 0 by full name, 1 by bare name, 2 by a description, 3 by a pronoun. */
  readonly by: number;
  /** How many mentions of people its sentence has before it. */
  readonly order: number;
  /** 1 where somebody else tells of the person: "Berg said Rossi would fail". */
  readonly toldOf: number;
};

/** How a person stands: the last reference, how many there were in all and in the last one's paragraph, and quotes. */
export type Standing = {
  readonly last: Reference;
  readonly count: number;
  readonly here: number;
  readonly hereParagraph: number;
  spoken: number;
};

/** Somebody who spoke or told of something, and in which paragraph. */
export type Turn = { readonly person: Person; readonly paragraph: number };

/** What a reader remembers of an article's people at one place of its text. */
export type Memory = {
  readonly standings: Map<Person, Standing>;
  /** Those referred to last, the latest first: a pronoun means one of them. */
  readonly recent: Person[];
  /** By paragraph, whom it referred to first. */
  readonly openers: Map<number, Person>;
  /** Those named last, the latest first, and what the article has called them: a description means one of them. */
  readonly holders: Person[];
  readonly offices: Map<Person, Offices>;
  /** Whose quote was the last, and who last told of something. */
  speaker: Turn | null;
  teller: Turn | null;
};

const mostRecent = 8;
const mostHolders = 40;

export function emptyMemory(): Memory {
  return {
    standings: new Map(),
    recent: [],
    openers: new Map(),
    holders: [],
    offices: new Map(),
    speaker: null,
    teller: null,
  };
}

function moveToFront(people: Person[], person: Person, most: number): void {
  const index = people.indexOf(person);
  if (index >= 0) people.splice(index, 1);
  people.unshift(person);
  if (people.length > most) people.pop();
}

/** Takes in that a person was referred to. */
export function refer({ standings, openers, recent }: Memory, person: Person, last: Reference): void {
  const { paragraph } = last.mention;
  const old = standings.get(person);
  standings.set(person, {
    last,
    count: (old?.count ?? 0) + 1,
    here: old?.hereParagraph === paragraph ? old.here + 1 : 1,
    hereParagraph: paragraph,
    spoken: old?.spoken ?? 0,
  });
  if (!openers.has(paragraph)) openers.set(paragraph, person);
  moveToFront(recent, person, mostRecent);
}

/** Takes in what the text around a mention by name calls its bearer. */
export function introduce(
  { offices, holders }: Memory,
  person: Person,
  scene: Scene,
  mention: Mention,
): void {
  const known = offices.get(person) ?? noOffices();
  noteOffices(known, scene, mention);
  offices.set(person, known);
  moveToFront(holders, person, mostHolders);
}

/** Takes in that a person was found to be the source of a quote. */
export function speak(memory: Memory, person: Person, paragraph: number): void {
  memory.speaker = { person, paragraph };
  const standing = memory.standings.get(person);
  if (standing !== undefined) standing.spoken++;
}
