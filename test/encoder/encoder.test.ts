import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEncoder, type Encoder, type EncoderOptions } from '../../src/encoder/encoder.ts';
import { shippedModel } from '../../src/encoder/model-folder.ts';
import { EncoderError } from '../../src/errors.ts';
import { tinyModel } from './tiny-model.ts';

const open: Encoder[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((encoder) => encoder.close()));
});
function start(options: EncoderOptions): Encoder {
  const encoder = createEncoder(options);
  open.push(encoder);
  return encoder;
}

describe('an encoder', () => {
  it('runs a model that returns a vector for each piece', async () => {
    const encoder = start({ folder: tinyModel() });
    expect(await encoder.info()).toMatchObject({ dims: 2, leading: 2 });
    const [east, north, both] = await encoder.passages(['East', 'north!', 'east north']);
    expect([...(east ?? [])]).toEqual([1, 0]);
    expect([...(north ?? [])]).toEqual([0, 1]);
    expect(both?.[0]).toBeCloseTo(Math.SQRT1_2);
    const question = await encoder.question('north');
    expect([...(question?.numbers ?? [])]).toEqual([0, 127]);
  });

  it('answers questions before the passages that wait', async () => {
    const encoder = start({ folder: tinyModel() });
    await encoder.info();
    const order: string[] = [];
    const passages = encoder.passages(Array(400).fill('east')).then(() => order.push('passages'));
    const question = encoder.question('north').then(() => order.push('question'));
    await Promise.all([passages, question]);
    expect(order).toEqual(['question', 'passages']);
  });

  it('has no vector for a question while it loads, if the question may not wait', async () => {
    const encoder = start({ folder: tinyModel(), maxWait: 100 });
    expect(await encoder.question('east')).toBeNull();
    await encoder.info();
    expect(await encoder.question('east')).not.toBeNull();
  });

  it('gives most of many questions at once no vector, so that none waits long', async () => {
    const encoder = start({ folder: tinyModel(), maxWait: 100 });
    await encoder.info();
    const asked = Array.from({ length: 200 }, (_, number) => encoder.question(`east ${number}`));
    const vectors = await Promise.all(asked);
    expect(vectors.filter((vector) => vector === null).length).toBeGreaterThan(100);
    expect(vectors.some((vector) => vector !== null)).toBe(true);
  });

  it.each([
    ['is empty', {}, 'has no model.onnx'],
    ['has no vocabulary', { 'model.onnx': 'x' }, 'neither vocab.txt nor tokenizer.json'],
    [
      'has a vocabulary of another kind',
      { 'model.onnx': 'x', 'tokenizer.json': '{"model":{"type":"BPE"}}' },
      'WordPiece',
    ],
    [
      'has no model in its file',
      { 'model.onnx': 'x', 'vocab.txt': '[UNK]\n[CLS]\n[SEP]\n' },
      'cannot be used',
    ],
  ])('says what is wrong with a folder that %s', async (_, files, reason) => {
    const folder = mkdtempSync(join(tmpdir(), 'nato-quote-model-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const encoder = start({ folder });
    await expect(encoder.info()).rejects.toThrow(EncoderError);
    await expect(encoder.info()).rejects.toThrow(reason);
    expect(await encoder.question('east')).toBeNull();
    await expect(encoder.passages(['east'])).rejects.toThrow(EncoderError);
    rmSync(folder, { recursive: true });
  });

  it('rejects waiting texts when it is closed', async () => {
    const encoder = start({ folder: tinyModel() });
    const waiting = encoder.passages(Array(100).fill('east'));
    const ended = expect(waiting).rejects.toThrow(EncoderError);
    await encoder.close();
    await ended;
  });
});

describe('the shipped encoder', () => {
  it('gives texts of the same meaning a higher likeness than others', async () => {
    const encoder = start({ folder: shippedModel });
    const [asked, answer, other] = await encoder.passages([
      'are they losing the war',
      'Our soldiers are not being defeated at the front.',
      'The museum opens at nine in the morning.',
    ]);
    const cosine = (one?: Float32Array, two?: Float32Array) =>
      (one ?? new Float32Array()).reduce((sum, number, index) => sum + number * (two?.[index] ?? 0), 0);
    expect(await encoder.info()).toMatchObject({ dims: 192, leading: 64 });
    expect(cosine(asked, answer)).toBeGreaterThan(cosine(asked, other) + 0.2);
  });
});
