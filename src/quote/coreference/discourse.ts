import { verbAfter } from '../analysis/clauses.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Reading, Scene } from '../analysis/paragraph-analysis.ts';
import { surroundingsOf } from '../attribution/mention-context.ts';
import type { Scorer } from '../model/trees.ts';
import { type Gender, genderOfPronoun } from '../people/gender.ts';
import type { Person } from '../people/person.ts';
import { describedBy } from './descriptions.ts';
import { emptyMemory, introduce, refer, speak } from './memory.ts';
import { type Pronoun, referentFeatures } from './referents.ts';

/** What has been told so far, in the order of reading: who was named last, where, and who spoke. */
export type Discourse = {
  /** Takes in everything that ends at or before `offset`. */
  readonly readTo: (offset: number) => void;
  /** Whom a mention means, as far as it has been read. */
  readonly personOf: (mention: Mention) => Person | null;
  /** Notes that somebody was found to have spoken in a paragraph. */
  readonly spoke: (person: Person | null, paragraph: number) => void;
};

/** A pronoun's choice among people: their numbers, and who they are. For training. */
export type Choice = {
  readonly gender: Gender;
  readonly people: readonly Person[];
  readonly rows: readonly number[][];
};

/** The sentence being read: where it is, how many mentions of people it has so far, and whether one of them tells. */
type Sentence = { readonly scene: Scene; readonly stops: number; people: number; told: boolean };

/** How a mention refers to a person: 0 by full name, 1 by bare name, 2 by a description, 3 by a pronoun. */
function formOf({ kind, name }: Mention): number {
  if (kind === 'name') return name.length > 1 ? 0 : 1;
  return kind === 'role' ? 2 : 3;
}

/** "her spokesman, Jon Kalda, said": whether a verb of speaking follows the commas around a name. */
function tellsAfterCommas({ tokens }: Scene, { from, to }: Mention): boolean {
  return tokens[from - 1]?.text === ',' && tokens[to]?.text === ',' && verbAfter(tokens, to + 1).distance < 2;
}

/** Whether somebody tells of something: "Berg said", and not "Berg’s plan". */
function tells(scene: Scene, mention: Mention): boolean {
  const { clipped, follows, leads } = surroundingsOf(scene, mention);
  if (clipped !== 0) return false;
  return follows.distance < 12 || leads.distance < 3 || tellsAfterCommas(scene, mention);
}

/** Follows an article's people from its beginning. `observe` sees every choice that a pronoun offers. */
export function followPeople(
  { scenes, cast }: Reading,
  score: Scorer,
  observe: (choice: Choice) => void = () => {},
): Discourse {
  const memory = emptyMemory();
  const meant = new Map<Mention, Person | null>();
  let sentence: Sentence | null = null;
  let [atScene, atMention] = [0, 0];

  /** The likeliest of those referred to lately that a pronoun of a gender may mean. */
  function referentOf(pronoun: Pronoun, gender: Gender): Person | null {
    if (memory.recent.length === 0) return null;
    const people = [...memory.recent];
    const rows = people.map((person, rank) => referentFeatures(memory, person, rank, pronoun));
    observe({ gender, people, rows });
    let best: Person | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [rank, person] of people.entries()) {
      if (person.gender !== null && person.gender !== gender) continue;
      const value = score(rows[rank] ?? []) - (person.gender === null ? 1 : 0);
      if (value > highest) [best, highest] = [person, value];
    }
    return best;
  }

  /** Whom "who" goes back to: the mention before it. */
  function antecedent({ mentions }: Scene, { index }: Mention): Person | null {
    const before = mentions[index - 1];
    return before === undefined ? null : (meant.get(before) ?? null);
  }

  function resolve(scene: Scene, mention: Mention, gender: Gender | null, order: number): Person | null {
    if (mention.kind === 'name') return cast.personOf.get(mention) ?? null;
    if (mention.kind === 'role') return describedBy(memory, scene, mention);
    if (gender !== null) return referentOf({ mention, scene, order }, gender);
    return mention.head === 'who' ? antecedent(scene, mention) : null;
  }

  function read(scene: Scene, mention: Mention): void {
    const stops = scene.counts.stops[mention.from] ?? 0;
    if (sentence?.scene !== scene || sentence.stops !== stops)
      sentence = { scene, stops, people: 0, told: false };
    const order = sentence.people;
    const gender = mention.kind === 'pronoun' ? genderOfPronoun(mention.head) : null;
    if (mention.kind !== 'pronoun' || gender !== null) sentence.people++;
    const person = resolve(scene, mention, gender, order);
    meant.set(mention, person);
    if (person === null || mention.head === 'who') return;
    // "Berg said Rossi's plan would fail": whoever comes after the one who tells is told of.
    if (!sentence.told && tells(scene, mention)) {
      memory.teller = { person, paragraph: scene.index };
      sentence.told = true;
    }
    const toldOf = sentence.told && memory.teller?.person !== person ? 1 : 0;
    if (mention.kind === 'name') introduce(memory, person, scene, mention);
    refer(memory, person, { mention, scene, by: formOf(mention), order, toldOf });
  }

  return {
    readTo(offset) {
      for (;;) {
        const scene = scenes[atScene];
        if (scene === undefined) return;
        const mention = scene.mentions[atMention];
        if (mention === undefined) {
          atScene++;
          atMention = 0;
          continue;
        }
        if (mention.end > offset) return;
        read(scene, mention);
        atMention++;
      }
    },
    personOf: (mention) => meant.get(mention) ?? null,
    spoke(person, paragraph) {
      if (person !== null) speak(memory, person, paragraph);
    },
  };
}
