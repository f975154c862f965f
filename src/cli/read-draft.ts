import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { decodeText } from '../article/page/charset.ts';
import { readPage } from '../article/page/page.ts';
import { UsageError } from '../errors.ts';
import { createReader } from '../ingest/reading/reader.ts';
import type { Terminal } from './command.ts';

/** Standard input, as a file's name. */
const standardInput = '-';

const kinds = ['.md', '.markdown', '.txt', '.text', '.html', '.htm', '.docx'];

/** In bytes, for every kind of file. */
const maxBytes = 20_000_000;

/** True if all words of a command line name files to check: they exist, or end like a file that could be checked. */
export async function areFiles(words: readonly string[]): Promise<boolean> {
  if (words.length === 0) return false;
  const found = await Promise.all(
    words.map(async (word) => {
      if (word === standardInput) return true;
      if (/\s/.test(word) && !kinds.includes(extname(word).toLowerCase())) return false;
      const isFile = await stat(word).then(
        (known) => known.isFile(),
        () => false,
      );
      return isFile || (!/\s/.test(word) && kinds.includes(extname(word).toLowerCase()));
    }),
  );
  return found.every((isFile) => isFile);
}

async function bytesOf(file: string, terminal: Terminal): Promise<Buffer> {
  if (file === standardInput) return buffer(terminal.in);
  return readFile(file).catch((error: unknown) => {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : error}`);
  });
}

/**
 * Reads a draft as text: Markdown and text as they are, the words of an HTML page or of a Word document.
 * @throws UsageError for a file that cannot be read or is too large, FetchError for a document that is damaged
 */
export async function readDraft(file: string, terminal: Terminal): Promise<string> {
  const bytes = await bytesOf(file, terminal);
  if (bytes.length > maxBytes)
    throw new UsageError(`${file} has ${bytes.length} bytes: ${maxBytes} are the most; check it in parts`);
  const kind = extname(file).toLowerCase();
  if (kind === '.docx') {
    const reader = createReader();
    try {
      return await reader.read('wordDocument', bytes, file);
    } finally {
      await reader.close();
    }
  }
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  return kind === '.html' || kind === '.htm' ? readPage(text, 'https://draft.invalid/').text : text;
}
