// A declaration further down than this is none that a browser would heed.
const head = 4096;

// The characters of windows-1252 from 0x80 to 0x9F, such as quotation marks. Node 20 decodes these as ISO 8859-1.
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes bytes by a label of the Encoding Standard. Returns `null` for an unknown label. */
function decodeAs(label: string | undefined, bytes: Uint8Array): string | null {
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    const text = decoder.decode(bytes);
    if (decoder.encoding !== 'windows-1252') return text;
    return text.replace(/[\x80-\x9f]/g, (control) => upper.charAt(control.charCodeAt(0) - 0x80));
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * The text of a page's or a feed's bytes. The character set is, in this order, what the byte order mark says,
 * what the Content-Type header says, what the document declares (`<meta charset>`, `<?xml encoding?>`), UTF-8
 * where the bytes are that, and windows-1252, which browsers take for everything else.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, head));
  const declared =
    /<meta\s[^<>]*charset\s*=\s*(?:["']\s*)?([\w:-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^<>]+encoding\s*=\s*["']([\w:-]+)/i.exec(start)?.[1];
  const header = /charset\s*=\s*["']?([\w:-]+)/i.exec(contentType)?.[1];
  for (const label of [byteOrderMark(bytes), header, declared]) {
    const text = decodeAs(label, bytes);
    if (text !== null) return text;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs('windows-1252', bytes) ?? '';
  }
}
