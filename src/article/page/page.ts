import { Readability } from '@mozilla/readability';
import { dayIn } from '../published.ts';
import { type Block, blocksOf } from './blocks.ts';
import { removeClutter } from './clutter.ts';
import { type PageElement, type PageNode, parsePage } from './dom.ts';
import { metadataOf, type PageMetadata } from './metadata.ts';

/** A page read: what it says about itself, and its article's text with paragraphs set apart by blank lines. */
export type PageArticle = PageMetadata & { readonly text: string };

const isNode = (value: PageElement | string | null | undefined): value is PageElement =>
  typeof value === 'object' && value !== null;

/** A block that leads elsewhere ("Read also: …"), which no sentence with a link in it is. */
const leadsElsewhere = ({ text, linked }: Block) =>
  linked > 0.75 || (linked > 0.4 && /^[^.!?“"]{0,30}:/.test(text));

/** A box of a layout made of tables and `<div>`s: short lines of which none is a sentence. */
const isBox = ({ tag, text }: Block) =>
  /^(?:TD|TH|DIV|SECTION|CENTER)$/.test(tag) && !/[.!?…:,;”"»]$/m.test(text) && text.length < 120;

/** A byline, or an agency's credits below the text. */
const isCredit = (line: string) =>
  line.length < 160 &&
  /^\W?(?:By|(?:(?:Additional )?[Rr]eporting|Writing|Editing) by) \p{Lu}/u.test(line) &&
  !/[.!?]["”]?(?:\s|$)/.test(line);

/** A line that states the day and nothing but the day. */
const isDateline = (line: string) => line.length < 40 && !/[“”"]/.test(line) && dayIn(line) !== null;

function lineFor(block: Block): string {
  const level = /^H([1-6])$/.exec(block.tag)?.[1];
  return level === undefined
    ? block.text
    : `${'#'.repeat(Number(level))} ${block.text.replaceAll('\n', ' ')}`;
}

/** The part of a page that Readability takes for the article, or `null`. The page is used up. */
function mainPart(page: PageElement): PageNode | null {
  try {
    const reader = new Readability<PageElement>(page, {
      charThreshold: 200,
      disableJSONLD: true,
      serializer: (node: PageElement) => node,
    });
    const content = reader.parse()?.content;
    return isNode(content) ? content : null;
  } catch {
    // Readability throws at a few odd pages; they hold no article that anybody could read.
    return null;
  }
}

/**
 * Reads a news page, fetched from `url`; nothing of it is run or fetched. `null` where it is no page that can
 * be worked through: too large, too deep. `text` is `''` where it holds no article.
 */
export function readPage(html: string, url: string): PageArticle | null {
  const page = parsePage(html);
  if (page === null) return null;
  const metadata = metadataOf(page, url);
  removeClutter(page);
  const main = mainPart(page);
  const blocks: Block[] = [];
  let { date } = metadata;
  for (const block of main === null ? [] : blocksOf(main)) {
    const lines = block.text.split('\n');
    // What a page without metadata says of its day stands in the byline, above the first sentences.
    if (blocks.length < 2)
      date ??=
        lines.map((line) => (line.length < 100 ? dayIn(line) : null)).find((day) => day !== null) ?? null;
    if (leadsElsewhere(block) || isBox(block)) continue;
    const kept = lines.filter(
      (line) => line !== metadata.title && line !== metadata.author && !isCredit(line) && !isDateline(line),
    );
    if (kept.length > 0) blocks.push({ ...block, text: kept.join('\n') });
  }
  // Headings after the last paragraph belong to lists of other stories.
  while (blocks.at(-1)?.tag.startsWith('H')) blocks.pop();
  return { ...metadata, date, text: blocks.map(lineFor).join('\n\n') };
}
