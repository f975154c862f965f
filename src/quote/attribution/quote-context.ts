import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { QuotedSpan } from '../analysis/quoted-spans.ts';
import { type TokenClass, tokenClassOf } from '../analysis/token-class.ts';
import { isSentenceEnd, type Token } from '../analysis/tokens.ts';
import type { Person } from '../people/person.ts';

/** The quotation before the one whose source is sought. */
export type PreviousQuote = {
  readonly paragraphIndex: number;
  /** The index of its token in its paragraph. */
  readonly tokenIndex: number;
  readonly source: Mention | null;
  readonly person: Person | null;
};

/** The last character of a quotation. */
export type QuoteEnding = 'comma' | 'full-stop' | 'question-or-exclamation' | 'dash' | 'other';

/** The form of the nearest verb of speaking before a quotation. `plain` is a verb that only means speaking: "said". */
export type CueForm = 'none' | 'progressive' | 'plain' | 'other';

/** A quotation and what stands around it in its paragraph, whoever said it. */
export type QuoteContext = {
  readonly quotedSpan: QuotedSpan;
  readonly paragraph: ParagraphAnalysis;
  /** The index of its token in the paragraph. */
  readonly tokenIndex: number;
  readonly tokenBefore: TokenClass;
  readonly tokenAfter: TokenClass;
  readonly ending: QuoteEnding;
  readonly startsLower: boolean;
  /** How many words it has, at most {@link maxWords}. */
  readonly words: number;
  readonly quotesInParagraph: number;
  /** How many quotations of the paragraph stand before it. */
  readonly quotesBefore: number;
  /** The token index of the nearest verb of speaking before it in its sentence, or -1. */
  readonly cueBefore: number;
  /** The token index of the first plain verb of speaking after it in its sentence, or -1. */
  readonly cueAfter: number;
  readonly cueBeforeForm: CueForm;
  /** How many tokens the two verbs are away, or {@link noCue}. */
  readonly distanceToCueBefore: number;
  readonly distanceToCueAfter: number;
  /** How many words of the paragraph, outside quotations, stand before it. */
  readonly wordsBefore: number;
  /** How many words the paragraph has outside quotations. */
  readonly wordsOutside: number;
  /** True if no closing mark ends it. */
  readonly unclosed: boolean;
  /** True if the next paragraph begins with a quotation. */
  readonly quoteFollows: boolean;
};

const maxWords = 60;
const maxCueDistance = 15;

/** The distance that stands for "no verb of speaking". */
export const noCue = 15;

function endingOf(text: string, { start, end }: QuotedSpan): QuoteEnding {
  let offset = end - 1;
  while (offset > start && text.charAt(offset).trim() === '') offset--;
  const last = text.charAt(offset);
  if (last === ',') return 'comma';
  if (last === '.' || last === '…') return 'full-stop';
  if (last === '?' || last === '!') return 'question-or-exclamation';
  return /[—–-]/.test(last) ? 'dash' : 'other';
}

function startsLower(text: string, { start }: QuotedSpan): boolean {
  const first = text
    .slice(start, start + 2)
    .trim()
    .charAt(0);
  return first !== first.toUpperCase();
}

function countWords(text: string, { start, end }: QuotedSpan): number {
  let count = 0;
  let inside = false;
  for (let offset = start; offset < end && count < maxWords; offset++) {
    const code = text.charCodeAt(offset);
    const blank = code === 32 || code === 10 || code === 160 || code === 9 || code === 13;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
}

function findCueAfter(tokens: readonly Token[], quote: number): number {
  for (let index = quote + 1; index < tokens.length && index - quote <= maxCueDistance; index++) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'quote' || isSentenceEnd(token)) return -1;
    if (hasFlag(token, lexicalFlag.plainCue)) return index;
  }
  return -1;
}

function findCueBefore(tokens: readonly Token[], quote: number): number {
  for (let index = quote - 1; index >= 0 && quote - index <= maxCueDistance; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'quote' || isSentenceEnd(token)) return -1;
    if (hasFlag(token, lexicalFlag.cueVerb)) return index;
  }
  return -1;
}

function cueFormOf(verb: Token | undefined): CueForm {
  if (verb === undefined) return 'none';
  if (verb.form === 'progressive') return 'progressive';
  return hasFlag(verb, lexicalFlag.plainCue) ? 'plain' : 'other';
}

/** Describes the quotation at a token of a paragraph. */
export function quoteContextOf(
  paragraph: ParagraphAnalysis,
  { article: { text }, paragraphs }: AnalysedArticle,
  quotedSpan: QuotedSpan,
  tokenIndex: number,
): QuoteContext {
  const { tokens, counts } = paragraph;
  const cueBefore = findCueBefore(tokens, tokenIndex);
  const cueAfter = findCueAfter(tokens, tokenIndex);
  return {
    quotedSpan,
    paragraph,
    tokenIndex,
    tokenBefore: tokenClassOf(tokens[tokenIndex - 1]),
    tokenAfter: tokenClassOf(tokens[tokenIndex + 1]),
    ending: endingOf(text, quotedSpan),
    startsLower: startsLower(text, quotedSpan),
    words: countWords(text, quotedSpan),
    quotesInParagraph: counts.quotes.at(-1) ?? 0,
    quotesBefore: counts.quotes[tokenIndex] ?? 0,
    cueBefore,
    cueAfter,
    cueBeforeForm: cueFormOf(tokens[cueBefore]),
    distanceToCueBefore: cueBefore < 0 ? noCue : tokenIndex - cueBefore,
    distanceToCueAfter: cueAfter < 0 ? noCue : cueAfter - tokenIndex,
    wordsBefore: counts.words[tokenIndex] ?? 0,
    wordsOutside: counts.words.at(-1) ?? 0,
    unclosed: text.charAt(quotedSpan.end).trim() === '',
    quoteFollows: paragraphs[paragraph.index + 1]?.tokens[0]?.kind === 'quote',
  };
}
