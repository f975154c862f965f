import { encoderFolderOf } from '../config.ts';
import { type DocumentText, encodeDocuments } from '../encoder/documents.ts';
import { type Likeness, likenessTo } from '../search/meaning/likeness.ts';
import { weights } from '../search/ranking/weights.ts';
import type { Terminal } from './command.ts';

/** How like a question documents are in meaning. */
export type DocumentMeaning = {
  likeness(question: string): Promise<Likeness | null>;
  close(): Promise<void>;
};

export const wordsAlone: DocumentMeaning = { likeness: async () => null, close: async () => undefined };

/** If `err` is no terminal, progress is one line for so many documents. */
const progressStep = 5_000;

/**
 * Makes the vectors of documents, which takes minutes for ten thousands of them.
 * @param documents in the order of their unit numbers
 * @throws EncoderError, ConfigError
 */
export async function documentMeaning(
  documents: readonly DocumentText[],
  { env, err, interactive }: Terminal,
): Promise<DocumentMeaning> {
  const folder = encoderFolderOf(env);
  if (folder === null) return wordsAlone;
  const { table, encoder } = await encodeDocuments(folder, documents, (done, before) => {
    const text = `${done} of ${documents.length} documents read`;
    if (interactive) err.write(`\r${text}${done === documents.length ? '\n' : ''}`);
    else if (Math.floor(done / progressStep) > Math.floor(before / progressStep)) err.write(`${text}\n`);
  });
  return {
    async likeness(question) {
      const vector = await encoder.question(question);
      return vector && likenessTo(vector, table, weights.meaning.document);
    },
    close: encoder.close,
  };
}
