import { UsageError } from '../../errors.ts';
import type { Command, CommandLine, Terminal } from '../command.ts';
import { openUseCases } from '../open-use-cases.ts';
import { maxLimit, printAnswer } from '../print/print.ts';
import { answerRecord } from '../print/record.ts';

function limitOf(value: string | boolean | undefined): number {
  if (value === undefined) return 3;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw new UsageError(`--limit ${value}: must be a whole number from 1 to ${maxLimit}`);
  return limit;
}

async function run(line: CommandLine, terminal: Terminal) {
  const question = line.words.join(' ');
  if (question.trim() === '') throw new UsageError('nothing to find: nato-quote find security guarantees');
  const limit = limitOf(line.options.limit);
  const useCases = await openUseCases(line, terminal, 'words and meaning');
  const answer = await useCases.find(question, { limit, offset: 0 });
  const explain = line.options.explain === true ? 'explain' : 'plain';
  if (line.json) terminal.out.write(`${JSON.stringify(answerRecord(answer, explain))}\n`);
  else printAnswer(answer, terminal, explain);
  return answer.result.confidence === 'none' ? 1 : 0;
}

export const find: Command = {
  name: 'find',
  summary: 'the best-matching quotes, word for word, with speaker, date, outlet and link',
  details:
    'QUERY: words, "exact words", -without, by:rutte, outlet:interfax, since:2025-02, until:"last week", in any order. from: and\nspeaker: are by:; after:, before: and on: are days too. “Rutte on air defence” asks for his words alone.\nThe shell eats quotation marks: put single ones around them, \'"peace talks" by:rutte\'.',
  usage: 'QUERY… [--limit N] [--explain]',
  options: {
    limit: { type: 'string', value: 'N', help: 'at most N quotes (default 3)' },
    explain: { type: 'boolean', help: 'why each quote stands where it does' },
  },
  run,
};
