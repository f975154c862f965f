import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordPieces } from '../../../src/search/meaning/word-pieces.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const vocabulary = read('../../../models/english/vocab.txt').trimEnd().split('\n');
const { encode } = createWordPieces(vocabulary, { maxPieces: 96, letterCase: 'fold' });

describe('word pieces', () => {
  // Made with the Python package `tokenizers`, BertWordPieceTokenizer(lowercase=True), cut to 96 pieces.
  const reference = JSON.parse(read('./word-pieces.json')) as { text: string; pieces: number[] }[];
  it.each(reference)('are those of the reference tokenizer: $text', ({ text, pieces }) => {
    expect(encode(text)).toEqual(pieces);
  });

  it('spell the text again, for any text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abc xyz.,?é'), maxLength: 80 });
    fc.assert(
      fc.property(letters, (text) => {
        const spelled = encode(text)
          .slice(1, -1)
          .map((number) => (vocabulary[number] ?? '').replace(/^##/, ''));
        const folded = text.replaceAll('é', 'e').replaceAll(' ', '');
        expect(spelled.join('')).toBe(folded);
      }),
    );
  });

  it('never exceed the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const pieces = encode(text);
        expect(pieces.length).toBeLessThanOrEqual(96);
        expect(pieces[0]).toBe(vocabulary.indexOf('[CLS]'));
        expect(pieces.at(-1)).toBe(vocabulary.indexOf('[SEP]'));
      }),
    );
  });

  it('refuses a vocabulary without the special pieces', () => {
    expect(() => createWordPieces(['a', '##b'], { maxPieces: 8, letterCase: 'keep' })).toThrow('[CLS]');
  });
});
