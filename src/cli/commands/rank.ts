import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import { createCollection } from '../../search/index/collection.ts';
import { addEntry } from '../../search/index/indexing.ts';
import { entriesOf, readDocuments, readQuestions } from '../../search/index/test-collection.ts';
import { analyseQuestion } from '../../search/query/question.ts';
import { rankUnits } from '../../search/ranking/rank-units.ts';
import type { Command, CommandLine, Terminal } from '../command.ts';
import { documentMeaning, wordsAlone } from '../rank-by-meaning.ts';

async function readOption({ options }: CommandLine, name: 'docs' | 'queries'): Promise<[string, string]> {
  const file = options[name];
  if (typeof file !== 'string')
    throw new UsageError(
      `rank needs --${name} FILE: nato-quote rank --docs docs.jsonl --queries queries.jsonl`,
    );
  try {
    return [await readFile(file, 'utf8'), file];
  } catch (error) {
    throw new UsageError(`--${name} ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function depthOf(value: string | boolean | undefined): number {
  const depth = Number(value ?? 1000);
  if (!Number.isInteger(depth) || depth < 1)
    throw new UsageError(`--k ${value}: must be a whole number from 1`);
  return depth;
}

/** Checks an id for a run file, whose six fields are separated by spaces. */
function runField(id: string): string {
  if (/\s/u.test(id))
    throw new UsageError(`the id "${id}" contains white space, which a run file cannot hold: remove it`);
  return id;
}

function wantsMeaning(value: string | boolean | undefined): boolean {
  if (value !== undefined && value !== 'on' && value !== 'off')
    throw new UsageError(`--meaning ${value}: must be on or off`);
  return value !== 'off';
}

async function run(line: CommandLine, terminal: Terminal) {
  const byMeaning = wantsMeaning(line.options.meaning);
  const depth = depthOf(line.options.k);
  const documents = readDocuments(...(await readOption(line, 'docs')));
  const questions = readQuestions(...(await readOption(line, 'queries')));
  const collection = createCollection();
  const entries = entriesOf(documents);
  for (const entry of entries) addEntry(collection, entry);
  const units = entries.flatMap((entry) => entry.units);
  const meaning = byMeaning ? await documentMeaning(units, terminal) : wordsAlone;
  let found = false;
  for (const [index, { id, text }] of questions.entries()) {
    const question = analyseQuestion(collection, text, 'whole');
    const likeness = await meaning.likeness(text);
    const { best } = rankUnits(collection, question, depth, () => true, undefined, likeness);
    found ||= best.length > 0;
    const lines = best.map(({ unit, score }, rank) => {
      const document = runField(collection.units.ids[unit] ?? '');
      return `${runField(id)} Q0 ${document} ${rank + 1} ${score.toFixed(6)} nato-quote\n`;
    });
    terminal.out.write(lines.join(''));
    if (terminal.interactive) terminal.err.write(`\r${index + 1} of ${questions.length} questions`);
  }
  if (terminal.interactive) terminal.err.write('\n');
  await meaning.close();
  return found ? 0 : 1;
}

/** Ranks the documents of a test collection for its questions, as `find` ranks quotes, with no threshold. */
export const rank: Command = {
  name: 'rank',
  summary: 'documents ranked for questions as find ranks quotes: a TREC run file, for measuring',
  usage: '--docs docs.jsonl --queries queries.jsonl [--k 1000] [--meaning on|off]',
  options: {
    docs: { type: 'string', value: 'FILE', help: 'one { id, title, text, parent?, speaker? } per line' },
    queries: { type: 'string', value: 'FILE', help: 'one { id, text } per line' },
    k: { type: 'string', value: 'N', help: 'at most N documents per question (default 1000)' },
    meaning: {
      type: 'string',
      value: 'on|off',
      help: 'rank by meaning too (default on; reads some 100 documents a second on each core)',
    },
  },
  run,
};
