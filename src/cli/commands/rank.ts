import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import { createCollection } from '../../search/index/collection.ts';
import { addEntry } from '../../search/index/indexing.ts';
import { entriesOf, readDocuments, readQuestions } from '../../search/index/test-collection.ts';
import { analyseQuestion } from '../../search/query/question.ts';
import { rankUnits } from '../../search/ranking/rank-units.ts';
import type { Command, CommandLine, Terminal } from '../command.ts';

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

async function run(line: CommandLine, terminal: Terminal) {
  const depth = depthOf(line.options.k);
  const documents = readDocuments(...(await readOption(line, 'docs')));
  const questions = readQuestions(...(await readOption(line, 'queries')));
  const collection = createCollection();
  for (const entry of entriesOf(documents)) addEntry(collection, entry);
  let found = false;
  for (const [index, { id, text }] of questions.entries()) {
    const { best } = rankUnits(collection, analyseQuestion(collection, text, 'whole'), depth, () => true);
    found ||= best.length > 0;
    const lines = best.map(({ unit, score }, rank) => {
      const document = runField(collection.units.ids[unit] ?? '');
      return `${runField(id)} Q0 ${document} ${rank + 1} ${score.toFixed(6)} nato-quote\n`;
    });
    terminal.out.write(lines.join(''));
    if (terminal.interactive) terminal.err.write(`\r${index + 1} of ${questions.length} questions`);
  }
  if (terminal.interactive) terminal.err.write('\n');
  return found ? 0 : 1;
}

/** Ranks the documents of a test collection for its questions, as `find` ranks quotes, with no threshold. */
export const rank: Command = {
  name: 'rank',
  summary: 'documents ranked for questions as find ranks quotes: a TREC run file, for measuring',
  usage: '--docs docs.jsonl --queries queries.jsonl [--k 1000]',
  options: {
    docs: { type: 'string', value: 'FILE', help: 'one { id, title, text, parent?, speaker? } per line' },
    queries: { type: 'string', value: 'FILE', help: 'one { id, text } per line' },
    k: { type: 'string', value: 'N', help: 'at most N documents per question (default 1000)' },
  },
  run,
};
