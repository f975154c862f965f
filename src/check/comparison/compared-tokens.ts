import type { Span } from '../../article/article.ts';
import { trimSpan } from '../../article/trim.ts';
import { fold } from '../../search/text/words.ts';

/**
 * A word for comparing two texts: its characters in uniform typography, with the punctuation before (`lead`) and after
 * (`trail`) it. The span covers all three, in UTF-16 units. A dash (`-`) and an omission sign (`…`) are tokens too.
 */
export type ComparedToken = Span & {
  readonly lead: string;
  readonly core: string;
  readonly trail: string;
  /** The core without case and accents; two tokens with the same form are the same word. */
  readonly form: string;
  /** Index of the segment that contains it. */
  readonly piece: number;
  /** Written `[W]e`: the writer declares a changed first letter. */
  readonly recased: boolean;
};

export const omission = '…';
export const dash = '-';

const omissionSign = String.raw`[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|\.{3,}|\.\s\.\s\.(?!\.)|…+`;
const dashSign = '--+|[-‐‑‒–—―−]';
const pattern = new RegExp(`(${omissionSign})|(${dashSign})|(?:(?!${omissionSign}|${dashSign})\\S)+`, 'gu');
const leading = /[("'[{¿¡]/u;
const trailing = /[)"'\]}.,;:!?]/u;

/** Unifies quotation marks and apostrophes, composes characters, removes invisible ones and splits ligatures. */
function uniformTypography(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/["“”„‟«»″]/gu, '"')
    .replace(/[‘’‚‛‹›′´`ʼ]/gu, "'");
}

const oneMark = (affix: string): string => affix.replace(/'/g, '"');

/**
 * Splits one or more segments into tokens; `start` is a segment's offset. Punctuation between spaces belongs to the word
 * before it, an opening bracket to the word after it.
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
      const chunk = uniformTypography(found[0]);
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

const hasQuoteMark = (affix: string): boolean => affix.includes('"');
const withoutMarks = (affix: string): string => affix.replace(/"/g, '');
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** True at the edges of an alleged quote, where case and punctuation may follow the writer's own sentence. */
export type Edges = { readonly opens: boolean; readonly closes: boolean };

/** Compares final punctuation: `?` and `!` must match; other punctuation may differ. */
function hasSameEnd(alleged: string, actual: string): boolean {
  const [one, other] = [withoutMarks(alleged), withoutMarks(actual)];
  if (one === other) return true;
  const brackets = (affix: string) => affix.replace(/[^)\]}]/g, '');
  if (brackets(one) !== brackets(other)) return false;
  const strong = one.replace(/[^?!]/g, '');
  if (strong !== '') return strong === other.replace(/[^?!]/g, '');
  return !(one.includes('.') && /[?!]/.test(other));
}

/**
 * True if two tokens have the same characters, typography aside. The case of the first letter is ignored at an `opens`
 * edge, final punctuation at a `closes` edge.
 */
export function sameToken(alleged: ComparedToken, actual: ComparedToken, { opens, closes }: Edges): boolean {
  const recased = alleged.recased || actual.recased;
  if (
    alleged.core !== actual.core &&
    !((opens || recased) && lowerFirst(alleged.core) === lowerFirst(actual.core))
  )
    return false;
  if (withoutMarks(alleged.lead) !== withoutMarks(actual.lead)) return false;
  if (!opens && hasQuoteMark(alleged.lead) !== hasQuoteMark(actual.lead)) return false;
  if (closes) return hasSameEnd(alleged.trail, actual.trail);
  return (
    withoutMarks(alleged.trail) === withoutMarks(actual.trail) &&
    hasQuoteMark(alleged.trail) === hasQuoteMark(actual.trail)
  );
}
