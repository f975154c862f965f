import type { QuotingLanguage } from '../quoting-language.ts';
import { wordSet } from '../word-set.ts';
import { denials } from './denials.ts';
import { genders } from './genders.ts';
import { lexicon } from './lexicon.ts';
import { referent } from './models/referent.ts';
import { source } from './models/source.ts';
import { statement } from './models/statement.ts';
import { offices } from './offices.ts';
import { statements } from './statements.ts';
import { transcripts } from './transcripts.ts';
import { abbreviations, generationSuffixes } from './words/common.ts';
import { twoWordPlaces } from './words/places.ts';

export const englishQuoting: QuotingLanguage = {
  lexicon,
  abbreviations,
  names: {
    twoWordPlaces,
    beforeDates: wordSet('on in since until last next this'),
    generationSuffixes,
    originAcronyms: new Set(['US']),
    affiliation: /^[DRI]-\p{Lu}/u,
  },
  genders,
  offices,
  denials,
  statements,
  transcripts,
  models: { source, referent, statement },
};
