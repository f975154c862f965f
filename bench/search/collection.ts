import { readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import type { Entry } from '../../src/search/index/collection.ts';
import type { Document, TextQuestion } from '../../src/search/index/test-collection.ts';
import { entriesOf, readDocuments, readQuestions } from '../../src/search/index/test-collection.ts';

/** A test collection: documents, questions, and which documents (or articles) answer which, with grades. */
export type TestCollection = {
  readonly name: string;
  readonly documents: readonly Document[];
  readonly entries: readonly Entry[];
  readonly questions: readonly TextQuestion[];
  readonly judgments: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What a judgment names for a document: its article where judgments name articles, else itself. */
  readonly judgedAs: (id: string) => string;
};

/** Reads a folder with `docs.jsonl`, `queries.jsonl` and `qrels.tsv`. */
export function readCollection(folder: string): TestCollection {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const documents = readDocuments(read('docs.jsonl'), 'docs.jsonl');
  const judgments = new Map<string, Map<string, number>>();
  for (const line of read('qrels.tsv').split('\n')) {
    const [question, document, grade] = line.split('\t');
    if (question === undefined || document === undefined || grade === undefined) continue;
    const judged = judgments.get(question) ?? new Map<string, number>();
    judgments.set(question, judged.set(document, Math.trunc(Number(grade))));
  }
  const parents = new Map(documents.flatMap(({ id, parent }) => (parent ? [[id, parent] as const] : [])));
  const namesParts = [...judgments.values()].some((judged) =>
    [...judged.keys()].some((id) => parents.has(id)),
  );
  return {
    name: basename(normalize(folder)),
    documents,
    entries: entriesOf(documents),
    questions: readQuestions(read('queries.jsonl'), 'queries.jsonl').filter(({ id }) =>
      [...(judgments.get(id)?.values() ?? [])].some((grade) => grade > 0),
    ),
    judgments,
    judgedAs: namesParts ? (id) => id : (id) => parents.get(id) ?? id,
  };
}
