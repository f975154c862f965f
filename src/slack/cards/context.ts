import type { KnownBlock, ModalView, RichTextElement } from '@slack/types';
import type { Span } from '../../article/article.ts';
import type { QuoteInArticle } from '../../search/match.ts';
import { limits } from '../outbound/limits.ts';
import { beginning, shorten } from '../outbound/shorten.ts';
import { readableDay } from '../words/days.ts';
import { words } from '../words.ts';
import { linesBlock } from './plain.ts';
import { quoteBlocks } from './quote-card.ts';

/** Characters of one block of text in a modal. */
const blockRoom = 2_900;

/** Returns `text.slice(from, to)` as rich text, with the spans of `marked` in bold. */
function pieces(text: string, [from, to]: readonly [number, number], marked: readonly Span[]) {
  const elements: RichTextElement[] = [];
  let done = from;
  for (const span of marked) {
    const [start, end] = [Math.max(span.start, done), Math.min(span.end, to)];
    if (start >= end) continue;
    if (start > done) elements.push({ type: 'text', text: text.slice(done, start) });
    elements.push({ type: 'text', text: text.slice(start, end), style: { bold: true } });
    done = end;
  }
  if (done < to) elements.push({ type: 'text', text: text.slice(done, to) });
  return elements;
}

/** Returns the index of the first character from `at` on that is not white space. */
const pastSpace = (text: string, at: number): number => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);

/** Returns a span of the article as blocks, with `marked` in bold and a mark where the paragraph is cut. */
function spanBlocks(text: string, span: Span, paragraph: Span, marked: readonly Span[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let done = pastSpace(text, span.start); done < span.end; ) {
    const end = done + beginning(text.slice(done, span.end), blockRoom).length;
    const elements = pieces(text, [done, end], marked);
    if (blocks.length === 0 && span.start > paragraph.start)
      elements.unshift({ type: 'text', text: `${words.shortenedMark.trim()} ` });
    done = pastSpace(text, end);
    if (done >= span.end && span.end < paragraph.end)
      elements.push({ type: 'text', text: words.shortenedMark });
    blocks.push({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
  }
  return blocks;
}

/** Maximum number of characters before the quote in a paragraph that is cut. */
const leadRoom = 500;

/** Returns the span of a paragraph that fits a modal: all of it, or from shortly before the quote, cut between words. */
function spanAround(text: string, paragraph: Span, quote: Span): Span {
  if (paragraph.end - paragraph.start <= limits.quoteInModal) return paragraph;
  // The opening mark is always shown, and a long quote takes the room of the text before it.
  const before = Math.max(1, Math.min(leadRoom, limits.quoteInModal - (quote.end - quote.start)));
  const earliest = Math.max(paragraph.start, quote.start - before);
  const space = text.slice(earliest - 1, quote.start).search(/\s/);
  const start =
    earliest === paragraph.start
      ? earliest
      : space < 0
        ? Math.max(paragraph.start, quote.start - 1)
        : pastSpace(text, earliest - 1 + space);
  const shown = beginning(text.slice(start, paragraph.end), limits.quoteInModal);
  return { start, end: start + shown.length };
}

const note = (text: string): KnownBlock => ({ type: 'context', elements: [{ type: 'plain_text', text }] });

/** Returns a modal with the paragraph around a quote, the quote in bold. */
export function contextModal({ quote, article }: QuoteInArticle): ModalView {
  const paragraph = article.paragraphs[quote.paragraph] ?? { start: 0, end: 0 };
  const said = {
    start: quote.segments[0]?.start ?? paragraph.start,
    end: quote.segments.at(-1)?.end ?? paragraph.start,
  };
  const span = spanAround(article.text, paragraph, said);
  const cut = span.start > paragraph.start || span.end < paragraph.end;
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
      ...spanBlocks(article.text, span, paragraph, quote.segments),
      ...(cut ? [note(words.contextCut)] : []),
      ...quoteBlocks({ quote, article, highlights: [] }).filter(({ type }) => type === 'actions'),
    ],
  };
}
