import { menNames, womenNames } from '../../language/en/given-names.ts';
import { femaleTitles, genderOfRole, maleTitles } from '../../language/en/roles.ts';

export type Gender = 'male' | 'female';

/** What a title in lower case ("mr.", "chairwoman") says about the gender of its bearer. */
export function genderOfTitle(title: string): Gender | null {
  if (maleTitles.has(title)) return 'male';
  if (femaleTitles.has(title)) return 'female';
  return title === '' ? null : genderOfRole(title);
}

/** What a given name, folded, says; of a double name the first half. */
export function genderOfName(first: string): Gender | null {
  const given = first.split('-')[0] ?? first;
  if (menNames.has(given)) return 'male';
  return womenNames.has(given) ? 'female' : null;
}

/** What a pronoun in lower case says. */
export function genderOfPronoun(pronoun: string): Gender | null {
  if (pronoun === 'he' || pronoun === 'him') return 'male';
  return pronoun === 'she' || pronoun === 'her' ? 'female' : null;
}
