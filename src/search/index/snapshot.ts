import { crc32 } from 'node:zlib';
import { SnapshotError } from '../../errors.ts';

/**
 * The bytes of a snapshot:
 *
 *     "NQIX" | version | CRC-32 of the rest | length of the names | number of records | length of all records
 *     names (JSON) | where each record ends | records, one after the other | numbers
 *
 * Everything but names and records is unsigned 32-bit integers in the machine's byte order. Each part starts at a
 * multiple of 4 bytes. Records are opaque bytes.
 */
export type Snapshot<Names> = {
  readonly names: Names;
  readonly records: readonly Uint8Array[];
  readonly numbers: Uint32Array;
};

const magic = 0x5849514e;
/** Raise it when the analysis, the postings or this layout change: older files are then rebuilt. */
const version = 7;
const headerLength = 24;
/** Rounds up to a multiple of 4. */
const padded = (length: number) => Math.ceil(length / 4) * 4;

export function encodeSnapshot<Names>({ names, records, numbers }: Snapshot<Names>): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(names));
  const recordsLength = records.reduce((sum, { length }) => sum + length, 0);
  const endsStart = headerLength + padded(json.length);
  const recordsStart = endsStart + 4 * records.length;
  const numbersStart = recordsStart + padded(recordsLength);
  const bytes = new Uint8Array(numbersStart + numbers.byteLength);
  bytes.set(json, headerLength);
  const ends = new Uint32Array(bytes.buffer, endsStart, records.length);
  let end = 0;
  for (const [index, record] of records.entries()) {
    bytes.set(record, recordsStart + end);
    end += record.length;
    ends[index] = end;
  }
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), numbersStart);
  const header = new Uint32Array(bytes.buffer, 0, headerLength / 4);
  header.set([magic, version, 0, json.length, records.length, recordsLength]);
  header[2] = crc32(bytes.subarray(12));
  return bytes;
}

/**
 * Decodes the bytes of `encodeSnapshot`. Version and checksum vouch for the type of the names.
 * @throws SnapshotError if the bytes are no snapshot, of another version, or damaged.
 */
export function decodeSnapshot<Names>(bytes: Uint8Array): Snapshot<Names> {
  // Numbers are read in place, and a typed array must start at a multiple of 4: copy if it does not.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (whole.length < headerLength) throw new SnapshotError(`is cut short: ${whole.length} bytes`);
  const view = (start: number, count: number) =>
    new Uint32Array(whole.buffer, whole.byteOffset + start, count);
  const [found, written = 0, sum, length = 0, count = 0, recordsLength = 0] = view(0, headerLength / 4);
  if (found !== magic) throw new SnapshotError('is no snapshot of an index');
  if (written !== version) throw new SnapshotError(`is of version ${written}, not ${version}`);
  if (crc32(whole.subarray(12)) !== sum) throw new SnapshotError('is damaged: its checksum does not agree');
  const endsStart = headerLength + padded(length);
  const recordsStart = endsStart + 4 * count;
  const numbersStart = recordsStart + padded(recordsLength);
  const json = new TextDecoder().decode(whole.subarray(headerLength, headerLength + length));
  let start = recordsStart;
  const records = Array.from(view(endsStart, count), (end) => {
    const record = whole.subarray(start, recordsStart + end);
    start = recordsStart + end;
    return record;
  });
  return {
    names: JSON.parse(json) as Names,
    records,
    numbers: view(numbersStart, (whole.length - numbersStart) / 4),
  };
}
