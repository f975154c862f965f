import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EncoderError } from '../errors.ts';

/** The encoder that ships with the program. */
export const shippedModel = fileURLToPath(new URL('../../models/english', import.meta.url));

/** A model as its folder holds it. */
export type ModelFiles = {
  /** Changes with every file that changes a vector. */
  readonly id: string;
  readonly model: Uint8Array;
  readonly vocabulary: readonly string[];
  readonly letterCase: 'fold' | 'keep';
  readonly maxPieces: number;
  /** See `VectorShape`; all of a vector unless the folder says otherwise. */
  readonly leading: number;
};

const settingsSchema = z.object({
  maxPieces: z.number().int().min(3).max(512).default(96),
  leading: z.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
});
const casingSchema = z.object({ do_lower_case: z.boolean().default(true) });
const tokenizerSchema = z.object({
  model: z.object({ type: z.literal('WordPiece').optional(), vocab: z.record(z.string(), z.number()) }),
});

async function readOptional(folder: string, ...names: readonly string[]): Promise<Uint8Array | null> {
  for (const name of names)
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
        throw new EncoderError(`${join(folder, name)} cannot be read`, { cause: error });
    }
  return null;
}

function parse<Value>(bytes: Uint8Array | null, schema: z.ZodType<Value>, file: string): Value {
  try {
    return schema.parse(bytes === null ? {} : JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new EncoderError(`${file} is not what it should be`, { cause: error });
  }
}

async function readVocabulary(folder: string): Promise<string[]> {
  const list = await readOptional(folder, 'vocab.txt');
  if (list !== null) return new TextDecoder().decode(list).trimEnd().split(/\r?\n/);
  const tokenizer = await readOptional(folder, 'tokenizer.json');
  if (tokenizer === null) throw new EncoderError(`${folder} has neither vocab.txt nor tokenizer.json`);
  const { vocab } = parse(
    tokenizer,
    tokenizerSchema,
    join(folder, 'tokenizer.json (only WordPiece is read)'),
  ).model;
  const pieces: string[] = [];
  for (const [piece, number] of Object.entries(vocab)) pieces[number] = piece;
  return pieces;
}

/**
 * Reads the folder of a sentence encoder: `model.onnx` (or `onnx/model.onnx`), `vocab.txt` or `tokenizer.json`, and
 * optionally `tokenizer_config.json` and `encoder.json` with `maxPieces` and `leading`.
 * @throws EncoderError naming the file that is missing or malformed
 */
export async function readModel(folder: string): Promise<ModelFiles> {
  const model = await readOptional(folder, 'model.onnx', 'onnx/model.onnx');
  if (model === null) throw new EncoderError(`${folder} has no model.onnx`);
  const vocabulary = await readVocabulary(folder);
  const casing = parse(
    await readOptional(folder, 'tokenizer_config.json'),
    casingSchema,
    join(folder, 'tokenizer_config.json'),
  );
  const settings = parse(
    await readOptional(folder, 'encoder.json'),
    settingsSchema,
    join(folder, 'encoder.json'),
  );
  const letterCase = casing.do_lower_case ? 'fold' : 'keep';
  const hash = createHash('sha256').update(model).update(vocabulary.join('\n'));
  const id = hash.update(`${letterCase} ${settings.maxPieces}`).digest('hex').slice(0, 16);
  return { id, model, vocabulary, letterCase, ...settings };
}
