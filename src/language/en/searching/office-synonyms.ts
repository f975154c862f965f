/** What people call the holders of some offices: a pattern for the office, and the words they use. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:secretary[ -]general|chief|head|director|chair(?:man|woman|person)?)\b/u, 'chief head leader boss'],
  [/\b(?:president|chancellor|prime minister|premier)\b/u, 'leader head'],
  [/\b(?:prime minister|premier)\b/u, 'prime minister premier'],
  [/\b(?:minister|secretary)\b(?![ -]general)/u, 'minister secretary'],
];

/** Returns words for an office that its title does not contain: "chief" and "leader" for a secretary general. */
export function officeSynonyms(role: string): string {
  const plain = role.toLowerCase();
  const used = new Set(plain.match(/[\p{L}\p{N}]+/gu));
  const words = synonyms.flatMap(([office, names]) => (office.test(plain) ? names.split(' ') : []));
  return [...new Set(words)].filter((word) => !used.has(word)).join(' ');
}
