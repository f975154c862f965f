import type { OfficeRules } from '../quoting-language.ts';
import { wordSet } from '../word-set.ts';

/** By noun for an office, the one word for all nouns that mean the same. */
const canonicalForms: Readonly<Record<string, string>> = {
  'sen.': 'senator',
  'sens.': 'senator',
  'rep.': 'representative',
  'reps.': 'representative',
  'gov.': 'governor',
  'gen.': 'general',
  'dr.': 'doctor',
  'prof.': 'professor',
  'col.': 'colonel',
  'lt.': 'lieutenant',
  'capt.': 'captain',
  'rev.': 'reverend',
  'maj.': 'major',
  'sgt.': 'sergeant',
  'adm.': 'admiral',
  'amb.': 'ambassador',
  premier: 'minister',
  'secretary-general': 'chief',
  general: 'chief',
  head: 'chief',
  boss: 'chief',
  congressman: 'representative',
  congresswoman: 'representative',
  advisor: 'adviser',
  'president-elect': 'president',
  'vice-president': 'president',
  advocate: 'activist',
  aspirant: 'candidate',
  hopeful: 'candidate',
  contender: 'candidate',
  frontrunner: 'candidate',
  'front-runner': 'candidate',
  nominee: 'candidate',
  rival: 'candidate',
  mogul: 'businessman',
  billionaire: 'businessman',
  tycoon: 'businessman',
  magnate: 'businessman',
  developer: 'businessman',
  entrepreneur: 'businessman',
  businesswoman: 'businessman',
  millionaire: 'businessman',
  surgeon: 'doctor',
  physician: 'doctor',
  neurosurgeon: 'doctor',
  attorney: 'lawyer',
  counsel: 'lawyer',
  scholar: 'professor',
  academic: 'professor',
  spokeswoman: 'spokesperson',
  spokesman: 'spokesperson',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  ceo: 'executive',
  writer: 'author',
  novelist: 'author',
  actress: 'actor',
  journalist: 'reporter',
  correspondent: 'reporter',
};

/** By broader noun, the offices it may stand for: a senator is a lawmaker. */
const narrowerForms: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'minister', 'chancellor', 'chief', 'speaker', 'chair', 'premier'],
  chief: ['president', 'executive', 'director', 'secretary', 'chair', 'commissioner'],
  lawmaker: ['senator', 'representative', 'congressman'],
  legislator: ['senator', 'representative'],
  politician: ['senator', 'representative', 'governor', 'minister', 'president'],
  official: ['director', 'spokesperson', 'deputy', 'secretary', 'minister'],
  minister: ['minister'],
  diplomat: ['ambassador', 'envoy', 'minister', 'secretary', 'chief'],
  aide: ['adviser', 'spokesperson', 'assistant'],
};

const canonical = (noun: string): string => canonicalForms[noun] ?? noun;

export const offices: OfficeRules = {
  canonical,
  narrower: (noun) => narrowerForms[noun] ?? narrowerForms[canonical(noun)] ?? [],
  noOffice: wordSet(`
    friend brother sister husband wife son daughter mother father parent grandfather grandmother uncle aunt rival opponent challenger
    guest person someone man woman boy girl one another dr. sens. reps. hopeful critic ally supporter participant attendee source
  `),
  courtesy: wordSet('mr mr. mrs mrs. ms ms. miss miss.'),
  clauseOpeners: wordSet(`
    and or but nor when while where who whose whom which that is was are were be has had have will would now then since until
  `),
  indefinite: wordSet(`
    a an one another some my his her our their your its two three several many no any each every
  `),
};
