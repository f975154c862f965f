import type { Span } from '../../article/article.ts';
import { trimEnd } from '../../article/trim.ts';
import { deniedBefore, fakeSource, passedOn } from '../../language/en/checking/misleading-cuts.ts';
import type { QuoteInArticle } from '../../search/match.ts';
import type { Warning } from './warning.ts';

/** Narration read on each side of a quotation, in UTF-16 units. */
const narrationRead = 400;
/** Of a quote, read on each side of the quoted words for marks around them, in UTF-16 units. */
const quoteRead = 2_000;

/** Quotation marks inside a quote: single typographic, single straight before a word, or double. */
const innerQuotation =
  /‘[^’]*(?:’(?=\p{L})[^’]*)*’|(?<=^|[\s(—–-])'[^']*(?:'(?=\p{L})[^']*)*'|"[^"]*"|“[^”]*”/gu;

/** Returns the stretch between inner quotation marks that holds the span, or `null`. */
function innerSpan({ quote }: QuoteInArticle, span: Span): Span | null {
  for (const segment of quote.segments) {
    if (span.end <= segment.start || segment.end <= span.start) continue;
    const from = Math.max(0, span.start - segment.start - quoteRead);
    const near = segment.text.slice(from, span.end - segment.start + quoteRead);
    for (const found of near.matchAll(innerQuotation)) {
      const start = segment.start + from + found.index;
      const end = start + found[0].length;
      if (start <= span.start && span.end <= end) return { start, end };
    }
  }
  return null;
}

/** Returns a warning if all quoted words stand between marks inside the quote: they are another person's. */
export function nestedWarning(located: QuoteInArticle, spans: readonly Span[]): Warning[] {
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return [];
  const { text } = located.article;
  // Punctuation and marks at the edges belong to neither.
  const core = /[\p{L}\p{N}][\s\S]*[\p{L}\p{N}]|[\p{L}\p{N}]/u.exec(text.slice(first.start, last.end));
  if (core === null) return [];
  const start = first.start + core.index;
  const inner = innerSpan(located, { start, end: start + core[0].length });
  if (inner === null) return [];
  const segment = located.quote.segments.find((one) => one.start <= inner.start && inner.end <= one.end);
  return segment === undefined ? [] : [{ kind: 'nested', words: segment.text }];
}

const plain = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'");

/** Returns the narration of the quotation's own sentence: before its opening mark and after its closing one. */
function narrationAround({ quote, article }: QuoteInArticle): { before: string; after: string } {
  const [first, last] = [quote.segments[0], quote.segments.at(-1)];
  const paragraph = article.paragraphs[quote.paragraph];
  if (first === undefined || last === undefined || paragraph === undefined) return { before: '', after: '' };
  const narration = article.text.slice(Math.max(paragraph.start, first.start - narrationRead), first.start);
  const before = trimEnd(narration, /["“”„«»‘’'\s]/u);
  const after = article.text.slice(last.end, Math.min(paragraph.end, last.end + narrationRead));
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('.” '), before.lastIndexOf('? '));
  const end = after.search(/[.?!](?:["”’»]|\s|$)/u);
  return { before: before.slice(sentence + 1), after: end < 0 ? after : after.slice(0, end) };
}

/** Returns a warning if the article says that the words were not said, or that their source is a fake. */
export function deniedWarning(located: QuoteInArticle): Warning[] {
  const { before, after } = narrationAround(located);
  const introduced = /[:,]$/.test(before);
  const isDenied =
    (!introduced && deniedBefore.test(plain(before))) ||
    fakeSource.test(`${plain(before)} … ${plain(after)}`);
  const words = `${before} … ${after}`.replace(/\s+/g, ' ').trim();
  return isDenied ? [{ kind: 'denied', words }] : [];
}

/** True if the narration passes the words on: "said the other side had described it as “useful”". */
export function isPassedOn(located: QuoteInArticle): boolean {
  const { before } = narrationAround(located);
  return !/[:,]$/.test(before) && passedOn.test(plain(before));
}
