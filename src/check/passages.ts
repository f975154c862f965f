import type { Span } from '../article/article.ts';
import { articleFromText } from '../article/plain.ts';
import { englishSearch } from '../language/en/search-language.ts';
import { findStretches } from '../quote/analysis/marks.ts';
import { extractQuotes } from '../quote/extract.ts';
import type { Quote } from '../quote/quote.ts';
import { wordsOf } from '../search/text/words.ts';
import type { AllegedQuote } from './verdict.ts';

/** One word in marks is a turn of phrase that half the corpus may have, unless nothing else is in marks. */
const fewestWords = 2;

/** A message's quotations, and what in marks is too short to be checked beside them. */
export type Passages = { readonly passages: readonly AllegedQuote[]; readonly tooShort: readonly string[] };

const name = String.raw`\p{Lu}[^\n:"“”„«»]{0,80}?`;
const saying = /\s(?:said|says|told|wrote|added|warned|stated|insisted|posted|asked|noted)\b/iu;
const nameBefore = new RegExp(`(?:^|[\\n.!?])[\\s>*_•-]*(${name})\\s*:[\\s"“„«″>]*$`, 'u');
const nameAfter = new RegExp(`^["”»″]?[.,]?\\s*(?:[—–]|--?\\s)\\s*(${name})(?=$|[\\n.;(]|,)`, 'u');
/** `— Mark Rutte, NATO` at the end of a text of at most `longestSignature` characters. */
const signature = /\s[—–-]{1,2}\s{0,9}(\p{Lu}[^\s,]{0,60}(?: [^\s,.]{1,60}){0,4})(?:,[^.!?\n]{0,60})?$/u;
const longestSignature = 400;
const pronoun = /^(?:i|he|she|they|we|you|it|who|somebody|someone|nobody|everybody)$/i;

/** A name as it stands beside a quotation: without an office after a comma or a word for saying. */
function bareName(text: string | undefined): string | null {
  const bare = text?.split(saying, 1)[0]?.split(',', 1)[0]?.trim() ?? '';
  return bare === '' || wordsOf(bare).length > 6 || pronoun.test(bare) ? null : bare;
}

/** Whether words beside a quotation are a person's name, maybe with a title: "NATO chief Rutte", not "The deal". */
function isName(text: string | null): boolean {
  const words = wordsOf(text ?? '');
  const [first, last] = [words[0], words.at(-1)];
  if (text === null || first === undefined || last === undefined) return false;
  return (
    /\p{Lu}/u.test(text.charAt(last.start)) &&
    !englishSearch.isStopWord(first.form) &&
    !englishSearch.isFiller(first.form)
  );
}

/** Who is named in the way of lists and posters: `Rutte: "…"`, or `"…" — Mark Rutte`. */
function namedBeside(text: string, { start, end }: Span): string | null {
  const after = bareName(nameAfter.exec(text.slice(end, end + 200))?.[1]);
  const before = bareName(nameBefore.exec(text.slice(Math.max(0, start - 200), start))?.[1]);
  return isName(after) ? after : isName(before) ? before : null;
}

/** Who is named in the way of news: `"…," Rutte said`. */
function namedInText(text: string, quotes: readonly Quote[], { start, end }: Span): string | null {
  const quote = quotes.find(({ segments }) =>
    segments.some((segment) => segment.start < end && start < segment.end),
  );
  const speaker = quote?.speaker ?? null;
  if (speaker === null) return null;
  if (speaker.kind !== 'unnamed') return bareName(speaker.name);
  return bareName(text.slice(speaker.mention.start, speaker.mention.end));
}

/** Lines set off with `>`, which is how a quotation without marks is written in a message. */
function setOff(text: string): Span[] {
  return [...text.matchAll(/^>[^\n]*(?:\n>[^\n]*)*/gmu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** A text without marks: all of it, but for a name before a colon or after a dash. */
function unmarked(text: string): AllegedQuote {
  const titled = /^(\p{Lu}[^\s:]*(?: [^\s:]+){0,4}):\s+(?=\S)/u.exec(text);
  const from = Math.max(0, text.length - longestSignature);
  const signed = signature.exec(text.slice(from));
  const [before, after] = [bareName(titled?.[1]), bareName(signed?.[1])];
  if (signed !== null && isName(after))
    return { text: text.slice(0, from + signed.index).trimEnd(), speaker: after };
  if (titled !== null && isName(before)) return { text: text.slice(titled[0].length), speaker: before };
  return { text, speaker: null };
}

/**
 * The quotations in a message, each with whom the message ascribes it to: what stands in quotation marks, and
 * lines set off with `>`. A message that has neither is one quotation as a whole. A single word in marks is
 * one only where nothing longer is.
 */
export function passagesOf(message: string): Passages {
  const { text, paragraphs } = articleFromText({ id: 'message', text: message.trim() });
  const stretches = findStretches(text, paragraphs);
  const quotes = extractQuotes(articleFromText({ id: 'message', text }));
  const blocks = setOff(text).filter(
    (block) => !stretches.some(({ start, end }) => start < block.end && block.start < end),
  );
  const spans = [...stretches, ...blocks]
    .map(({ start, end }) => ({ start, end }))
    .sort((one, other) => one.start - other.start);
  const passages = spans.map((span) => ({
    text: text
      .slice(span.start, span.end)
      .replace(/^>[ \t]?/gmu, '')
      .trim(),
    speaker: namedBeside(text, span) ?? namedInText(text, quotes, span),
  }));
  const spoken = passages.filter((passage) => wordsOf(passage.text).length > 0);
  if (spoken.length === 0) return { passages: text === '' ? [] : [unmarked(text)], tooShort: [] };
  const isLong = (passage: AllegedQuote) => wordsOf(passage.text).length >= fewestWords;
  if (!spoken.some(isLong)) return { passages: spoken, tooShort: [] };
  const short = spoken.filter((passage) => !isLong(passage)).map((passage) => passage.text);
  return { passages: spoken.filter(isLong), tooShort: [...new Set(short)] };
}
