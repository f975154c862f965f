/** The number of hashes in a signature, and how they are banded to look up likely near-duplicates. */
const bands = 8;
const rows = 4;
const shingleWords = 4;

/** Returns the hashes (32 bits, FNV-1a) of every run of four words, without case and punctuation. */
function shinglesOf(text: string): Set<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at++) {
    let hash = 0x811c9dc5;
    for (let word = at; word < at + shingleWords; word++) {
      const letters = words[word] ?? '';
      for (let letter = 0; letter < letters.length; letter++)
        hash = Math.imul(hash ^ letters.charCodeAt(letter), 0x01000193);
      hash = Math.imul(hash ^ 32, 0x01000193);
    }
    shingles.add(hash >>> 0);
  }
  return shingles;
}

/** Returns the keys (32 bits) that index a text: MinHash (Broder 1997) with banding (Leskovec et al., ch. 3). */
function bandsOf(shingles: ReadonlySet<number>): Int32Array {
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const shingle of shingles)
    for (let at = 0; at < least.length; at++) {
      let hash = Math.imul(shingle ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash = (hash ^ (hash >>> 16)) >>> 0;
      if (hash < (least[at] ?? 0)) least[at] = hash;
    }
  return Int32Array.from({ length: bands }, (_, band) => {
    let key = band;
    for (const hash of least.subarray(band * rows, (band + 1) * rows)) {
      key = Math.imul(key ^ hash, 0x85ebca6b);
      key ^= key >>> 15;
    }
    return key;
  });
}

/** Returns the share of the shorter text that the other contains, word for word: 0 to 1. */
export function likeness(one: string, other: string): number {
  const [first, second] = [shinglesOf(one), shinglesOf(other)];
  const [small, large] = first.size < second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return small.size === 0 ? 0 : shared / small.size;
}

/** Finds likely copies of a text without comparing it with all others. */
export type LikenessIndex = {
  /** Adds a text, or replaces the text with the same id. */
  add(id: string, text: string): void;
  remove(id: string): void;
  /** Returns ids of texts that may be near-duplicates: nearly all that are, and a few that are not. */
  candidates(text: string): readonly string[];
};

export function createLikenessIndex(): LikenessIndex {
  // Nearly every key has one text, so a set is made only if two share a key.
  const filed = new Map<number, string | Set<string>>();
  const keysOf = new Map<string, Int32Array>();
  const idsAt = (key: number): readonly string[] => {
    const ids = filed.get(key) ?? [];
    return typeof ids === 'string' ? [ids] : [...ids];
  };
  const file = (key: number, id: string) => {
    const ids = filed.get(key);
    if (ids === undefined || ids === id) filed.set(key, id);
    else if (typeof ids === 'string') filed.set(key, new Set([ids, id]));
    else ids.add(id);
  };
  const remove = (id: string) => {
    for (const key of keysOf.get(id) ?? []) {
      const ids = filed.get(key);
      if (ids instanceof Set) ids.delete(id);
      if (ids === id || (ids instanceof Set && ids.size === 0)) filed.delete(key);
    }
    keysOf.delete(id);
  };
  return {
    add(id, text) {
      remove(id);
      const shingles = shinglesOf(text);
      if (shingles.size === 0) return;
      const keys = bandsOf(shingles);
      keysOf.set(id, keys);
      for (const key of keys) file(key, id);
    },
    remove,
    candidates(text) {
      const shingles = shinglesOf(text);
      return shingles.size === 0 ? [] : [...new Set([...bandsOf(shingles)].flatMap(idsAt))];
    },
  };
}
