import type { Span } from '../article/article.ts';
import { trimSpan } from '../article/trim.ts';
import { fold } from '../search/text/words.ts';

/**
 * A word as two texts are compared by it: its characters in one typography, with what punctuation stands
 * before and after it. The span covers all of it, in UTF-16 units of the text it was read from.
 * A dash is a token of its own (`-`), and so is the sign of an omission (`…`).
 */
export type ComparedToken = Span & {
  readonly lead: string;
  readonly core: string;
  readonly trail: string;
  /** The core without case and accents: what makes two tokens the same word. */
  readonly form: string;
  /** Index of the piece of text (a quote's segment) that it stands in. */
  readonly piece: number;
  /** Written `[W]e`: the writer says that the letter's case is not the speaker's. */
  readonly recased: boolean;
};

export const omission = '…';
export const dash = '-';

const omissionSign = String.raw`[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|\.{3,}|\.\s\.\s\.(?!\.)|…+`;
const dashSign = '--+|[-‐‑‒–—―−]';
const pattern = new RegExp(`(${omissionSign})|(${dashSign})|(?:(?!${omissionSign}|${dashSign})\\S)+`, 'gu');
const leading = /[("'[{¿¡]/u;
const trailing = /[)"'\]}.,;:!?]/u;

/** One glyph for every quotation mark and one for every apostrophe; composed characters; nothing invisible. */
function plainGlyphs(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/["“”„‟«»″]/gu, '"')
    .replace(/[‘’‚‛‹›′´`ʼ]/gu, "'");
}

const oneMark = (affix: string): string => affix.replace(/'/g, '"');

/**
 * The tokens of one or more pieces of text, each with the offset of its first character, in order.
 * Punctuation that stands alone belongs to the word before it, an opening bracket to the word after it.
 */
export function comparedTokens(
  pieces: readonly { readonly text: string; readonly start: number }[],
): ComparedToken[] {
  const tokens: ComparedToken[] = [];
  for (const [piece, { text, start: offset }] of pieces.entries()) {
    let pending: { lead: string; start: number } | null = null;
    for (const found of text.matchAll(pattern)) {
      const start = offset + found.index;
      const end = start + found[0].length;
      if (found[1] !== undefined || found[2] !== undefined) {
        const core = found[1] === undefined ? dash : omission;
        tokens.push({ lead: '', core, trail: '', form: core, piece, recased: false, start, end });
        continue;
      }
      const chunk = plainGlyphs(found[0]);
      const written = chunk.replace(/^(["'(]*)\[(\p{L})\](?=\p{L})/u, '$1$2');
      const inner = trimSpan(written, { start: 0, end: written.length }, leading, trailing);
      const [before, after] = [written.slice(0, inner.start), written.slice(inner.end)];
      const core = written.slice(inner.start, inner.end);
      const last = tokens.at(-1);
      if (core === '') {
        const marks = oneMark(before + after);
        if (/^["[({¿¡]+$/.test(marks) && !/^"+$/.test(marks)) pending = { lead: marks, start };
        else if (last?.piece === piece && last.core !== dash)
          tokens[tokens.length - 1] = { ...last, trail: last.trail + marks, end };
        continue;
      }
      const lead = oneMark((pending?.lead ?? '') + before);
      const from = pending?.start ?? start;
      pending = null;
      const recased = written !== chunk;
      const trail = oneMark(after);
      tokens.push({ lead, core, trail, form: fold(core), piece, recased, start: from, end });
    }
  }
  return tokens;
}

const quoteMarks = (affix: string): boolean => affix.includes('"');
const withoutMarks = (affix: string): string => affix.replace(/"/g, '');
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Where a token of the alleged text stands: at an edge, what the writer's own sentence needs is free. */
export type Edges = { readonly opens: boolean; readonly closes: boolean };

/** Final punctuation may be any but this: a question or an exclamation is neither added nor made a statement. */
function endsAlike(alleged: string, actual: string): boolean {
  const [one, other] = [withoutMarks(alleged), withoutMarks(actual)];
  if (one === other) return true;
  const brackets = (affix: string) => affix.replace(/[^)\]}]/g, '');
  if (brackets(one) !== brackets(other)) return false;
  const strong = one.replace(/[^?!]/g, '');
  if (strong !== '') return strong === other.replace(/[^?!]/g, '');
  return !(one.includes('.') && /[?!]/.test(other));
}

/**
 * Whether two tokens are the same characters, but for typography; at an `opens` edge also but for the case
 * of the first letter, at a `closes` edge but for the final punctuation.
 */
export function sameToken(alleged: ComparedToken, actual: ComparedToken, { opens, closes }: Edges): boolean {
  const recased = alleged.recased || actual.recased;
  if (
    alleged.core !== actual.core &&
    !((opens || recased) && lowerFirst(alleged.core) === lowerFirst(actual.core))
  )
    return false;
  if (withoutMarks(alleged.lead) !== withoutMarks(actual.lead)) return false;
  if (!opens && quoteMarks(alleged.lead) !== quoteMarks(actual.lead)) return false;
  if (closes) return endsAlike(alleged.trail, actual.trail);
  return (
    withoutMarks(alleged.trail) === withoutMarks(actual.trail) &&
    quoteMarks(alleged.trail) === quoteMarks(actual.trail)
  );
}
