import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block, Container } from './blocks.ts';
import type { clutterIn } from './clutter.ts';
import { attributeOf, type PageElement } from './tree.ts';

/** The part of linkedom's DOM that is needed to read Readability's result. */
type OutlineElement = {
  readonly querySelectorAll: (selector: string) => Iterable<OutlineElement>;
  readonly getAttribute: (name: string) => string | null;
};

// Readability takes time proportional to depth × size, so deeper elements are moved up to this depth.
const maxDepth = 30;
const maxNamesLength = 200;

/** Prepares a text for the outline, where it is only measured: markup characters become spaces. */
const plain = (text: string) => text.replace(/[&<>"]/g, ' ');

function namesOf(element: PageElement): string {
  return ['class', 'id', 'role', 'itemprop']
    .map((name) => [name, attributeOf(element, name).slice(0, maxNamesLength)] as const)
    .map(([name, value]) => (value === '' ? '' : ` ${name}="${plain(value)}"`))
    .join('');
}

/**
 * Returns a page's outline for Readability: its containers with their names, and every block as one paragraph of plain
 * text with its index in `blocks`. It has no inline elements, so that Readability cannot remove one from a sentence.
 */
function outlineOf(root: Container, clutter: ReturnType<typeof clutterIn>, blocks: readonly Block[]): string {
  const indexes = new Map(blocks.map((block, index) => [block, index]));
  const written: string[] = [];
  const writeBlock = (block: Block, tag: string, names: string) => {
    const index = indexes.get(block);
    if (index === undefined || clutter.blocks.has(block)) return;
    const { text } = block;
    const linked = Math.min(text.length, block.linkedLength);
    const link = linked === 0 ? '' : `<a href="/">${plain(text.slice(0, linked))}</a>`;
    written.push(`<${tag}${names} data-block="${index}">${link}${plain(text.slice(linked))}</${tag}>`);
  };
  type Step = { readonly item: Container | Block; readonly depth: number } | { readonly end: string };
  const waiting: Step[] = [{ item: root, depth: 0 }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if ('end' in step) {
      written.push(step.end);
      continue;
    }
    const { item, depth } = step;
    if (item.kind === 'block') {
      writeBlock(item, /^h[1-6]$/.test(item.tag) ? item.tag : 'p', '');
      continue;
    }
    if (clutter.containers.has(item) || item.children.length === 0) continue;
    const { element, tag, children } = item;
    const [only] = children;
    const isParagraph = /^(?:p|h[1-6]|pre)$/.test(tag);
    const name = tag === 'body' || tag === 'html' || tag === 'head' ? 'div' : tag;
    if (children.length === 1 && only?.kind === 'block') {
      writeBlock(only, tag === 'pre' || name === 'div' ? 'p' : name, namesOf(element));
      continue;
    }
    const isShown = item !== root && !isParagraph && depth < maxDepth;
    if (isShown) {
      written.push(`<${name}${namesOf(element)}>`);
      waiting.push({ end: `</${name}>` });
    }
    for (const child of children.toReversed())
      waiting.push({ item: child, depth: isShown ? depth + 1 : depth });
  }
  return written.join('');
}

/** Returns the blocks that Readability finds to be the article, none if it finds no article. */
export function mainBlocks(
  root: Container,
  clutter: ReturnType<typeof clutterIn>,
  blocks: readonly Block[],
  title: string,
): ReadonlySet<Block> {
  const outline = outlineOf(root, clutter, blocks);
  if (outline === '') return new Set();
  const head = `<head><title>${plain(title)}</title></head>`;
  const { document } = parseHTML(`<!doctype html><html>${head}<body>${outline}</body></html>`);
  const found = new Set<Block>();
  try {
    const content = new Readability<OutlineElement>(document, {
      charThreshold: 200,
      disableJSONLD: true,
      serializer: (node: OutlineElement) => node,
    }).parse()?.content;
    if (typeof content !== 'object' || content === null) return found;
    for (const element of content.querySelectorAll('[data-block]')) {
      const block = blocks[Number(element.getAttribute('data-block'))];
      if (block !== undefined) found.add(block);
    }
  } catch {
    // Readability throws on a few malformed pages, which have no readable article.
  }
  return found;
}
