import type { Span } from '../article/article.ts';
import { articleFromText } from '../article/plain.ts';
import { findStretches } from '../quote/analysis/marks.ts';
import { extractQuotes } from '../quote/extract.ts';
import { wordsOf } from '../search/text/words.ts';
import { claimedSpeaker, splitSignature } from './claims-in-message.ts';
import type { AllegedQuote } from './verdict.ts';

/** One word in marks is a turn of phrase that half the corpus may have, unless nothing else is in marks. */
const fewestWords = 2;

/** A message's quotations, and what in marks is too short to be checked beside them. */
export type Passages = { readonly passages: readonly AllegedQuote[]; readonly tooShort: readonly string[] };

/** Words between straight single marks, which only a message without other marks uses for a quotation. */
function singleMarked(text: string): Span[] {
  return [
    ...text.matchAll(/(?<=^|[\s(:])'(?=\S)([^'\n]{1,2000}(?:'\p{L}[^'\n]{0,2000})*)'(?=[\s,.;:!?)]|$)/gu),
  ].map((found) => ({
    start: found.index + 1,
    end: found.index + found[0].length - 1,
  }));
}

/** Lines set off with `>`, which is how a quotation without marks is written in a message. */
function setOff(text: string): Span[] {
  return [...text.matchAll(/^>[^\n]*(?:\n>[^\n]*)*/gmu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/**
 * The quotations in a message, each with whom the message ascribes it to: what stands in quotation marks, and
 * lines set off with `>`. A message that has neither is one quotation as a whole. A single word in marks is
 * one only where nothing longer is.
 */
export function passagesOf(message: string): Passages {
  const { text, paragraphs } = articleFromText({ id: 'message', text: message.trim() });
  const marked: readonly Span[] = findStretches(text, paragraphs);
  const stretches = marked.length > 0 ? marked : singleMarked(text);
  const quotes = extractQuotes(articleFromText({ id: 'message', text }));
  const blocks = setOff(text).filter(
    (block) => !stretches.some(({ start, end }) => start < block.end && block.start < end),
  );
  const spans = [...stretches, ...blocks]
    .map(({ start, end }) => ({ start, end }))
    .sort((one, other) => one.start - other.start);
  const passages = spans.map((span) => {
    const alone = text
      .slice(span.start, span.end)
      .replace(/^>[ \t]?/gmu, '')
      .trim();
    const isBlock = text.charAt(span.start) === '>';
    const signed = isBlock ? splitSignature(alone) : { text: alone, speaker: null };
    return { text: signed.text, speaker: signed.speaker ?? claimedSpeaker(text, quotes, span) };
  });
  const spoken = passages.filter((passage) => wordsOf(passage.text).length > 0);
  if (spoken.length === 0) return { passages: text === '' ? [] : [splitSignature(text)], tooShort: [] };
  const isLong = (passage: AllegedQuote) => wordsOf(passage.text).length >= fewestWords;
  if (!spoken.some(isLong)) return { passages: spoken, tooShort: [] };
  const short = spoken.filter((passage) => !isLong(passage)).map((passage) => passage.text);
  return { passages: spoken.filter(isLong), tooShort: [...new Set(short)] };
}
