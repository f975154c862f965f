import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { CorpusError } from '../../errors.ts';

/** `maxBytes`: a larger file is refused. `within`: the folder that the file, links followed, has to be in. */
export type ReadLimits = { readonly maxBytes: number; readonly within?: string };

/**
 * Reads a regular file. Pipes, sockets and devices, which may never end or never begin, are refused before they are
 * opened, and so are links that lead out of `within`.
 * @throws CorpusError for what is refused; the file system's errors
 */
export async function readRegularFile(path: string, { maxBytes, within }: ReadLimits): Promise<Uint8Array> {
  if (within !== undefined) {
    const [real, folder] = await Promise.all([realpath(path), realpath(within)]);
    if (!real.startsWith(folder.endsWith(sep) ? folder : resolve(folder) + sep))
      throw new CorpusError('it is a link that leads out of the corpus folder: put the file itself there');
  }
  if (!(await stat(path)).isFile())
    throw new CorpusError('it is no regular file but a folder, a pipe or a device');
  // Without waiting: what was a file a moment ago may have become a pipe.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new CorpusError('it is no regular file but a folder, a pipe or a device');
    if (found.size > maxBytes)
      throw new CorpusError(`the file has ${found.size} bytes: ${maxBytes} are the most`);
    // No more than its size: files of the system (/proc) may go on for ever.
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      ({ bytesRead: read } = await handle.read(bytes, length, bytes.length - length, length));
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}
