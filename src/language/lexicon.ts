import {
  type FunctionWord,
  type LexicalFlag,
  type LexiconWord,
  lexicalFlag,
  type NounKind,
  type WordForm,
} from './lexicon-word.ts';

/** What a language gives a lexicon. All words are in lower case. */
export type LexiconSource = {
  readonly lists: Readonly<Record<LexicalFlag, ReadonlySet<string>>>;
  readonly functionWords: ReadonlyMap<string, FunctionWord>;
  readonly nounKind: (lower: string) => NounKind | null;
  readonly form: (lower: string) => WordForm | null;
  /** Matches the possessive or contracted ending of a word. */
  readonly contractedEnding: RegExp;
};

/** Looks up words of one language. */
export type Lexicon = {
  /**
   * Returns what is known of the word from `start` to `end` (UTF-16 units) of a text, its contracted ending included.
   */
  readonly wordAt: (text: string, start: number, end: number) => LexiconWord;
  /** Returns what a noun in lower case refers to, or `null` if it is not a noun that can speak. */
  readonly nounKind: (lower: string) => NounKind | null;
  /** True if a word in lower case is in one of the lists of `bits` ({@link lexicalFlag}s). */
  readonly isListed: (lower: string, bits: number) => boolean;
};

const arabicArticle = /^(?:al|el)-\p{Lu}/u;
const upper = /\p{Lu}/u;

function isUpper(character: string): boolean {
  return character >= 'A' && (character <= 'Z' || (character > '\u007f' && upper.test(character)));
}

/** Merges the lists into one map, so that each word is looked up once. */
function flagsByWord(lists: LexiconSource['lists']): ReadonlyMap<string, number> {
  const flags = new Map<string, number>();
  for (const name of Object.keys(lists) as LexicalFlag[])
    for (const word of lists[name]) flags.set(word, (flags.get(word) ?? 0) | lexicalFlag[name]);
  return flags;
}

/** True if `written` is what stands in `text` from `start` to `end`. */
function isAt(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let index = 0; index < written.length; index++)
    if (written.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}

/** Returns the characters as a string of their own: a slice would keep the whole article in memory. */
function copyOf(text: string, start: number, end: number): string {
  return String.fromCharCode(
    ...Array.from({ length: end - start }, (_, index) => text.charCodeAt(start + index)),
  );
}

const cacheSize = 2 ** 15;
const maxCachedLength = 30;

/**
 * Builds a lexicon. News uses the same few thousand words again and again, so words are cached by their characters,
 * without cutting a string out of the text. The cache is direct-mapped: a collision evicts the older word.
 */
export function createLexicon({
  lists,
  functionWords,
  nounKind,
  form,
  contractedEnding,
}: LexiconSource): Lexicon {
  const flags = flagsByWord(lists);
  const keys: string[] = new Array(cacheSize).fill('');
  const cached: (LexiconWord | undefined)[] = new Array(cacheSize).fill(undefined);

  function lookUp(written: string): LexiconWord {
    const contraction = written.length > 2 && contractedEnding.test(written);
    const text = contraction ? written.replace(contractedEnding, '') : written;
    const first = text.charAt(0);
    const lower = text.toLowerCase();
    return {
      text,
      lower,
      capital: isUpper(first) || ((first === 'a' || first === 'e') && arabicArticle.test(text)),
      contraction,
      flags: flags.get(lower) ?? 0,
      noun: nounKind(lower),
      functionWord: functionWords.get(lower) ?? null,
      form: form(lower),
    };
  }

  function wordAt(text: string, start: number, end: number): LexiconWord {
    if (end - start > maxCachedLength) return lookUp(text.slice(start, end));
    let hash = 0;
    for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (cacheSize - 1);
    const known = cached[slot];
    if (known !== undefined && isAt(keys[slot] ?? '', text, start, end)) return known;
    const written = copyOf(text, start, end);
    const word = lookUp(written);
    keys[slot] = written;
    cached[slot] = word;
    return word;
  }

  return { wordAt, nounKind, isListed: (lower, bits) => ((flags.get(lower) ?? 0) & bits) !== 0 };
}
