/**
 * Writes src/language/en/words/dictionary.ts from a Hunspell dictionary: the stems of its words and of its names.
 * usage: npm run dictionary -- node_modules/dictionary-en/index.dic
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { englishSearch } from '../src/language/en/searching/search-language.ts';
import { fold } from '../src/search/text/words.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run dictionary -- INDEX.dic (from the npm package dictionary-en)');
  process.exit(2);
}
const entries = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.split('/')[0]?.trim() ?? '')
  .filter((word) => /^\p{L}{3,}$/u.test(word));
const stemsOf = (words: readonly string[]) =>
  new Set(words.map((word) => englishSearch.stem(fold(word))).filter((stem) => /^[a-z]{2,}$/.test(stem)));
const common = stemsOf(entries.filter((word) => /^\p{Ll}/u.test(word)));
const names = stemsOf(entries.filter((word) => /^\p{Lu}/u.test(word)));
for (const stem of common) names.delete(stem);

/** Each stem as the number of letters it shares with the one before (in base 36), and the rest. */
function frontCoded(stems: ReadonlySet<string>): string {
  let before = '';
  const coded = [...stems].sort().map((stem) => {
    let shared = 0;
    while (shared < stem.length && stem[shared] === before[shared]) shared += 1;
    before = stem;
    return `${shared.toString(36).toUpperCase()}${stem.slice(shared)}`;
  });
  return coded
    .join('')
    .replace(/(.{1,105})(?=[A-Z0-9])/g, '$1\n')
    .trim();
}

writeFileSync(
  new URL('../src/language/en/words/dictionary.ts', import.meta.url),
  `/**
 * Stems of English words and of names, front-coded: the number of letters shared with the stem before, in base 36, and the
 * rest. Written by \`npm run dictionary\` from the npm package dictionary-en (see NOTICE).
 */
export const commonStems = \`
${frontCoded(common)}\`;

export const nameStems = \`
${frontCoded(names)}\`;
`,
);
console.log(`${common.size} stems of words, ${names.size} of names`);
