import type { Span } from '../article/article.ts';
import { articleFromText } from '../article/plain.ts';
import { findQuotedSpans } from '../quote/analysis/quoted-spans.ts';
import { extractQuotes } from '../quote/extract.ts';
import { wordsOf } from '../search/text/words.ts';
import { claimedSpeaker, splitSignature } from './claims/claims-in-message.ts';
import type { AllegedQuote } from './verdict.ts';

/** A single word in quotation marks is checked only if the message has no longer quotation. */
const minWords = 2;

/** A quotation of a message and where it stands in it, without its marks. */
export type Passage = AllegedQuote & Span;

/** A message's quotations, and the single words in quotation marks that are too short to check. */
export type AllegedQuotes = { readonly passages: readonly Passage[]; readonly tooShort: readonly Passage[] };

/**
 * Words between straight single marks, which only a message without other marks uses for a quotation. Between them an
 * apostrophe stands before a letter; a line's end leaves a quotation unclosed. Goes over the marks once.
 */
function singleMarked(text: string): Span[] {
  const spans: Span[] = [];
  let opened = -1;
  for (const { index, 0: mark } of text.matchAll(/['\n]/g)) {
    const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
    if (mark === '\n') opened = -1;
    else if (opened >= 0 && /^[\s,.;:!?)]?$/.test(after)) {
      spans.push({ start: opened, end: index });
      opened = -1;
    } else if (opened < 0 || !/\p{L}/u.test(after))
      opened = /^[\s(:]?$/.test(before) && /[^\s']/.test(after) ? index + 1 : -1;
  }
  return spans;
}

/** Returns the spans of block quotes: lines that start with `>`. */
function blockQuotes(text: string): Span[] {
  return [...text.matchAll(/^>[^\n]*(?:\n>[^\n]*)*/gmu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/**
 * Returns the quotations in a message, each with the speaker it claims: text in quotation marks, and block quotes. A
 * message with neither is one quotation. Single words in quotation marks count only if there is nothing longer.
 */
export function allegedQuotesIn(message: string): AllegedQuotes {
  const { text, paragraphs } = articleFromText({ id: 'message', text: message.trim() });
  const offset = message.length - message.trimStart().length;
  const marked: readonly Span[] = findQuotedSpans(text, paragraphs);
  const quotedSpans = marked.length > 0 ? marked : singleMarked(text);
  const quotes = extractQuotes(articleFromText({ id: 'message', text }));
  const blocks = blockQuotes(text).filter(
    (block) => !quotedSpans.some(({ start, end }) => start < block.end && block.start < end),
  );
  const spans = [...quotedSpans, ...blocks]
    .map(({ start, end }) => ({ start, end }))
    .sort((one, other) => one.start - other.start);
  const passages = spans.map((span) => {
    const alone = text
      .slice(span.start, span.end)
      .replace(/^>[ \t]?/gmu, '')
      .trim();
    const isBlock = text.charAt(span.start) === '>';
    const signed = isBlock ? splitSignature(alone) : { text: alone, speaker: null };
    return {
      text: signed.text,
      speaker: signed.speaker ?? claimedSpeaker(text, quotes, span),
      start: offset + span.start,
      end: offset + span.end,
    };
  });
  const spoken = passages.filter((passage) => wordsOf(passage.text).length > 0);
  const whole = { start: offset, end: offset + text.length };
  if (spoken.length === 0)
    return { passages: text === '' ? [] : [{ ...splitSignature(text), ...whole }], tooShort: [] };
  const isLong = (passage: AllegedQuote) => wordsOf(passage.text).length >= minWords;
  if (!spoken.some(isLong)) return { passages: spoken, tooShort: [] };
  return { passages: spoken.filter(isLong), tooShort: spoken.filter((passage) => !isLong(passage)) };
}
