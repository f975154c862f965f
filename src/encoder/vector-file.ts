import { appendFile, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Vector } from '../search/meaning/vector.ts';
import { makePrivateFolder } from '../store/database/private-files.ts';
import { replaceFile } from '../store/replace-file.ts';
import type { ModelInfo } from './session.ts';

/**
 * Vectors that have been made, so that a restart makes none anew. One file for each model, of rows that are only ever
 * appended:
 *
 *     12 bytes key | CRC-32 of the rest | 32-bit scale | one byte for each number
 *
 * Damaged rows are left out. Numbers are little-endian.
 */
export type VectorFile = {
  /** Returns the vectors by key; empty if there are none. Removes a row that is cut off. @throws the file system's errors */
  read(): Promise<Map<string, Vector>>;
  append(vectors: ReadonlyMap<string, Vector>): Promise<void>;
  /** Replaces all rows, and removes the files of other models. */
  rewrite(vectors: ReadonlyMap<string, Vector>): Promise<void>;
};

const keyLength = 12;
/** Key, checksum and scale. */
const headLength = keyLength + 8;
const ending = '.vectors';

function encodeRows(vectors: ReadonlyMap<string, Vector>, dims: number): Buffer {
  const length = headLength + dims;
  const bytes = Buffer.alloc(vectors.size * length);
  let start = 0;
  for (const [key, { numbers, scale }] of vectors) {
    bytes.write(key, start, keyLength, 'base64url');
    bytes.writeFloatLE(scale, start + keyLength + 4);
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, dims), start + headLength);
    bytes.writeUInt32LE(crc32(bytes.subarray(start + keyLength + 4, start + length)), start + keyLength);
    start += length;
  }
  return bytes;
}

function decodeRows(bytes: Buffer, dims: number): Map<string, Vector> {
  const length = headLength + dims;
  const vectors = new Map<string, Vector>();
  for (let start = 0; start + length <= bytes.length; start += length) {
    const row = bytes.subarray(start, start + length);
    if (crc32(row.subarray(keyLength + 4)) !== row.readUInt32LE(keyLength)) continue;
    const numbers = new Int8Array(row.buffer, row.byteOffset + headLength, dims);
    vectors.set(row.toString('base64url', 0, keyLength), { numbers, scale: row.readFloatLE(keyLength + 4) });
  }
  return vectors;
}

/** Returns the file of a model's vectors in `folder`. */
export function vectorFile(folder: string, { id, dims }: Pick<ModelInfo, 'id' | 'dims'>): VectorFile {
  const name = `meaning-${id}${ending}`;
  const file = join(folder, name);
  return {
    async read() {
      try {
        const bytes = await readFile(file);
        const cutOff = bytes.length % (headLength + dims);
        // Rows are appended at the end: what a crash has left of one there would put all later ones out of step.
        if (cutOff > 0) await truncate(file, bytes.length - cutOff);
        return decodeRows(bytes, dims);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
        throw error;
      }
    },
    async append(vectors) {
      makePrivateFolder(folder);
      await appendFile(file, encodeRows(vectors, dims), { mode: 0o600 });
    },
    async rewrite(vectors) {
      await replaceFile(file, encodeRows(vectors, dims));
      for (const other of await readdir(folder))
        if (other.startsWith('meaning-') && other.endsWith(ending) && other !== name)
          await rm(join(folder, other), { force: true });
    },
  };
}
