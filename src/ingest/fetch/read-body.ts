import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError } from '../../errors.ts';

/** The `accept-encoding` header: the encodings that every Node can decode, and that show if the end is missing. */
export const acceptEncoding = 'gzip, deflate, br';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** Decompresses a body. Fails if its end is missing, unlike `fetch`, which returns the part. */
function decoded(body: Readable, encoding: string, url: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return body;
  const create = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  // Double compression makes a small body huge. No site needs it.
  if (create === undefined) {
    body.on('error', () => undefined).destroy();
    throw new FetchError(`${url} comes compressed as "${name.slice(0, 40)}", which was not asked for`);
  }
  // Errors are emitted by the decoder, from which the body is read.
  return pipeline(body, create(), () => undefined);
}

/** In bytes after decompression. More than `max` is an error. With `firstBytes`, only that many are read. */
export type BodyLimits = { readonly max: number; readonly firstBytes: number | undefined };

/** Reads a response's body. @throws FetchError if it is too large or its encoding is unknown, and zlib's errors */
export async function readBody(
  body: Readable,
  encoding: string,
  url: string,
  { max, firstBytes = Number.POSITIVE_INFINITY }: BodyLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decoded(body, encoding, url) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size >= firstBytes) break;
    if (size > max) throw new FetchError(`${url} holds more than ${max / 1e6} MB: too large for an article`);
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > firstBytes ? Buffer.from(bytes.subarray(0, firstBytes)) : bytes;
}
