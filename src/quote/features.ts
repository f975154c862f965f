import type { Stretch } from './marks.ts';
import type { Mention } from './mention.ts';
import type { Person } from './person.ts';
import type { Reading, Scene } from './scene.ts';
import { classOf, surroundingsOf } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

/** What is already known when a quote's source is sought: the stretch before it and whom that was given to. */
export type Before = {
  readonly paragraph: number;
  readonly token: number;
  readonly source: Mention | null;
  readonly person: Person | null;
};

/** The features of a candidate, in the order of the numbers that {@link candidateFeatures} returns. */
export const featureNames = [
  'place',
  'words between',
  'quotes between',
  'stops between',
  'commas between',
  'cues between',
  'verb after',
  'verb before',
  'plain verb',
  'according',
  'lead',
  'tail',
  'inner end',
  'starts lower',
  'kind',
  'pronoun',
  'preceded by',
  'followed by',
  'clipped',
  'is source before',
  'same person as before',
  'before in paragraph',
  'words since before',
  'order',
  'first in sentence',
  'quote words',
  'in brackets',
  'quotes in paragraph',
  'quote order',
  'full name',
  'mentions of person',
  'tail verb',
  'lead verb',
  'continued',
  'that between',
  'titled',
  'paragraph start words',
  'to lead verb',
  'mentions to lead verb',
  'lead verb form',
  'to tail verb',
  'mentions before in sentence',
  'unclosed',
  'words outside quotes',
  'next paragraph quotes',
] as const;

const kinds = ['name', 'body', 'place', 'pronoun', 'role', 'group'] as const;
const pronounOrder = ['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her'];
/** What a quote is like, whoever said it. */
export type Frame = {
  readonly stretch: Stretch;
  readonly scene: Scene;
  readonly token: number;
  readonly values: readonly number[];
  /** The tokens of the nearest verbs of speaking before and after the quote, or -1. */
  readonly leadVerb: number;
  readonly tailVerb: number;
};

function innerEnd(text: string, end: number, start: number): number {
  let at = end - 1;
  while (at > start && text.charAt(at).trim() === '') at--;
  const last = text.charAt(at);
  if (last === ',') return 1;
  if (last === '.' || last === '…') return 2;
  if (last === '?' || last === '!') return 3;
  return /[—–-]/.test(last) ? 4 : 0;
}

/** How many words a text has, counted up to 60. */
function wordCount(text: string, start: number, end: number): number {
  let count = 0;
  let inside = false;
  for (let at = start; at < end && count < 60; at++) {
    const code = text.charCodeAt(at);
    const blank = code === 32 || code === 10 || code === 160 || code === 9 || code === 13;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
}

/** The first plain verb of speaking after a quote, in the same clause: its token, or -1. */
function tailVerb(tokens: readonly Token[], quote: number): number {
  for (let at = quote + 1; at < tokens.length && at - quote < 16; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || endsSentence(token)) return -1;
    if (token.kind === 'word' && is(token, trait.plainCue)) return at;
  }
  return -1;
}

/** The last verb of speaking before a quote, in the same sentence: its token, or -1. */
function leadVerb(tokens: readonly Token[], quote: number): number {
  for (let at = quote - 1; at >= 0 && quote - at < 16; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || endsSentence(token)) return -1;
    if (token.kind === 'word' && is(token, trait.cueVerb)) return at;
  }
  return -1;
}

function endsSentence({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === '.' || text === '?' || text === '!' || text === '\n');
}

/** What the quote at token `token` of a paragraph is like. */
export function frameOf(
  scene: Scene,
  { article: { text }, scenes }: Reading,
  stretch: Stretch,
  token: number,
): Frame {
  const { tokens, counts } = scene;
  const first = text
    .slice(stretch.start, stretch.start + 2)
    .trim()
    .charAt(0);
  const leading = leadVerb(tokens, token);
  const tailing = tailVerb(tokens, token);
  const close = text.charAt(stretch.end);
  const values = [
    classOf(tokens[token - 1]),
    classOf(tokens[token + 1]),
    innerEnd(text, stretch.end, stretch.start),
    first !== first.toUpperCase() ? 1 : 0,
    wordCount(text, stretch.start, stretch.end),
    counts.quotes.at(-1) ?? 0,
    counts.quotes[token] ?? 0,
    tailing < 0 ? 15 : tailing - token,
    leading < 0 ? 15 : token - leading,
    stretch.continued ? 1 : 0,
    counts.words[token] ?? 0,
    close.trim() === '' ? 1 : 0,
    Math.min(30, counts.words.at(-1) ?? 0),
    scenes[scene.index + 1]?.tokens[0]?.kind === 'quote' ? 1 : 0,
  ];
  return { stretch, scene, token, values, leadVerb: leading, tailVerb: tailing };
}

