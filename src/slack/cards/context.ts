import type { KnownBlock, ModalView, RichTextElement } from '@slack/types';
import type { Span } from '../../article/article.ts';
import type { Located } from '../../search/quote-index.ts';
import { limits } from '../limits.ts';
import { beginning, shorten } from '../shorten.ts';
import { readableDay, words } from '../words.ts';
import { linesBlock } from './plain.ts';
import { quoteBlocks } from './quote-card.ts';

/** Characters of one block of text in a modal. */
const blockRoom = 2_900;

/** A stretch of the article as blocks, with `marked` in bold. */
function stretchBlocks(text: string, stretch: Span, marked: readonly Span[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let done = stretch.start;
  while (done < stretch.end) {
    const part = beginning(text.slice(done, stretch.end), blockRoom);
    // White space alone is nothing to show, and a block may not be empty.
    if (part === '') break;
    const end = done + part.length;
    const elements: RichTextElement[] = [];
    let at = done;
    for (const span of marked) {
      const from = Math.max(span.start, at);
      const to = Math.min(span.end, end);
      if (from >= to) continue;
      if (from > at) elements.push({ type: 'text', text: text.slice(at, from) });
      elements.push({ type: 'text', text: text.slice(from, to), style: { bold: true } });
      at = to;
    }
    if (at < end) elements.push({ type: 'text', text: text.slice(at, end) });
    blocks.push({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
    done = end + (text.slice(end, stretch.end).match(/^\s*/)?.[0].length ?? 0);
  }
  return blocks;
}

const note = (text: string): KnownBlock => ({ type: 'context', elements: [{ type: 'plain_text', text }] });

/** The paragraph around a quote, with the quote in bold, as a modal: whole, as far as a modal holds it. */
export function contextModal({ quote, article }: Located): ModalView {
  const paragraph = article.paragraphs[quote.paragraph] ?? { start: 0, end: 0 };
  const first = quote.segments[0]?.start ?? paragraph.start;
  // Of a paragraph longer than a modal, what is shown begins shortly before the quote.
  const start =
    paragraph.end - paragraph.start > limits.quoteInModal
      ? Math.max(paragraph.start, first - 500)
      : paragraph.start;
  const end = Math.min(paragraph.end, start + limits.quoteInModal);
  const cut = start > paragraph.start || end < paragraph.end;
  return {
    type: 'modal',
    title: { type: 'plain_text', text: words.inContext },
    close: { type: 'plain_text', text: words.close },
    blocks: [
      linesBlock([
        [{ bold: shorten(article.title, 300) || article.url.slice(0, 300) }],
        [`${readableDay(article.date)} · ${shorten(article.outlet, 200)}`],
      ]),
      note(article.textKind === 'summary' ? words.contextSummary : words.contextFull),
      ...stretchBlocks(article.text, { start, end }, quote.segments),
      ...(cut ? [note(words.contextCut)] : []),
      ...quoteBlocks({ quote, article, highlights: [] }).filter(({ type }) => type === 'actions'),
    ],
  };
}
