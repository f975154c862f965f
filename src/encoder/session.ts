import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { EncoderError } from '../errors.ts';
import type { VectorShape } from '../search/meaning/vector-table.ts';
import { createWordPieces } from '../search/meaning/word-pieces.ts';
import { readModel } from './model-folder.ts';

/** A loaded model. `id` changes with every file that changes a vector. */
export type ModelInfo = VectorShape & { readonly id: string };

export type Session = {
  readonly info: ModelInfo;
  /** Returns the unit vector of a text. */
  encode(text: string): Promise<Float32Array>;
};

/** What a model's inputs are called: by this project's own script, and by the usual exporters. */
const inputNames = {
  ids: ['ids', 'input_ids'],
  mask: ['mask', 'attention_mask'],
  types: ['token_type_ids'],
} as const;

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((number) => number / length) : vector;
}

/** Returns the mean of the rows of a text's pieces, or the only row if the model has pooled already. */
function pooled({ data, dims }: Tensor): Float32Array {
  if (!(data instanceof Float32Array)) throw new EncoderError('the model returns no 32-bit floats');
  const width = dims.at(-1) ?? 0;
  const sum = new Float32Array(width);
  for (const [index, number] of data.entries()) sum[index % width] = (sum[index % width] ?? 0) + number;
  return sum;
}

/**
 * Loads the model in a folder and prepares it to encode one text at a time: in batches a text's vector would depend a
 * little on the others, as activations are quantised together, and nothing would be gained on one thread.
 * @throws EncoderError if the folder holds no such model
 */
export async function loadSession(folder: string): Promise<Session> {
  const { id, model, vocabulary, letterCase, maxPieces, leading } = await readModel(folder);
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const pieces = createWordPieces(vocabulary, { maxPieces, letterCase });
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  const nameOf = (names: readonly string[]) => session.inputNames.find((name) => names.includes(name));
  const [ids, mask, types] = [nameOf(inputNames.ids), nameOf(inputNames.mask), nameOf(inputNames.types)];
  const [output] = session.outputNames;
  if (ids === undefined || mask === undefined || output === undefined)
    throw new EncoderError(
      `${folder}: the model’s inputs are ${session.inputNames}: input_ids and attention_mask are needed`,
    );

  async function encode(text: string): Promise<Float32Array> {
    const numbers = BigInt64Array.from(pieces.encode(text), BigInt);
    const tensor = (data: BigInt64Array) => new Tensor('int64', data, [1, data.length]);
    const results = await session.run({
      [ids ?? '']: tensor(numbers),
      [mask ?? '']: tensor(new BigInt64Array(numbers.length).fill(1n)),
      ...(types === undefined ? {} : { [types]: tensor(new BigInt64Array(numbers.length)) }),
    });
    const result = results[output ?? ''];
    if (result === undefined) throw new EncoderError(`${folder}: the model returned nothing`);
    return unit(pooled(result));
  }
  const { length: dims } = await encode('');
  return { info: { id, dims, leading: Math.min(leading, dims) }, encode };
}
