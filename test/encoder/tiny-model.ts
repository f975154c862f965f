import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A model of five pieces and two numbers, written as the bytes of ONNX (protocol buffers):
 *
 *     input_ids ──▶ Gather(table) ──▶ last_hidden_state [texts, pieces, 2]
 *
 * as exporters write encoders that leave the mean over the pieces to the caller.
 */

type Field = Uint8Array;

const utf8 = (text: string) => new TextEncoder().encode(text);

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
function number(field: number, value: number): Field {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}
function bytes(field: number, value: Uint8Array): Field {
  return Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length), ...value]);
}
const text = (field: number, value: string) => bytes(field, utf8(value));
const message = (field: number, ...fields: readonly Field[]) => bytes(field, Buffer.concat(fields));

const [float, int64] = [1, 7];

/** ValueInfoProto: a tensor of any shape with so many axes. */
function value(field: number, name: string, type: number, axes: readonly string[]): Field {
  const shape = message(2, ...axes.map((axis) => message(1, text(2, axis))));
  return message(field, text(1, name), message(2, message(1, number(1, type), shape)));
}

function onnx(table: readonly (readonly [number, number])[]): Uint8Array {
  const values = new Uint8Array(Float32Array.from(table.flat()).buffer);
  const gather = message(1, text(1, 'table'), text(1, 'input_ids'), text(2, 'hidden'), text(4, 'Gather'));
  const used = message(1, text(1, 'attention_mask'), text(2, 'unused'), text(4, 'Identity'));
  const initializer = message(
    5,
    number(1, table.length),
    number(1, 2),
    number(2, float),
    text(8, 'table'),
    bytes(9, values),
  );
  const graph = message(
    7,
    gather,
    used,
    text(2, 'tiny'),
    initializer,
    value(11, 'input_ids', int64, ['texts', 'pieces']),
    value(11, 'attention_mask', int64, ['texts', 'pieces']),
    value(12, 'hidden', float, ['texts', 'pieces', 'two']),
  );
  return Buffer.concat([number(1, 9), graph, message(8, number(2, 17))]);
}

/** Writes a folder with a model that knows two words, "east" and "north", which are at a right angle. */
export function tinyModel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-model-'));
  writeFileSync(
    join(folder, 'model.onnx'),
    onnx([
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 1],
    ]),
  );
  writeFileSync(join(folder, 'vocab.txt'), '[UNK]\n[CLS]\n[SEP]\neast\nnorth\n');
  return folder;
}
