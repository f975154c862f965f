import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError } from '../../errors.ts';

/** What a server is asked for: the encodings that can be undone and checked for a missing end on every Node. */
export const acceptEncoding = 'gzip, deflate, br';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** The body as it was before it was compressed. Fails where the end is missing, unlike `fetch`, which hands over a part. */
function decoded(body: Readable, encoding: string, url: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return body;
  const create = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  // Compressed twice is how a small body becomes a huge one; no site has a reason for it.
  if (create === undefined) {
    body.on('error', () => undefined).destroy();
    throw new FetchError(`${url} comes compressed as "${name.slice(0, 40)}", which was not asked for`);
  }
  // Failures come out of the decoder, where the body is read.
  return pipeline(body, create(), () => undefined);
}

/** Bytes after decompression: more than `max` is a failure; beyond `firstBytes`, if given, nothing is read. */
export type BodyLimits = { readonly max: number; readonly firstBytes: number | undefined };

/** Reads a response's body. @throws FetchError where it is too large or compressed in an unknown way; zlib's errors */
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
    // Leaving the loop ends the connection.
    if (size >= firstBytes) break;
    if (size > max) throw new FetchError(`${url} holds more than ${max / 1e6} MB: too large for an article`);
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > firstBytes ? Buffer.from(bytes.subarray(0, firstBytes)) : bytes;
}
