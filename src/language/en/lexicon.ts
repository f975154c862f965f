import { createLexicon } from '../lexicon.ts';
import type { FunctionWord, NounKind, Pronoun, WordForm } from '../lexicon-word.ts';
import * as common from './words/common.ts';
import { cueVerbs, plainCues } from './words/cues.ts';
import { femaleNames, maleNames, sharedNames } from './words/given-names.ts';
import * as places from './words/places.ts';
import * as roles from './words/roles.ts';

const pronouns: readonly Pronoun[] = ['he', 'she', 'they', 'it', 'i', 'we', 'who', 'him', 'her'];

const functionWords = new Map<string, FunctionWord>([
  ...pronouns.map((word) => [word, word] as const),
  ['the', 'the'],
  ['a', 'a'],
  ['an', 'a'],
  ['of', 'of'],
  ['for', 'for'],
  ['to', 'to'],
  ['by', 'by'],
  ['and', 'and'],
  ['or', 'or'],
  ['but', 'or'],
  ['that', 'that'],
  ['as', 'as'],
  ['which', 'which'],
  ['according', 'according'],
]);

/** Later entries win: "conservatives" is a group of people before it is a plural of "conservative". */
const nouns: ReadonlyMap<string, NounKind> = new Map<string, NounKind>([
  ...[...roles.personNouns].map((noun) => [`${noun}s`, 'group'] as const),
  ...[...roles.bodyNouns].map((noun) => [`${noun}s`, 'body'] as const),
  ...[...roles.bodyNouns].map((noun) => [noun, 'body'] as const),
  ...[...roles.groupNouns].map((noun) => [noun, 'group'] as const),
  ...[...roles.personNouns].map((noun) => [noun, 'role'] as const),
]);

/** Nouns that no list has are roles if they end like one: "horsewoman", "46-year-old", "countryman". */
function nounKind(lower: string): NounKind | null {
  const listed = nouns.get(lower);
  if (listed !== undefined) return listed;
  if (lower.length < 8) return null;
  return lower.endsWith('woman') ||
    lower.endsWith('year-old') ||
    (lower.endsWith('man') && !lower.endsWith('uman'))
    ? 'role'
    : null;
}

function form(lower: string): WordForm | null {
  if (lower.endsWith('ed')) return 'past';
  if (lower.endsWith('ing')) return 'progressive';
  if (lower.endsWith('es')) return 'es-form';
  return lower.endsWith('ly') ? 'adverb' : null;
}

export const lexicon = createLexicon({
  lists: {
    cueVerb: cueVerbs,
    plainCue: plainCues,
    preposition: common.prepositions,
    determiner: common.determiners,
    conjunction: common.conjunctions,
    pronoun: new Set(pronouns),
    opener: common.openers,
    particle: common.particles,
    givenName: new Set([...maleNames, ...femaleNames, ...sharedNames]),
    smallSurname: common.smallSurnames,
    surnameWord: places.surnameWords,
    title: roles.titles,
    address: roles.addresses,
    officeModifier: roles.officeModifiers,
    portfolio: roles.portfolioWords,
    personNoun: roles.personNouns,
    groupNoun: roles.groupNouns,
    bodyNoun: roles.bodyNouns,
    bodyWord: places.bodyWords,
    body: places.bodies,
    place: places.places,
    demonym: places.demonyms,
    calendar: places.calendar,
    auxiliary: common.auxiliaries,
    phraseBreak: common.phraseBreaks,
    firstPerson: common.firstPerson,
    common: common.commonWords,
  },
  functionWords,
  nounKind,
  form,
  contractedEnding: /['’](?:s|S|d|ll|re|ve|m)$/,
});
