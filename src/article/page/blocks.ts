import { cleanLine, isElement, type PageNode } from './dom.ts';

/** A stretch of text that the page sets apart: a paragraph, a heading, a list item. */
export type Block = {
  readonly tag: string;
  readonly text: string;
  /** How much of the text is links, 0 to 1. */
  readonly linked: number;
};

const blockTags = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN ' +
    'OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL'
  ).split(' '),
);

// Deeper than any layout nests; what lies below is nobody's article.
const deepest = 200;

/** The blocks of a page's part in reading order. `<br>` ends a line, two of them a block. */
export function blocksOf(root: PageNode): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linkLength = 0;
  const flush = (tag: string) => {
    const lines = text
      .split('\u2028')
      .map(cleanLine)
      .filter((line) => line !== '');
    const joined = lines.join('\n');
    if (joined !== '') blocks.push({ tag, text: joined, linked: linkLength / joined.length });
    text = '';
    linkLength = 0;
  };
  const walk = (node: PageNode, tag: string, inLink: boolean, depth: number) => {
    if (!isElement(node)) {
      if (node.nodeType !== 3) return;
      const own = (node.textContent ?? '').replaceAll('\u2028', ' ');
      text += own;
      if (inLink) linkLength += cleanLine(own).length;
      return;
    }
    const name = node.tagName.toUpperCase();
    if (name === 'BR') {
      if (/\u2028\s*$/.test(text)) flush(tag);
      else text += '\u2028';
      return;
    }
    if (depth > deepest) return;
    const isBlock = blockTags.has(name);
    if (isBlock) flush(tag);
    const inner = isBlock ? name : tag;
    for (const child of node.childNodes) walk(child, inner, inLink || name === 'A', depth + 1);
    if (isBlock) flush(name);
  };
  walk(root, 'P', false, 0);
  flush('P');
  return blocks;
}
