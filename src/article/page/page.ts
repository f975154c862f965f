import { dayIn } from '../published.ts';
import { type Block, type Container, readBlocks } from './blocks.ts';
import { clutterIn } from './clutter.ts';
import { mainBlocks } from './main-part.ts';
import { metadataOf, type PageMetadata } from './metadata/metadata.ts';
import { quotationsIn } from './quotations.ts';
import { stylesOf } from './style.ts';
import { leaveOutDoubtful } from './text/left-out.ts';
import { type PageElement, parsePage } from './tree.ts';

/**
 * The metadata of a page, and the text of its article with blank lines between paragraphs.
 * `leftOut` has one reason for each quotation that could not be kept verbatim. A note takes
 * its place in the text.
 */
export type PageArticle = PageMetadata & { readonly text: string; readonly leftOut: readonly string[] };

const linkedShare = ({ text, linkedLength }: Block) => linkedLength / text.replace(/\s+/g, '').length;

/** A block that links to another article ("Read also: …"), unlike a sentence that contains a link. */
function leadsElsewhere(block: Block): boolean {
  const share = linkedShare(block);
  if (/^["“„«‘]/.test(block.text) || block.text.length > 300) return false;
  return share > 0.75 || (share > 0.4 && /^[^.!?“"]{0,30}:/.test(block.text));
}

/** Matches a cell of a layout of tables and `<div>`s: short lines without a sentence. */
const isBox = ({ tag, text }: Block) =>
  /^(?:td|th|div|section|center)$/.test(tag) && text.length < 120 && !/[.!?…:,;”"»]$/m.test(text);

/** Matches a byline, or an agency's credits below the text. */
const isCredit = (line: string) =>
  line.length < 160 &&
  /^\W?(?:By|(?:(?:Additional )?[Rr]eporting|Writing|Editing) by) \p{Lu}/u.test(line) &&
  !/[.!?]["”]?(?:\s|$)/.test(line);

/** Matches a line that only states the day. */
const isDateline = (line: string) => line.length < 40 && !/[“”"]/.test(line) && dayIn(line) !== null;

function lineFor(block: Block): string {
  const level = /^h([1-6])$/.exec(block.tag)?.[1];
  return level === undefined
    ? block.text
    : `${'#'.repeat(Number(level))} ${block.text.replaceAll('\n', ' ')}`;
}

/** Returns the blocks of a container in reading order. */
function blocksIn(root: Container): Block[] {
  const blocks: Block[] = [];
  const waiting: (Container | Block)[] = [root];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.kind === 'block') blocks.push(one);
    else
      for (let index = one.children.length - 1; index >= 0; index--)
        waiting.push(...one.children.slice(index, index + 1));
  }
  return blocks;
}

/** Returns a block without title, byline and date in its first and last lines; `null` if no line is left. */
function withoutFrame(block: Block, isFrame: (line: string) => boolean): Block | null {
  const lines = block.text.split('\n');
  const first = lines.findIndex((line) => !isFrame(line));
  if (first < 0) return null;
  const last = lines.findLastIndex((line) => !isFrame(line));
  if (first === 0 && last === lines.length - 1) return block;
  // Lines in a quotation stay: one that looks like a date may be part of the statement.
  const start = lines.slice(0, first).join('\n').length + (first > 0 ? 1 : 0);
  const end = start + lines.slice(first, last + 1).join('\n').length;
  const cuts = quotationsIn(block.text).spans.some((span) => span.start < start || span.end > end);
  if (cuts) return block;
  const doubts = block.doubts
    .filter(({ at }) => at >= start && at <= end)
    .map(({ at, kind }) => ({ at: at - start, kind }));
  return { ...block, text: block.text.slice(start, end), doubts };
}

/**
 * Reads a news page that was fetched from `url`. Runs and fetches nothing. `text` is `''` if it has no
 * article. Linear in the page's size, except that the parser needs more time for very deep nesting: callers that
 * read pages from outside set a time limit.
 */
export function readPage(html: string, url: string): PageArticle {
  const page = parsePage(html);
  const metadata = metadataOf(page, url);
  const styles = new Map<PageElement, ReturnType<ReturnType<typeof stylesOf>>>();
  const readStyle = stylesOf(page);
  const styleOf = (element: PageElement) => {
    const style = styles.get(element) ?? readStyle(element);
    styles.set(element, style);
    return style;
  };
  const root = readBlocks(page, styleOf);
  const all = blocksIn(root);
  const main = mainBlocks(root, clutterIn(root), all, metadata.title ?? '');
  let { date } = metadata;
  let read = 0;
  const isFrame = (line: string) =>
    line === metadata.title || line === metadata.author || isCredit(line) || isDateline(line);
  const placed = all.map((block) => {
    if (!main.has(block)) return { block, isKept: false };
    // A page without metadata states its day in the byline, above the first sentences.
    if (read < 2)
      date ??=
        block.text
          .split('\n')
          .map((line) => (line.length < 100 ? dayIn(line) : null))
          .find((day) => day !== null) ?? null;
    const framed = leadsElsewhere(block) || isBox(block) ? null : withoutFrame(block, isFrame);
    if (framed === null) return { block, isKept: false };
    read++;
    return { block: framed, isKept: true };
  });
  const { blocks, reasons } = leaveOutDoubtful(placed);
  // Headings after the last paragraph belong to lists of other stories.
  const last = blocks.findLastIndex(({ tag }) => !/^h[1-6]$/.test(tag));
  return {
    ...metadata,
    date,
    text: blocks
      .slice(0, last + 1)
      .map(lineFor)
      .join('\n\n'),
    leftOut: reasons,
  };
}
