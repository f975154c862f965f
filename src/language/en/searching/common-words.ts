import { commonStems, nameStems } from '../words/dictionary.ts';
import { englishSearch } from './search-language.ts';

/** Decodes front-coded stems (see words/dictionary.ts). */
function decode(coded: string): Set<string> {
  const stems = new Set<string>();
  let before = '';
  for (const [, shared = '0', rest = ''] of coded.matchAll(/([A-Z0-9])\s*([a-z]+)/g)) {
    before = before.slice(0, Number.parseInt(shared, 36)) + rest;
    stems.add(before);
  }
  return stems;
}

// Decoded at the first question that needs them.
let common: Set<string> | undefined;
let names: Set<string> | undefined;

/** True for a folded word of English that is no name, in any form of it. */
export function isCommonWord(form: string): boolean {
  common ??= decode(commonStems);
  return (
    common.has(englishSearch.stem(form)) || englishSearch.isStopWord(form) || englishSearch.isFiller(form)
  );
}

/** True for a folded word that a dictionary of English has, well-known names included. */
export function isDictionaryWord(form: string): boolean {
  names ??= decode(nameStems);
  return isCommonWord(form) || names.has(englishSearch.stem(form));
}
