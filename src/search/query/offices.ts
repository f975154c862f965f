import { formsOf } from '../text/words.ts';

/** What else people call the holder of an office: the words that tell it, and the words they use for it. */
const callings: readonly (readonly [RegExp, string])[] = [
  [/\b(?:secretary[ -]general|chief|head|director|chair(?:man|woman|person)?)\b/u, 'chief head leader boss'],
  [/\b(?:president|chancellor|prime minister|premier)\b/u, 'leader head'],
  [/\b(?:prime minister|premier)\b/u, 'prime minister premier'],
  [/\b(?:minister|secretary)\b(?![ -]general)/u, 'minister secretary'],
];

/** Words that a role does not use but people do: "chief" and "leader" for a secretary general. */
export function otherCallings(role: string): string {
  const plain = role.toLowerCase();
  const used = new Set(formsOf(plain));
  const words = callings.flatMap(([office, names]) => (office.test(plain) ? names.split(' ') : []));
  return [...new Set(words)].filter((word) => !used.has(word)).join(' ');
}
