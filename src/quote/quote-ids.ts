/** Returns the 32-bit FNV-1a hash of a text's UTF-16 units, from an offset basis. */
function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Returns ten characters of base 36, made from the article's address and the quote's own characters. */
function quoteId(url: string, text: string, ordinal: number): string {
  const key = `${url}\n${text}\n${ordinal}`;
  const [high, low] = [fnv1a(key, 0x811c9dc5), fnv1a(key, 0x050c5d1f)];
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0').slice(-10);
}

/**
 * Returns a function that gives the quotes of one article their ids, to be called in the order of the text. Quotes of
 * the same characters are counted, so that each keeps its id when other quotes are added.
 */
export function quoteIds(url: string): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const ordinal = counts.get(text) ?? 0;
    counts.set(text, ordinal + 1);
    return quoteId(url, text, ordinal);
  };
}
