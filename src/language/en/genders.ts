import type { Gender, GenderRules } from '../quoting-language.ts';
import { femaleNames, maleNames } from './words/given-names.ts';
import { femaleRoles, femaleTitles, maleRoles, maleTitles } from './words/roles.ts';

function ofRole(noun: string): Gender | null {
  if (maleRoles.has(noun) || maleTitles.has(noun)) return 'male';
  return femaleRoles.has(noun) || femaleTitles.has(noun) ? 'female' : null;
}

function ofTitle(title: string): Gender | null {
  if (maleTitles.has(title)) return 'male';
  if (femaleTitles.has(title)) return 'female';
  return title === '' ? null : ofRole(title);
}

/** Of a double name ("anne-marie") the first half counts. */
function ofGivenName(name: string): Gender | null {
  const given = name.split('-')[0] ?? name;
  if (maleNames.has(given)) return 'male';
  return femaleNames.has(given) ? 'female' : null;
}

export const genders: GenderRules = { ofTitle, ofRole, ofGivenName };
