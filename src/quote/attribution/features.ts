import type { Mention } from '../analysis/mention.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import { genderOfPronoun } from '../people/gender.ts';
import { gapBetween, mentionsBetween, standsAfter, tokensToVerb } from './distances.ts';
import { surroundingsOf } from './mention-context.ts';
import type { Before, Frame } from './quote-context.ts';

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
const pronouns = ['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her'];

/** Where a mention stands: 1 before the quote, 0 after it, 2 in the paragraph before, 3 farther up, 4 farther down. */
function placeOf(frame: Frame, mention: Mention): number {
  const apart = frame.scene.index - mention.paragraph;
  if (apart === 0) return standsAfter(frame, mention) ? 0 : 1;
  if (apart === 1) return 2;
  return apart < 0 ? 4 : 3;
}

/** Whether a mention means whom the quote before was given to: 1 or 2 by name, 3 to 5 by a pronoun's gender. */
function personRelation({ cast }: Reading, mention: Mention, before: Before | null): number {
  if (before === null || before.person === null) return 0;
  const person = cast.personOf.get(mention);
  if (person !== undefined) return person === before.person ? 1 : 2;
  if (mention.kind !== 'pronoun') return 0;
  const gender = genderOfPronoun(mention.head);
  if (gender === null || before.person.gender === null) return 3;
  return gender === before.person.gender ? 4 : 5;
}

/** How many words stand between the quote before and this one, up to 60; 60 where that is in another paragraph. */
function wordsSince({ scene, wordsBefore }: Frame, before: Before | null): number {
  if (before === null || before.paragraph !== scene.index) return 60;
  return Math.min(60, wordsBefore - (scene.counts.words[before.token] ?? 0));
}

function verbForm(verb: Token | undefined): number {
  if (verb === undefined) return 0;
  if (verb.lower.endsWith('ing')) return 1;
  return is(verb, trait.plainCue) ? 2 : 3;
}

/** One candidate's numbers for one quote, in the order of {@link featureNames}. */
export function candidateFeatures(
  reading: Reading,
  frame: Frame,
  mention: Mention,
  before: Before | null,
  order: number,
): number[] {
  const { scene, token, leadVerb, tailVerb } = frame;
  const home = reading.scenes[mention.paragraph] ?? scene;
  const after = standsAfter(frame, mention);
  const ahead = mention.paragraph === scene.index && !after;
  const between = gapBetween(frame, mention);
  const around = surroundingsOf(home, mention);
  const { follows, leads } = around;
  const toLeadVerb = ahead && leadVerb >= 0 ? tokensToVerb(mention, leadVerb) : 30;
  const toTailVerb = after && tailVerb >= 0 ? tokensToVerb(mention, tailVerb) : 30;
  return [
    placeOf(frame, mention),
    Math.min(60, between(scene.counts.words, home.counts.words)),
    Math.min(9, between(scene.counts.quotes, home.counts.quotes)),
    Math.min(9, between(scene.counts.stops, home.counts.stops)),
    Math.min(9, between(scene.counts.commas, home.counts.commas)),
    Math.min(9, between(scene.counts.cues, home.counts.cues)),
    follows.distance,
    leads.distance,
    (follows.plain ? 1 : 0) + (leads.plain ? 2 : 0),
    leads.according ? 1 : 0,
    frame.lead,
    frame.tail,
    frame.innerEnd,
    frame.startsLower,
    kinds.indexOf(mention.kind),
    mention.kind === 'pronoun' ? pronouns.indexOf(mention.head) : -1,
    around.preceded,
    around.followed,
    around.clipped,
    before?.source === mention ? 1 : 0,
    personRelation(reading, mention, before),
    before === null ? 0 : before.paragraph === scene.index ? 1 : 2,
    wordsSince(frame, before),
    order,
    around.opensSentence,
    frame.words,
    around.bracketed,
    frame.quotes,
    frame.earlierQuotes,
    mention.name.length,
    Math.min(20, reading.cast.personOf.get(mention)?.count ?? 0),
    frame.toTailVerb,
    frame.toLeadVerb,
    frame.continued,
    ahead && home.tokens[token - 1]?.lower === 'that' ? 1 : 0,
    mention.kind === 'name' && mention.head !== '' ? 1 : 0,
    frame.wordsBefore,
    Math.max(-12, Math.min(30, toLeadVerb)),
    ahead && leadVerb >= 0 && toLeadVerb >= 0 ? mentionsBetween(home.mentions, mention, leadVerb) : -1,
    verbForm(scene.tokens[leadVerb]),
    Math.max(-12, Math.min(30, toTailVerb)),
    around.earlier,
    frame.unclosed,
    frame.wordsOutside,
    frame.quoteFollows,
  ];
}
