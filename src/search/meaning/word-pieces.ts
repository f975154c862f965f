/** Splits texts into the numbered word pieces that an encoder reads. */
export type WordPieces = {
  /** Returns the numbers of a text's pieces, between those of `[CLS]` and `[SEP]`, cut to `maxPieces`. */
  encode(text: string): number[];
};

export type WordPieceOptions = {
  /** The most pieces of a text, `[CLS]` and `[SEP]` included. */
  readonly maxPieces: number;
  /** `fold`: lower case, without accents, as uncased models want it. `keep`: as written. */
  readonly letterCase: 'fold' | 'keep';
};

/** Longer texts (UTF-16 units) are cut before anything is read. */
const maxLength = 4_000;
/** A longer word (characters) is unknown as a whole. */
const maxWordLength = 100;

const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\uFFFD]/gu;
/** A word, or a sign that is one by itself: ASCII signs, other punctuation, Chinese characters. */
const words =
  /[!-/:-@[-`{-~]|\p{P}|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ceaf}\u{2f800}-\u{2fa1f}]|[^\s!-/:-@[-`{-~\p{P}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ceaf}\u{2f800}-\u{2fa1f}]+/gu;

/** Folds case as the reference does, letter by letter: no final sigma. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('Σ', 'σ')
    .toLowerCase();
}

/**
 * Creates the tokenizer of BERT's models (WordPiece, Wu et al. 2016): greedy, the longest piece first.
 * @param vocabulary the pieces by number; pieces inside a word begin with `##`
 * @throws RangeError if the vocabulary lacks `[CLS]`, `[SEP]` or `[UNK]`
 */
export function createWordPieces(
  vocabulary: readonly string[],
  { maxPieces, letterCase }: WordPieceOptions,
): WordPieces {
  const numbers = new Map(vocabulary.map((piece, number) => [piece, number]));
  const special = (piece: string) => {
    const number = numbers.get(piece);
    if (number === undefined) throw new RangeError(`the vocabulary has no ${piece}`);
    return number;
  };
  const [first, last, unknown] = [special('[CLS]'), special('[SEP]'), special('[UNK]')];

  function piecesOf(word: string): number[] {
    const letters = [...word];
    if (letters.length > maxWordLength) return [unknown];
    const pieces: number[] = [];
    let start = 0;
    while (start < letters.length) {
      let end = letters.length;
      let number: number | undefined;
      for (; end > start; end -= 1) {
        const piece = letters.slice(start, end).join('');
        number = numbers.get(start === 0 ? piece : `##${piece}`);
        if (number !== undefined) break;
      }
      if (number === undefined) return [unknown];
      pieces.push(number);
      start = end;
    }
    return pieces;
  }

  return {
    encode(text) {
      const visible = text.slice(0, maxLength).replace(invisible, '');
      const ids = [first];
      for (const [word] of (letterCase === 'fold' ? fold(visible) : visible).matchAll(words)) {
        ids.push(...piecesOf(word));
        if (ids.length >= maxPieces) break;
      }
      return [...ids.slice(0, maxPieces - 1), last];
    },
  };
}
