import { readFile } from 'node:fs/promises';
import { QueryError, UsageError } from '../../errors.ts';
import { readQuestions } from '../../search/index/test-collection.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import type { Command, CommandLine, Terminal } from '../command.ts';
import { openUseCases } from '../open-use-cases.ts';
import { answerRecord } from '../print/record.ts';

/** Quotes for each question. */
const limit = 5;

async function questionsOf({ options }: CommandLine) {
  const file = options.questions;
  if (typeof file !== 'string')
    throw new UsageError('ask needs --questions FILE: nato-quote ask --questions questions.jsonl');
  try {
    return readQuestions(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--questions ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Returns the answer to a question as `find --json` gives it. */
async function answerTo(useCases: UseCases, text: string) {
  try {
    return answerRecord(await useCases.find(text, { limit, offset: 0 }), 'plain');
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { query: text, confidence: 'none', matches: [], error: error.message } as const;
  }
}

async function run(line: CommandLine, terminal: Terminal) {
  const questions = await questionsOf(line);
  const useCases = await openUseCases(line, terminal, 'words and meaning');
  let found = false;
  for (const { id, text } of questions) {
    const record = await answerTo(useCases, text);
    found ||= record.confidence !== 'none';
    terminal.out.write(`${JSON.stringify({ id, ...record })}\n`);
  }
  return found ? 0 : 1;
}

/** Answers a file of questions in one process. */
export const ask: Command = {
  name: 'ask',
  summary: 'answers a file of questions: one JSON line each, as find --json --limit 5 prints it',
  usage: '--questions FILE',
  options: {
    questions: { type: 'string', value: 'FILE', help: 'one { id, text } per line' },
  },
  run,
};
