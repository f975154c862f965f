import type { Gender } from '../../language/quoting-language.ts';

/** Returns the gender that a pronoun tells, given as the lexicon names it. */
export function genderOfPronoun(pronoun: string): Gender | null {
  if (pronoun === 'he' || pronoun === 'him') return 'male';
  return pronoun === 'she' || pronoun === 'her' ? 'female' : null;
}
