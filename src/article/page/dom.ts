import { parseHTML } from 'linkedom';

/** The part of the DOM that reading a page takes. Nothing is run and nothing is fetched. */
export type PageNode = {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
};

export type PageElement = PageNode & {
  readonly tagName: string;
  readonly id: string;
  readonly className: string;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly closest: (selector: string) => PageElement | null;
  readonly remove: () => void;
};

export type PageDocument = PageElement & { readonly documentElement: PageElement };

// Beyond these a page is no article, and working through it would hold up everybody's answers.
const most = { characters: 5_000_000, tags: 30_000, depth: 300, levels: 600_000 };

/** Whether markup is more than `most`. Tags that may stay open (`<p>`, `<li>`, `<br>` …) do not count as nesting. */
function isTooMuch(html: string): boolean {
  if (html.length > most.characters) return true;
  let [tags, depth, levels] = [0, 0, 0];
  const nesting =
    /<(\/?)(?!(?:p|li|br|hr|img|input|link|meta|t[rdh]|tbody|thead|d[td]|option|source|wbr|col)\b)[a-z]/gi;
  for (const [, closing] of html.matchAll(nesting)) {
    depth = Math.max(0, depth + (closing === '' ? 1 : -1));
    levels += depth;
    if (++tags > most.tags || depth > most.depth || levels > most.levels) return true;
  }
  return html.split('<').length > 2 * most.tags;
}

/**
 * Parses HTML, whole pages and fragments alike, into a document that has a `head` and a `body`. `null` for
 * what no news page is: markup too large or nested too deep to be worked through in reasonable time.
 */
export function parsePage(html: string): PageDocument | null {
  if (isTooMuch(html)) return null;
  const whole = /<html[\s>]/i.test(html);
  try {
    return parseHTML(whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`).document;
  } catch {
    // An attribute of millions of words exhausts the parser's stack.
    return null;
  }
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;

/** An element's text on one line, without white space around it; `''` for no element. */
export function lineOf(element: PageNode | null): string {
  return cleanLine(element?.textContent ?? '');
}

/** A text on one line: HTML's white space collapsed, control characters and invisible break hints dropped. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u00AD\u200B\uFEFF]/gu, '')
    .trim();
}
