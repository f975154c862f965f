import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { checkQuote } from '../check/check-quote.ts';
import { allegedQuotesIn, type Passage } from '../check/passages.ts';
import { QueryError } from '../errors.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import type { Checked } from './check-message.ts';

/** One quotation of a draft with its verdict; line and column are counted from 1, the column in UTF-16 units. */
export type DraftQuotation = Checked & { readonly line: number; readonly column: number };

/** The verdicts on a draft's quotations, in the order of the draft. */
export type DraftReport = {
  readonly quotations: readonly DraftQuotation[];
  /** Single words in quotation marks: too short to be checked. */
  readonly tooShort: readonly { readonly text: string; readonly line: number; readonly column: number }[];
};

/** In UTF-16 units: a book's chapter. */
const maxDraft = 500_000;

/** Text read at a time, in UTF-16 units, so that reading a draft does not hold up anything else. */
const partSize = 3_000;

/** A part of a draft and where it begins. */
type Part = { readonly text: string; readonly start: number };

/** Splits a draft at blank lines into parts of about `partSize`; never before a paragraph that begins with a mark. */
function partsOf(draft: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const { index, 0: blank } of draft.matchAll(/\n[ \t]*\n\s*/g)) {
    const end = index + blank.length;
    if (end - start < partSize || /["“„«‘>]/.test(draft.charAt(end))) continue;
    parts.push({ text: draft.slice(start, end), start });
    start = end;
  }
  if (start < draft.length) parts.push({ text: draft.slice(start), start });
  return parts;
}

/** True if a part has quotation marks or a block quote; without them `allegedQuotesIn` takes all of it for a quotation. */
const hasQuotations = (text: string): boolean =>
  /["“”„‟″«»‘]/.test(text) || /^>/m.test(text) || /(?:^|[\s(:])'\S/.test(text);

/** Returns a function from an offset to line and column, for offsets that grow. */
function placer(draft: string): (offset: number) => { line: number; column: number } {
  let [line, lineStart] = [1, 0];
  return (offset) => {
    for (let next = draft.indexOf('\n', lineStart); next >= 0 && next < offset; ) {
      line += 1;
      lineStart = next + 1;
      next = draft.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}

/**
 * Checks every quotation in a draft, and gives other work its turn after each.
 * @throws QueryError for a draft of more than 500,000 characters
 */
export async function checkDraft(draft: string, index: QuoteIndex): Promise<DraftReport> {
  if (draft.length > maxDraft)
    throw new QueryError(
      `the draft has ${draft.length} characters: ${maxDraft} are the most; check it in parts`,
    );
  const found: { passage: Passage; isTooShort: boolean; start: number }[] = [];
  for (const { text, start } of partsOf(draft)) {
    if (!hasQuotations(text)) continue;
    const { passages, tooShort } = allegedQuotesIn(text);
    // A stray mark or apostrophe is no quotation.
    const quoted = passages.filter((passage) => passage.end - passage.start < text.trim().length);
    const isWhole = passages.length === 1 && /^\s*(?:["“„«‘>]|'\S)/.test(text);
    for (const passage of isWhole ? passages : quoted)
      found.push({ passage, isTooShort: false, start: start + passage.start });
    for (const passage of tooShort) found.push({ passage, isTooShort: true, start: start + passage.start });
    await yieldToEventLoop();
  }
  const placeOf = placer(draft);
  const quotations: DraftQuotation[] = [];
  const short: { text: string; line: number; column: number }[] = [];
  for (const { passage, isTooShort, start } of found.sort((one, other) => one.start - other.start)) {
    const alleged = { text: passage.text, speaker: passage.speaker };
    const place = placeOf(start);
    if (isTooShort) short.push({ text: alleged.text, ...place });
    else quotations.push({ alleged, verdict: await checkQuote(alleged, index, yieldToEventLoop), ...place });
    await yieldToEventLoop();
  }
  return { quotations, tooShort: short };
}
