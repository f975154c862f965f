import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Article } from '../article/article.ts';
import { articleFromText } from '../article/plain.ts';
import { UsageError } from '../errors.ts';
import { extractQuotes } from '../quote/extract.ts';
import type { Command } from './command.ts';

const line = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  text: z.string(),
});

function parseLine(text: string, number: number): Article {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `line ${number} of the input is not JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  const parsed = line.safeParse(value);
  if (!parsed.success)
    throw new UsageError(
      `line ${number} of the input: ${z.prettifyError(parsed.error)}\nEach line is { "id", "title"?, "date"?, "text" }`,
    );
  const { id, title, date, text: body } = parsed.data;
  return articleFromText({ id, title: title ?? '', date: date ?? '', text: body });
}

/** One article's quotes as the command prints them: one row per segment, offsets in UTF-16 units of the text. */
function rowsOf(article: Article): object {
  const quotes = extractQuotes(article).flatMap(({ segments, speaker, cue }) =>
    segments.map(({ start, end, text }) => ({
      start,
      end,
      text,
      speaker: speaker?.kind === 'person' ? speaker.name : null,
      speakerSpan: speaker === null ? null : [speaker.mention.start, speaker.mention.end],
      cue: cue === null ? null : article.text.slice(cue.start, cue.end),
    })),
  );
  return { id: article.id, quotes };
}

export const extract: Command = {
  name: 'extract',
  summary: 'The quotes of articles with their speakers, one JSON line per article.',
  usage: '--jsonl < articles.jsonl',
  options: {
    jsonl: { type: 'boolean', help: 'read one { "id", "title"?, "date"?, "text" } per line from stdin' },
  },
  run: async ({ options, words }, terminal) => {
    if (options.jsonl !== true || words.length > 0)
      throw new UsageError('extract reads articles from stdin: nato-quote extract --jsonl < articles.jsonl');
    let number = 0;
    let found = false;
    for await (const text of createInterface({ input: terminal.in, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (text.trim() === '') continue;
      const rows = rowsOf(parseLine(text, number)) as { quotes: object[] };
      found ||= rows.quotes.length > 0;
      terminal.out.write(`${JSON.stringify(rows)}\n`);
    }
    return found ? 0 : 1;
  },
};
