import { crc32 } from 'node:zlib';
import { SnapshotError } from '../errors.ts';

/**
 * The bytes of a snapshot:
 *
 *     "NQIX" | version | CRC-32 of the rest | length of the names | names (JSON) | 0 to 3 bytes of nothing | numbers
 *
 * All but the JSON is unsigned 32-bit integers in the machine's byte order.
 */
export type Snapshot<Names> = { readonly names: Names; readonly numbers: Uint32Array };

const mark = 0x5849514e;
/** To be raised whenever the analysis, the postings or this layout change: older files are then built anew. */
const version = 1;
const headerLength = 16;

export function encodeSnapshot<Names>({ names, numbers }: Snapshot<Names>): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(names));
  const start = headerLength + Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(start + numbers.byteLength);
  bytes.set(json, headerLength);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start);
  const header = new Uint32Array(bytes.buffer, 0, headerLength / 4);
  header.set([mark, version, 0, json.length]);
  header[2] = crc32(bytes.subarray(12));
  return bytes;
}

/**
 * The opposite. That the names are what the caller says follows from the version and the checksum.
 * @throws SnapshotError for bytes that are no snapshot, of another version, or damaged.
 */
export function decodeSnapshot<Names>(bytes: Uint8Array): Snapshot<Names> {
  // A copy where need be: numbers are read in place, and a view of them must start at a multiple of four.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (whole.length < headerLength) throw new SnapshotError(`is cut short: ${whole.length} bytes`);
  const [found, written = 0, sum, length = 0] = new Uint32Array(
    whole.buffer,
    whole.byteOffset,
    headerLength / 4,
  );
  if (found !== mark) throw new SnapshotError('is no snapshot of an index');
  if (written !== version) throw new SnapshotError(`is of version ${written}, not ${version}`);
  if (crc32(whole.subarray(12)) !== sum) throw new SnapshotError('is damaged: its checksum does not agree');
  const start = headerLength + Math.ceil(length / 4) * 4;
  const json = new TextDecoder().decode(whole.subarray(headerLength, headerLength + length));
  const numbers = new Uint32Array(whole.buffer, whole.byteOffset + start, (whole.length - start) / 4);
  return { names: JSON.parse(json) as Names, numbers };
}
