import { crc32 } from 'node:zlib';
import { SnapshotError } from '../../errors.ts';

/**
 * The bytes of a snapshot:
 *
 *     "NQIX" | version | CRC-32 of the rest | length of the names | number of records | length of all records
 *     names (JSON) | where each record ends | records, one after the other | numbers
 *
 * All but names and records is unsigned 32-bit integers in the machine's byte order; each part begins at a
 * multiple of four. Records are left as they are: whoever wants one reads it.
 */
export type Snapshot<Names> = {
  readonly names: Names;
  readonly records: readonly Uint8Array[];
  readonly numbers: Uint32Array;
};

const mark = 0x5849514e;
/** To be raised whenever the analysis, the postings or this layout change: older files are then built anew. */
const version = 5;
const headerLength = 24;
const padded = (length: number) => Math.ceil(length / 4) * 4;

export function encodeSnapshot<Names>({ names, records, numbers }: Snapshot<Names>): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(names));
  const held = records.reduce((sum, { length }) => sum + length, 0);
  const endsStart = headerLength + padded(json.length);
  const recordsStart = endsStart + 4 * records.length;
  const numbersStart = recordsStart + padded(held);
  const bytes = new Uint8Array(numbersStart + numbers.byteLength);
  bytes.set(json, headerLength);
  const ends = new Uint32Array(bytes.buffer, endsStart, records.length);
  let end = 0;
  for (const [at, record] of records.entries()) {
    bytes.set(record, recordsStart + end);
    end += record.length;
    ends[at] = end;
  }
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), numbersStart);
  const header = new Uint32Array(bytes.buffer, 0, headerLength / 4);
  header.set([mark, version, 0, json.length, records.length, held]);
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
  const view = (start: number, count: number) =>
    new Uint32Array(whole.buffer, whole.byteOffset + start, count);
  const [found, written = 0, sum, length = 0, count = 0, held = 0] = view(0, headerLength / 4);
  if (found !== mark) throw new SnapshotError('is no snapshot of an index');
  if (written !== version) throw new SnapshotError(`is of version ${written}, not ${version}`);
  if (crc32(whole.subarray(12)) !== sum) throw new SnapshotError('is damaged: its checksum does not agree');
  const endsStart = headerLength + padded(length);
  const recordsStart = endsStart + 4 * count;
  const numbersStart = recordsStart + padded(held);
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
