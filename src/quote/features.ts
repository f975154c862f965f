import { verbAfter, verbBefore } from './clauses.ts';
import { prepositions } from './lexicon/common.ts';
import { cueVerbs, plainCues } from './lexicon/cues.ts';
import { personNouns, titles } from './lexicon/roles.ts';
import type { Mention } from './mentions.ts';
import type { Person } from './people.ts';
import type { Reading, Scene } from './scene.ts';
import type { Token } from './tokens.ts';

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
function qualifies(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.lower === 'the' ||
      token.lower === 'a' ||
      token.lower === 'an' ||
      titles.has(token.lower) ||
      personNouns.has(token.lower))
  );
}

function classOf(token: Token | undefined): number {
  if (token === undefined) return 0;
  if (token.kind === 'quote') return 1;
  if (token.kind === 'mark') {
    if (token.text === ',') return 2;
    if (token.text === ':') return 3;
    if (
      token.text === '.' ||
      token.text === '?' ||
      token.text === '!' ||
      token.text === ';' ||
      token.text === '\n'
    )
      return 4;
    if (token.text === '(' || token.text === '[') return 5;
    return 6;
  }
  if (cueVerbs.has(token.lower)) return 7;
  if (token.lower === 'that' || token.lower === 'as') return 8;
  if (token.lower === 'and' || token.lower === 'but' || token.lower === 'or') return 9;
  if (token.lower === 'who' || token.lower === 'which') return 10;
  if (prepositions.has(token.lower)) return 11;
  if (token.lower === 'to') return 12;
  if (token.lower === 'the' || token.lower === 'a' || token.lower === 'an') return 13;
  if (/(?:ed|ing|es)$/.test(token.lower)) return 14;
  return token.capital ? 15 : 16;
}

/** What a quote is like, whoever said it. */
export type Frame = {
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
export function wordCount(text: string, start: number, end: number): number {
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
    if (token.kind === 'word' && plainCues.has(token.lower)) return at;
  }
  return -1;
}

/** The last verb of speaking before a quote, in the same sentence: its token, or -1. */
function leadVerb(tokens: readonly Token[], quote: number): number {
  for (let at = quote - 1; at >= 0 && quote - at < 16; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || endsSentence(token)) return -1;
    if (token.kind === 'word' && cueVerbs.has(token.lower)) return at;
  }
  return -1;
}

function endsSentence({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === '.' || text === '?' || text === '!' || text === '\n');
}

