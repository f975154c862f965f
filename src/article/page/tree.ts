import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { FetchError } from '../../errors.ts';
import { cleanLine } from './text/line.ts';

export type PageNode = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;
/** The element tree of a page, as a browser builds it (WHATWG HTML). Runs and fetches nothing. */
export type PageTree = {
  readonly root: PageElement;
  /** Every element in document order. */
  readonly elements: readonly PageElement[];
};

export const isElement = (node: PageNode): node is PageElement => 'tagName' in node;
export const isText = (node: PageNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** Returns the value of an attribute, `''` if the element does not have it. */
export function attributeOf(element: PageElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

export function hasAttribute(element: PageElement, name: string): boolean {
  return element.attrs.some((attribute) => attribute.name === name);
}

/** Returns the words of a list attribute such as `class` or `rel`, in lower case. */
export function attributeWords(element: PageElement, name: string): string[] {
  return attributeOf(element, name)
    .toLowerCase()
    .split(/[\t\n\f\r ]+/)
    .filter((word) => word !== '');
}

/** Visits the nodes below `root` in document order. Not recursive, so that no nesting exhausts the stack. */
export function* nodesBelow(root: PageElement): Generator<PageNode> {
  const waiting = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (isElement(node))
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child !== undefined) waiting.push(child);
      }
  }
}

/** Parses a document. @throws FetchError for templates nested so deeply that they exhaust the parser's stack. */
function parseDocument(html: string) {
  try {
    return parse(html);
  } catch (error) {
    throw new FetchError('the page is nested too deeply to be parsed', { cause: error });
  }
}

/** Parses HTML pages and fragments. Replaces unpaired surrogates, on which the parser throws, by U+FFFD. */
export function parsePage(html: string): PageTree {
  // A document always has its `<html>`: the parser supplies it.
  const root = parseDocument(html.toWellFormed()).childNodes.find(isElement);
  if (root === undefined) throw new Error('the parser gave a document without a root');
  return { root, elements: [root, ...[...nodesBelow(root)].filter(isElement)] };
}

/** Returns the text of an element on one line, white space collapsed, up to about `maxLength` UTF-16 units. */
export function lineOf(element: PageElement | undefined, maxLength = 2000): string {
  if (element === undefined) return '';
  let text = '';
  for (const node of nodesBelow(element)) {
    if (text.length > 4 * maxLength) break;
    if (isText(node)) text += node.value.slice(0, 4 * maxLength);
  }
  return cleanLine(text).slice(0, maxLength);
}
