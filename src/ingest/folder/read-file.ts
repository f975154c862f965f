import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { CorpusError } from '../../errors.ts';

/** `maxBytes`: a larger file is refused. `within`: the folder that must contain the file, once links are resolved. */
export type ReadLimits = { readonly maxBytes: number; readonly within?: string };

/**
 * Reads a regular file. Refuses links to files outside `within`, and pipes, sockets and devices before opening them, as
 * reading those may never end.
 * @throws CorpusError for what is refused, and the file system's errors
 */
export async function readRegularFile(path: string, { maxBytes, within }: ReadLimits): Promise<Uint8Array> {
  if (within !== undefined) {
    const [real, folder] = await Promise.all([realpath(path), realpath(within)]);
    if (!real.startsWith(folder.endsWith(sep) ? folder : resolve(folder) + sep))
      throw new CorpusError('it is a link that leads out of the corpus folder: put the file itself there');
  }
  if (!(await stat(path)).isFile())
    throw new CorpusError('it is no regular file but a folder, a pipe or a device');
  // Non-blocking, as the file may have been replaced by a pipe since `stat`.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new CorpusError('it is no regular file but a folder, a pipe or a device');
    if (found.size > maxBytes)
      throw new CorpusError(`the file has ${found.size} bytes: ${maxBytes} are the most`);
    // Reads no more than the reported size: files in /proc may never end.
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      ({ bytesRead: read } = await handle.read(bytes, length, bytes.length - length, length));
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}
