/** FNV-1a over UTF-16 units, 32 bits, from a given offset basis. */
function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * A quote's id: ten characters of base 36 from the article's address and the quote's own characters. Of quotes with the
 * same characters in one article, `ordinal` counts (from 0), so that each keeps its id when others are added.
 */
function quoteId(url: string, text: string, ordinal: number): string {
  const key = `${url}\n${text}\n${ordinal}`;
  const [high, low] = [fnv1a(key, 0x811c9dc5), fnv1a(key, 0x050c5d1f)];
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0').slice(-10);
}

/** Returns a function that gives the quotes of one article their ids, called in the order of the text. */
export function quoteIds(url: string): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const ordinal = counts.get(text) ?? 0;
    counts.set(text, ordinal + 1);
    return quoteId(url, text, ordinal);
  };
}
