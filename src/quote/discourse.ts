import { type Gender, genderOfPronoun } from './gender.ts';
import { genderOfRole } from './lexicon/roles.ts';
import type { Mention } from './mention.ts';
import { fitOf, noOffices, noteOffices, type Offices } from './offices.ts';
import type { Person } from './person.ts';
import type { Reading, Scene } from './scene.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Scorer } from './trees.ts';
import { is, trait } from './vocabulary.ts';

/** The features of somebody a pronoun may mean, in the order of the numbers that `referentFeatures` returns. */
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

type Reference = {
  readonly mention: Mention;
  readonly scene: Scene;
  readonly by: number;
  readonly order: number;
  /** 1 where somebody else tells of the person: "Berg said Rossi would fail". */
  readonly toldOf: number;
};
type Standing = { last: Reference; count: number; here: number; hereParagraph: number; spoken: number };

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
  readonly mention: Mention;
  readonly gender: Gender;
  readonly people: readonly Person[];
  readonly rows: readonly number[][];
};

const reach = 8;
const holdersKept = 40;

/** A description that begins so is of somebody new, or of somebody's somebody. */
const indefinite = new Set(
  'a an one another some my his her our their your its two three several many no any each every'.split(' '),
);

/** Follows an article's people from its beginning. `observe` sees every choice that a pronoun offers. */
export function followPeople(
  reading: Reading,
  score: Scorer,
  observe: (choice: Choice) => void = () => {},
): Discourse {
  const { scenes, cast } = reading;
  const standings = new Map<Person, Standing>();
  const meant = new Map<Mention, Person | null>();
  const offices = new Map<Person, Offices>();
  const holders: Person[] = [];
  const openers = new Map<number, Person>();
  const recent: Person[] = [];
  const wordsBefore: number[] = [];
  let total = 0;
  for (const { counts } of scenes) {
    wordsBefore.push(total);
    total += counts.words.at(-1) ?? 0;
  }
  let speaker: { person: Person; paragraph: number } | null = null;
  let teller: { person: Person; paragraph: number } | null = null;
  let [atScene, atMention] = [0, 0];
  let [sentence, inSentence, tellerIn] = ['', 0, ''];

  function refer(person: Person, reference: Reference): void {
    const { paragraph } = reference.mention;
    const old = standings.get(person);
    const here = old !== undefined && old.hereParagraph === paragraph ? old.here + 1 : 1;
    standings.set(person, {
      last: reference,
      count: (old?.count ?? 0) + 1,
      here,
      hereParagraph: paragraph,
      spoken: old?.spoken ?? 0,
    });
    if (!openers.has(paragraph)) openers.set(paragraph, person);
    const index = recent.indexOf(person);
    if (index >= 0) recent.splice(index, 1);
    recent.unshift(person);
    if (recent.length > reach) recent.pop();
  }

  function stopsBetween({ mention, scene }: Reference, other: Mention, home: Scene): number {
    const from = scene.counts.stops[mention.to] ?? 0;
    if (scene === home) return (home.counts.stops[other.from] ?? 0) - from;
    return 1 + (scene.counts.stops.at(-1) ?? 0) - from + (home.counts.stops[other.from] ?? 0);
  }

  function features(person: Person, rank: number, mention: Mention, scene: Scene, order: number): number[] {
    const standing = standings.get(person);
    if (standing === undefined) return [];
    const { last } = standing;
    const { tokens } = last.scene;
    const here = mention.paragraph;
    const words =
      (wordsBefore[here] ?? 0) +
      (scene.counts.words[mention.from] ?? 0) -
      (wordsBefore[last.mention.paragraph] ?? 0) -
      (last.scene.counts.words[last.mention.to] ?? 0);
    const speaks =
      is(scene.tokens[mention.to], trait.cueVerb) || is(scene.tokens[mention.from - 1], trait.cueVerb);
    return [
      Math.min(8, here - last.mention.paragraph),
      Math.min(120, words),
      Math.min(9, stopsBetween(last, mention, scene)),
      rank,
      last.by,
      Math.min(4, last.order),
      tokens[last.mention.to - 1]?.clipped === true ? 1 : 0,
      is(tokens[last.mention.from - 1], trait.preposition) || tokens[last.mention.from - 1]?.lower === 'to'
        ? 1
        : 0,
      is(tokens[last.mention.to], trait.cueVerb) ? 1 : 0,
      speaker?.person === person ? 1 : 0,
      speaker?.person === person ? Math.min(5, here - speaker.paragraph) : -1,
      Math.min(20, standing.count),
      standing.hereParagraph === here ? Math.min(5, standing.here) : 0,
      openers.get(here) === person ? 1 : 0,
      openers.get(here - 1) === person ? 1 : 0,
      Math.min(4, order),
      Math.min(6, standing.spoken),
      teller?.person === person ? 1 : 0,
      teller?.person === person ? Math.min(5, here - teller.paragraph) : -1,
      speaks ? 1 : 0,
      last.toldOf,
    ];
  }

  function choose(mention: Mention, gender: Gender, scene: Scene, order: number): Person | null {
    if (recent.length === 0) return null;
    const people = [...recent];
    const rows = people.map((person, rank) => features(person, rank, mention, scene, order));
    observe({ mention, gender, people, rows });
    let best: Person | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    people.forEach((person, rank) => {
      if (person.gender !== null && person.gender !== gender) return;
      const value = score(rows[rank] ?? []) - (person.gender === null ? 1 : 0);
      if (value > highest) [best, highest] = [person, value];
    });
    return best;
  }

  function describe(mention: Mention, scene: Scene): Person | null {
    const description = scene.tokens.slice(mention.from, mention.to);
    const lead = description[0]?.lower;
    if (lead !== undefined && indefinite.has(lead)) return null;
    const gender = genderOfRole(mention.head);
    let best: Person | null = null;
    let highest = 2.4;
    const owner = description.find(({ clipped, capital }) => clipped && capital)?.text;
    for (const person of holders) {
      const known = offices.get(person) ?? noOffices();
      if (owner !== undefined && person.name.endsWith(owner)) continue;
      if (gender !== null && person.gender !== null && person.gender !== gender) continue;
      const standing = standings.get(person);
      const distance = standing === undefined ? 9 : mention.paragraph - standing.last.mention.paragraph;
      const fit = fitOf(description, known);
      if (fit <= 0) continue;
      const value =
        fit +
        (distance <= 1 ? 0.6 : distance <= 3 ? 0.3 : 0) +
        (speaker?.person === person ? 0.3 : 0) +
        (recent[0] === person ? 0.2 : 0);
      if (value > highest) [best, highest] = [person, value];
    }
    return best;
  }

  function antecedent(scene: Scene, at: number): Person | null {
    const before = scene.mentions[at - 1];
    return before === undefined ? null : (meant.get(before) ?? null);
  }

  function read(scene: Scene, at: number, mention: Mention): void {
    const key = `${scene.index}:${scene.counts.stops[mention.from]}`;
    if (key !== sentence) [sentence, inSentence] = [key, 0];
    const order = inSentence;
    if (mention.kind !== 'pronoun' || genderOfPronoun(mention.head) !== null) inSentence++;
    let person: Person | null = null;
    const gender = mention.kind === 'pronoun' ? genderOfPronoun(mention.head) : null;
    if (mention.kind === 'name') person = cast.personOf.get(mention) ?? null;
    else if (gender !== null) person = choose(mention, gender, scene, order);
    else if (mention.head === 'who') person = antecedent(scene, at);
    else if (mention.kind === 'role') person = describe(mention, scene);
    meant.set(mention, person);
    if (person === null || mention.head === 'who') return;
    const around = surroundingsOf(scene, mention);
    // "Berg said Rossi's plan would fail": whoever comes after the one who tells is told of.
    if (
      tellerIn !== key &&
      around.clipped === 0 &&
      (around.follows.distance < 12 || around.leads.distance < 3)
    ) {
      teller = { person, paragraph: scene.index };
      tellerIn = key;
    }
    if (mention.kind === 'name') {
      const known = offices.get(person) ?? noOffices();
      noteOffices(known, scene.tokens, mention);
      offices.set(person, known);
      const index = holders.indexOf(person);
      if (index >= 0) holders.splice(index, 1);
      holders.unshift(person);
      if (holders.length > holdersKept) holders.pop();
    }
    refer(person, {
      mention,
      scene,
      by: mention.kind === 'name' ? (mention.name.length > 1 ? 0 : 1) : mention.kind === 'role' ? 2 : 3,
      order,
      toldOf: tellerIn === key && teller?.person !== person ? 1 : 0,
    });
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
        read(scene, atMention, mention);
        atMention++;
      }
    },
    personOf: (mention) => meant.get(mention) ?? null,
    spoke(person, paragraph) {
      if (person === null) return;
      speaker = { person, paragraph };
      const standing = standings.get(person);
      if (standing !== undefined) standing.spoken++;
    },
  };
}
