import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Article } from '../../article/article.ts';
import { parseArticle } from '../../article/file/markdown.ts';
import { languageFault } from '../../article/language-code.ts';
import { articleFromText } from '../../article/plain.ts';
import { UsageError } from '../../errors.ts';
import { extractQuotes } from '../../quote/extract.ts';
import type { Command } from '../command.ts';

const line = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  language: z
    .string()
    .nullish()
    .superRefine((code, context) => {
      const message = code == null ? null : languageFault(code);
      if (message !== null) context.addIssue({ code: 'custom', message });
    }),
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
      `line ${number} of the input: ${z.prettifyError(parsed.error)}\nEach line is { "id", "title"?, "date"?, "language"?, "text" }`,
    );
  const { id, title, date, language, text: body } = parsed.data;
  return articleFromText({
    id,
    title: title ?? '',
    date: date ?? '',
    language: language ?? undefined,
    text: body,
  });
}

/** Returns the output rows of an article: one per segment, offsets in UTF-16 units of the text. */
function rowsOf(article: Article): object[] {
  return extractQuotes(article).flatMap(({ segments, speaker, cue }) =>
    segments.map(({ start, end, text }) => ({
      start,
      end,
      text,
      speaker: speaker?.kind === 'person' ? speaker.name : null,
      speakerSpan: speaker === null ? null : [speaker.mention.start, speaker.mention.end],
      cue: cue === null ? null : article.text.slice(cue.start, cue.end),
    })),
  );
}

/** Reads an article's file: Markdown with front matter. @throws UsageError with its faults */
async function readMarkdown(file: string): Promise<Article> {
  let source: string;
  try {
    if ((await stat(file)).isDirectory())
      throw new UsageError(`${file} is a folder: name its files, ${file}/*.md`);
    source = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parseArticle(source, file);
  if (parsed.kind === 'article') return parsed.article;
  const faults = parsed.faults.map(({ line: number, reason }) => `${file}:${number}: ${reason}`);
  throw new UsageError(faults.join('\n'));
}

async function* articlesFrom(files: readonly string[], input: Readable): AsyncGenerator<Article> {
  for (const file of files) yield await readMarkdown(file);
  if (files.length > 0) return;
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() !== '') yield parseLine(text, number);
  }
}

export const extract: Command = {
  name: 'extract',
  summary: 'the quotes of articles with their speakers, one JSON line per article',
  usage: 'FILE… | --jsonl < articles.jsonl',
  options: {
    jsonl: {
      type: 'boolean',
      help: 'read one { "id", "title"?, "date"?, "language"?, "text" } per line from stdin',
    },
  },
  run: async ({ options, words }, terminal) => {
    if ((options.jsonl === true) === words.length > 0)
      throw new UsageError(
        'extract takes either Markdown files or, with --jsonl, articles from stdin: nato-quote extract corpus/*.md',
      );
    let found = false;
    for await (const article of articlesFrom(words, terminal.in)) {
      const quotes = rowsOf(article);
      found ||= quotes.length > 0;
      terminal.out.write(`${JSON.stringify({ id: article.id, quotes })}\n`);
    }
    return found ? 0 : 1;
  },
};
