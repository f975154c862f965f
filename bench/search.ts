import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readCollection } from './search/collection.ts';
import { fill } from './search/fill.ts';
import { progress } from './search/progress.ts';
import { compare } from './search/quality.ts';
import { scale } from './search/scale.ts';
import { qualityTable, scaleTable, summaryTable } from './search/tables.ts';

const usage = `npm run bench:search -- DIR… [--paragraphs 100000] [--write docs/search.md]
Each DIR holds docs.jsonl, queries.jsonl and qrels.tsv. --paragraphs 0 leaves the generated paragraphs out;
--write puts the tables between the markers of a Markdown file.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { paragraphs: { type: 'string', default: '100000' }, write: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error(usage);
  process.exit(2);
}

const collections = positionals.map(readCollection);
const paragraphs = Number(values.paragraphs);
const documents = collections.flatMap((one) => [...one.documents]);
const tables = new Map<string, string>();

/** Prints a table as soon as it is there: all of them take minutes. */
function show(name: string, text: string): void {
  progress('');
  console.log(`${text}\n`);
  tables.set(name, text);
}

const rows = collections.map((collection) => {
  const row = compare(collection);
  show('', qualityTable([row]));
  return row;
});
show('quality', qualityTable(rows));
show('summary', summaryTable(rows));
if (paragraphs > 0) show('scale', scaleTable(scale(documents, paragraphs)));
if (values.write !== undefined) {
  let markdown = readFileSync(values.write, 'utf8');
  tables.delete('');
  for (const [name, text] of tables) markdown = fill(markdown, name, text);
  writeFileSync(values.write, markdown);
}
