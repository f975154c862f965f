import { z } from 'zod';
import { UsageError } from '../../errors.ts';
import type { Entry, Unit } from './collection.ts';

const documentSchema = z.object({
  id: z.string().min(1),
  title: z.string().default(''),
  text: z.string(),
  parent: z.string().optional(),
  speaker: z.string().optional(),
});

const questionSchema = z.object({ id: z.string().min(1), text: z.string() });

/** A document of a test collection; `parent` is the article it is a paragraph of. */
export type Document = z.infer<typeof documentSchema>;

export type TextQuestion = z.infer<typeof questionSchema>;

function readLines<Value>(lines: string, file: string, schema: z.ZodType<Value>): Value[] {
  return lines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new UsageError(`${file}, line ${index + 1} is not JSON: ${line.slice(0, 60)}`);
    }
    const read = schema.safeParse(value);
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    throw new UsageError(`${file}, line ${index + 1}: ${issue?.path.join('.')} ${issue?.message}`);
  });
}

/**
 * Parses JSON lines `{ id, title, text, parent?, speaker? }`.
 * @throws UsageError naming the first line that is not one
 */
export function readDocuments(lines: string, file: string): Document[] {
  return readLines(lines, file, documentSchema);
}

/**
 * Parses JSON lines `{ id, text }`.
 * @throws UsageError naming the first line that is not one
 */
export function readQuestions(lines: string, file: string): TextQuestion[] {
  return readLines(lines, file, questionSchema);
}

/** Groups documents by parent, in the order of each parent's first document; others are entries of one. */
export function entriesOf(documents: readonly Document[]): Entry[] {
  const entries = new Map<string, Unit[]>();
  for (const { id, title, text, parent, speaker } of documents) {
    const key = parent === undefined ? `document ${id}` : `parent ${parent}`;
    const units = entries.get(key) ?? [];
    units.push({ id, title, text, ...(speaker === undefined ? {} : { speaker }) });
    entries.set(key, units);
  }
  return [...entries].map(([id, units]) => ({ id, units }));
}
