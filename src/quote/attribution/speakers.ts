import type { Mention } from '../analysis/mention.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import type { Discourse } from '../coreference/discourse.ts';
import { officeText } from '../people/office-text.ts';
import type { Person } from '../people/person.ts';
import type { Speaker } from '../quote.ts';
import { surroundingsOf } from './mention-context.ts';

/** The noun phrase around a mention ("Rutte’s spokesman" around "Rutte"), or the mention itself. */
function whole({ scenes }: Reading, mention: Mention): Mention {
  const mentions = mention.index < 0 ? [] : (scenes[mention.paragraph]?.mentions ?? []);
  const at = mention.index;
  const next = mentions[at + 1];
  const around =
    next !== undefined && next.from <= mention.from && next.to > mention.to && next.kind !== 'name';
  return around ? next : mention;
}

/** Whether a name is one of several that speak together ("Rutte and Zelenskyy said"). */
function speaksWithOthers({ scenes }: Reading, mention: Mention): boolean {
  const scene = scenes[mention.paragraph];
  if (scene === undefined) return false;
  const { tokens, mentions } = scene;
  const at = mention.index;
  const [previous, next] = [mentions[at - 1], mentions[at + 1]];
  const joins = (one: Mention | undefined, other: Mention | undefined): boolean =>
    one?.kind === 'name' &&
    other?.kind === 'name' &&
    tokens[one.to]?.lower === 'and' &&
    other.from - one.to <= 4 &&
    tokens.slice(one.to + 1, other.from).every(({ kind }) => kind === 'word');
  return joins(mention, next) || joins(previous, mention);
}

const ownWords = new Set(
  'response reply statement words remarks comment comments speech tweet tweets letter message answer call claim claims line description argument view views book memoir column account testimony plan proposal promise pledge assertion insistence warning suggestion slogan motto post email quote explanation campaign'.split(
    ' ',
  ),
);

/** "Rutte’s family said": who speaks is somebody's, and not that somebody. */
function ownsSpeaker({ scenes }: Reading, mention: Mention): boolean {
  const tokens = scenes[mention.paragraph]?.tokens ?? [];
  const next = tokens[mention.to];
  if (mention.kind !== 'name' || tokens[mention.to - 1]?.clipped !== true || next?.kind !== 'word')
    return false;
  const noun = [next, tokens[mention.to + 1], tokens[mention.to + 2]].find(
    (token) => token?.kind === 'word' && !token.capital,
  );
  return (
    noun !== undefined &&
    !tokens.slice(mention.to, mention.to + 4).some(({ lower }) => ownWords.has(lower)) &&
    !is(next, trait.cueVerb) &&
    !/(?:ing|ed)$/.test(next.lower)
  );
}

/** The office as the article words it, from the first of a person's mentions that comes with one. */
function roleOf({ article, scenes, cast: { roles } }: Reading, person: Person): string | null {
  const known = roles.get(person);
  if (known !== undefined) return known;
  let role: string | null = null;
  for (const mention of person.mentions.slice(0, 12)) {
    const scene = scenes[mention.paragraph];
    if (role !== null || scene === undefined || scene.mentions[mention.index] !== mention) continue;
    role = officeText(article.text, scene, mention);
  }
  roles.set(person, role);
  return role;
}

/**
 * The name that a description leads to: "MSNBC host Chris Matthews" read from "MSNBC", "the premier, Anna Berg,"
 * read from "the premier".
 */
function named({ scenes }: Reading, mention: Mention): Mention {
  const scene = scenes[mention.paragraph];
  if (
    scene === undefined ||
    mention.kind === 'name' ||
    mention.kind === 'pronoun' ||
    mention.kind === 'group'
  )
    return mention;
  const { tokens, mentions } = scene;
  const next = mentions[mention.index + 1];
  if (next === undefined || next.kind !== 'name' || next.from < mention.to || next.from - mention.to > 5)
    return mention;
  const between = tokens.slice(mention.to, next.from);
  const title =
    next.head !== '' &&
    between.length > 0 &&
    between.every(({ kind }) => kind === 'word') &&
    between.some(({ lower }) => lower === next.head);
  const apposed =
    mention.kind === 'role' &&
    between[0]?.text === ',' &&
    next.name.length > 1 &&
    between.slice(1).every(({ kind }) => kind === 'word') &&
    tokens[next.to]?.lower !== 'and';
  return title || apposed ? next : mention;
}

/** A person as a speaker, read from a mention; an unnamed one where the person is not known. */
export function personSpeaker(reading: Reading, person: Person | null, { start, end }: Mention): Speaker {
  const mention = { start, end };
  if (person === null) return { kind: 'unnamed', mention };
  return { kind: 'person', name: person.name, role: roleOf(reading, person), mention };
}

/**
 * "Macron said France would stand “…,” according to Macron’s office": the office vouches for what the person
 * said in the same paragraph.
 */
function personBehind(
  { scenes }: Reading,
  discourse: Discourse,
  { kind, paragraph, index, from }: Mention,
): Person | null {
  const scene = scenes[paragraph];
  const owner = scene?.mentions[index - 1];
  if (
    kind !== 'body' ||
    scene === undefined ||
    owner === undefined ||
    owner.from !== from ||
    owner.kind !== 'name'
  )
    return null;
  if (scene.tokens[owner.to - 1]?.clipped !== true || !surroundingsOf(scene, owner).leads.according)
    return null;
  const person = discourse.personOf(owner);
  const speaks = scene.mentions
    .slice(Math.max(0, index - 12), index - 1)
    .some((one) => discourse.personOf(one) === person && surroundingsOf(scene, one).follows.distance < 12);
  return speaks ? person : null;
}

/** Who a mention means: a person by the fullest name the article gives, a body, or somebody it leaves unnamed. */
export function speakerOf(reading: Reading, discourse: Discourse, source: Mention): Speaker {
  const span = { start: source.start, end: source.end };
  const mention = named(reading, whole(reading, source));
  discourse.readTo(mention.end);
  const behind = personBehind(reading, discourse, mention);
  if (behind !== null) return personSpeaker(reading, behind, source);
  if (mention.kind === 'body' || mention.kind === 'place')
    return {
      kind: 'organisation',
      name: reading.article.text.slice(mention.start, mention.end),
      mention: span,
    };
  const person = mention.kind === 'group' ? null : discourse.personOf(mention);
  if (person === null || speaksWithOthers(reading, mention) || ownsSpeaker(reading, mention))
    return { kind: 'unnamed', mention: span };
  return personSpeaker(reading, person, source);
}