export function frameOf(
  { article: { text }, stretches, scenes }: Reading,
  stretch: number,
  token: number,
): Frame | null {
  const span = stretches[stretch];
  const scene = span === undefined ? undefined : scenes[span.paragraph];
  if (span === undefined || scene === undefined) return null;
  const { tokens, counts } = scene;
  const first = text
    .slice(span.start, span.start + 2)
    .trim()
    .charAt(0);
  const leading = leadVerb(tokens, token);
  const tailing = tailVerb(tokens, token);
  const close = text.charAt(span.end);
  const values = [
    classOf(tokens[token - 1]),
    classOf(tokens[token + 1]),
    innerEnd(text, span.end, span.start),
    first !== first.toUpperCase() ? 1 : 0,
    wordCount(text, span.start, span.end),
    counts.quotes.at(-1) ?? 0,
    counts.quotes[token] ?? 0,
    tailing < 0 ? 15 : tailing - token,
    leading < 0 ? 15 : token - leading,
    span.continued ? 1 : 0,
    counts.words[token] ?? 0,
    close.trim() === '' ? 1 : 0,
    Math.min(30, counts.words.at(-1) ?? 0),
    scenes[scene.index + 1]?.tokens[0]?.kind === 'quote' ? 1 : 0,
  ];
  return { scene, token, values, leadVerb: leading, tailVerb: tailing };
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
  const between = (counts: Int32Array, homeCounts: Int32Array): number => {
    if (apart === 0)
      return after
        ? (counts[mention.from] ?? 0) - (counts[token + 1] ?? 0)
        : (counts[token] ?? 0) - (counts[mention.to] ?? 0);
    if (apart > 0) return (counts[token] ?? 0) + (homeCounts.at(-1) ?? 0) - (homeCounts[mention.to] ?? 0);
    return (counts.at(-1) ?? 0) - (counts[token + 1] ?? 0) + (homeCounts[mention.from] ?? 0);
  };
  const follows = verbAfter(tokens, mention.to);
  const leads = verbBefore(tokens, mention.from);
  const person = reading.cast.personOf.get(mention);
  const article = tokens[mention.from - 1]?.lower;
  const determined =
    article === 'the' ||
    article === 'a' ||
    article === 'an' ||
    (mention.head !== '' && mention.kind === 'name');
  let back = mention.from - 1;
  // What stands before "the" or before a name's own titles tells more than they do.
  if (determined)
    while (
      back > 0 &&
      mention.from - back < 8 &&
      tokens[back]?.kind === 'word' &&
      (tokens[back]?.capital === true || qualifies(tokens[back]))
    )
      back--;
  const previous = tokens[back];
  const lead = values[0] ?? 0;
  const tail = values[1] ?? 0;
  const adjacent = after ? classOf(tokens[mention.to]) : classOf(tokens[mention.to]);
  let opensSentence = 1;
  for (let at = mention.from - 1; at >= 0 && mention.from - at < 8; at--) {
    const one = tokens[at];
    if (one === undefined || one.kind === 'quote' || one.text === '.' || one.text === '?' || one.text === '!')
      break;
    if (
      one.kind === 'word' &&
      (prepositions.has(one.lower) || cueVerbs.has(one.lower) || one.lower === 'to')
    ) {
      opensSentence = 0;
      break;
    }
    if (one.text === ',') {
      opensSentence = 0.5;
      break;
    }
  }
  const { mentions } = home;
  let earlier = 0;
  for (let at = mentions.indexOf(mention) - 1; at >= 0 && earlier < 4; at--) {
    const other = mentions[at];
    if (other === undefined || (home.counts.stops[other.to] ?? 0) !== (home.counts.stops[mention.from] ?? 0))
      break;
    if (other.to <= mention.from) earlier++;
  }
  let toLead = 30;
  let mentionsToLead = -1;
  if (apart === 0 && frame.leadVerb >= 0 && !after) {
    toLead =
      frame.leadVerb >= mention.to ? frame.leadVerb - mention.to : -1 - (mention.from - frame.leadVerb);
    if (toLead >= 0)
      mentionsToLead = mentions.reduce(
        (count, { from, to }) => count + (from >= mention.to && to <= frame.leadVerb ? 1 : 0),
        0,
      );
  }
  const leadWord = frame.leadVerb < 0 ? '' : (scene.tokens[frame.leadVerb]?.lower ?? '');
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
    follows.distance,
    leads.distance,
    (follows.plain ? 1 : 0) + (leads.plain ? 2 : 0),
    leads.according ? 1 : 0,
    lead,
    tail,
    values[2] ?? 0,
    values[3] ?? 0,
    kinds.indexOf(mention.kind),
    mention.kind === 'pronoun' ? pronounOrder.indexOf(mention.head) : -1,
    classOf(previous),
    adjacent,
    tokens[mention.to - 1]?.clipped === true ? 1 : 0,
    before?.source === mention ? 1 : 0,
    personRelation(reading, mention, before),
    before === null ? 0 : before.paragraph === scene.index ? 1 : 2,
    before === null || before.paragraph !== scene.index
      ? 60
      : Math.min(60, (scene.counts.words[token] ?? 0) - (scene.counts.words[before.token] ?? 0)),
    order,
    opensSentence,
    values[4] ?? 0,
    previous?.text === '(' ? 1 : 0,
    values[5] ?? 0,
    values[6] ?? 0,
    mention.name.length,
    Math.min(20, person?.mentions.length ?? 0),
    values[7] ?? 0,
    values[8] ?? 0,
    values[9] ?? 0,
    that,
    mention.kind === 'name' && mention.head !== '' ? 1 : 0,
    values[10] ?? 0,
    Math.max(-12, Math.min(30, toLead)),
    Math.min(6, mentionsToLead),
    leadWord === '' ? 0 : leadWord.endsWith('ing') ? 1 : plainCues.has(leadWord) ? 2 : 3,
    Math.max(-12, Math.min(30, toTail)),
    earlier,
    values[11] ?? 0,
    values[12] ?? 0,
    values[13] ?? 0,
  ];
}