function personRelation(reading: Reading, mention: Mention, before: Before | null): number {
  if (before === null || before.person === null) return 0;
  const person = reading.cast.personOf.get(mention);
  if (person !== undefined) return person === before.person ? 1 : 2;
  if (mention.kind !== 'pronoun') return 0;
  const gender =
    mention.head === 'he' || mention.head === 'him'
      ? 'male'
      : mention.head === 'she' || mention.head === 'her'
        ? 'female'
        : null;
  if (gender === null || before.person.gender === null) return 3;
  return gender === before.person.gender ? 4 : 5;
}

function leadVerbForm(verb: Token | undefined): number {
  if (verb === undefined) return 0;
  return verb.lower.endsWith('ing') ? 1 : is(verb, trait.plainCue) ? 2 : 3;
}

/** How many mentions stand between one and a token after it, up to 6. */
function mentionsBetween(mentions: readonly Mention[], mention: Mention, token: number): number {
  let count = 0;
  for (let at = mention.index + 1; at < mentions.length && count < 6; at++) {
    const other = mentions[at];
    if (other === undefined || other.to > token) break;
    if (other.from >= mention.to) count++;
  }
  return count;
}

/** One candidate's numbers for one quote, in the order of {@link featureNames}. */
export function candidateFeatures(
  reading: Reading,
  frame: Frame,
  mention: Mention,
  before: Before | null,
  order: number,
): number[] {
  const { scene, token, values } = frame;
  const home = reading.scenes[mention.paragraph] ?? scene;
  const { tokens } = home;
  const apart = scene.index - mention.paragraph;
  const after = apart === 0 && mention.from > token;
  const between = (counts: readonly number[], homeCounts: readonly number[]): number => {
    if (apart === 0)
      return after
        ? (counts[mention.from] ?? 0) - (counts[token + 1] ?? 0)
        : (counts[token] ?? 0) - (counts[mention.to] ?? 0);
    if (apart > 0) return (counts[token] ?? 0) + (homeCounts.at(-1) ?? 0) - (homeCounts[mention.to] ?? 0);
    return (counts.at(-1) ?? 0) - (counts[token + 1] ?? 0) + (homeCounts[mention.from] ?? 0);
  };
  const around = surroundingsOf(home, mention);
  const person = reading.cast.personOf.get(mention);
  const lead = values[0] ?? 0;
  const tail = values[1] ?? 0;
  let toLead = 30;
  let mentionsToLead = -1;
  if (apart === 0 && frame.leadVerb >= 0 && !after) {
    toLead =
      frame.leadVerb >= mention.to ? frame.leadVerb - mention.to : -1 - (mention.from - frame.leadVerb);
    if (toLead >= 0) mentionsToLead = mentionsBetween(home.mentions, mention, frame.leadVerb);
  }
  let toTail = 30;
  if (after && frame.tailVerb >= 0)
    toTail =
      frame.tailVerb >= mention.to ? frame.tailVerb - mention.to : -1 - (mention.from - frame.tailVerb);
  let that = 0;
  const close = apart === 0 && !after && tokens[token - 1]?.lower === 'that';
  if (close) that = 1;
  return [
    apart === 0 ? (after ? 0 : 1) : apart === 1 ? 2 : apart < 0 ? 4 : 3,
    Math.min(60, between(scene.counts.words, home.counts.words)),
    Math.min(9, between(scene.counts.quotes, home.counts.quotes)),
    Math.min(9, between(scene.counts.stops, home.counts.stops)),
    Math.min(9, between(scene.counts.commas, home.counts.commas)),
    Math.min(9, between(scene.counts.cues, home.counts.cues)),
    around.follows.distance,
    around.leads.distance,
    (around.follows.plain ? 1 : 0) + (around.leads.plain ? 2 : 0),
    around.leads.according ? 1 : 0,
    lead,
    tail,
    values[2] ?? 0,
    values[3] ?? 0,
    kinds.indexOf(mention.kind),
    mention.kind === 'pronoun' ? pronounOrder.indexOf(mention.head) : -1,
    around.preceded,
    around.followed,
    around.clipped,
    before?.source === mention ? 1 : 0,
    personRelation(reading, mention, before),
    before === null ? 0 : before.paragraph === scene.index ? 1 : 2,
    before === null || before.paragraph !== scene.index
      ? 60
      : Math.min(60, (scene.counts.words[token] ?? 0) - (scene.counts.words[before.token] ?? 0)),
    order,
    around.opensSentence,
    values[4] ?? 0,
    around.bracketed,
    values[5] ?? 0,
    values[6] ?? 0,
    mention.name.length,
    Math.min(20, person?.count ?? 0),
    values[7] ?? 0,
    values[8] ?? 0,
    values[9] ?? 0,
    that,
    mention.kind === 'name' && mention.head !== '' ? 1 : 0,
    values[10] ?? 0,
    Math.max(-12, Math.min(30, toLead)),
    Math.min(6, mentionsToLead),
    leadVerbForm(scene.tokens[frame.leadVerb]),
    Math.max(-12, Math.min(30, toTail)),
    around.earlier,
    values[11] ?? 0,
    values[12] ?? 0,
    values[13] ?? 0,
  ];
}
