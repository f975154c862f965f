import { availableParallelism } from 'node:os';
import { cutText } from '../search/meaning/passages.ts';
import { toVector } from '../search/meaning/vector.ts';
import { createVectorTable, type VectorTable } from '../search/meaning/vector-table.ts';
import { createEncoder, type Encoder } from './encoder.ts';

/** A document to be found by meaning. */
export type DocumentText = { readonly title: string; readonly text: string; readonly speaker?: string };

/** Characters of a document that are read. */
const maxLength = 600;
const maxThreads = 4;
/** Documents that a thread takes at a time. */
const share = 32;

function passageOf({ title, text, speaker }: DocumentText): string {
  const before = [...(speaker ? [`${speaker}:`] : []), ...(title === '' ? [] : [`${title}.`])];
  return cutText([...before, text].join(' '), maxLength);
}

/**
 * Makes the vectors of documents, in as many threads as the machine has cores (up to 4), and returns them by number, with
 * an encoder for questions.
 * @throws EncoderError
 */
export async function encodeDocuments(
  folder: string,
  documents: readonly DocumentText[],
  onProgress: (done: number, before: number) => void,
): Promise<{ readonly table: VectorTable; readonly encoder: Encoder }> {
  const encoder = createEncoder({ folder });
  const table = createVectorTable(await encoder.info());
  const helpers = Array.from({ length: Math.min(maxThreads, availableParallelism()) - 1 }, () =>
    createEncoder({ folder }),
  );
  let [taken, done] = [0, 0];
  async function work({ passages }: Encoder): Promise<void> {
    while (taken < documents.length) {
      const first = taken;
      taken += share;
      const vectors = await passages(documents.slice(first, taken).map(passageOf));
      for (const [index, vector] of vectors.entries()) table.set(first + index, toVector(vector));
      done += vectors.length;
      onProgress(done, done - vectors.length);
    }
  }
  try {
    await Promise.all([encoder, ...helpers].map(work));
  } catch (error) {
    await encoder.close();
    throw error;
  } finally {
    await Promise.all(helpers.map(({ close }) => close()));
  }
  return { table, encoder };
}
