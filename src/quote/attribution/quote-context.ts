import type { Stretch } from '../analysis/marks.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Reading, Scene } from '../analysis/paragraph-analysis.ts';
import { isStop, type Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import type { Person } from '../people/person.ts';
import { classOf } from './mention-context.ts';

/** What is already known when a quote's source is sought: the stretch before it and whom that was given to. */
export type Before = {
  readonly paragraph: number;
  readonly token: number;
  readonly source: Mention | null;
  readonly person: Person | null;
};

/** What a quote is like and how it stands, whoever said it. Numbers are features as the models take them. */
export type Frame = {
  readonly stretch: Stretch;
  readonly scene: Scene;
  /** The quote's, among the tokens of its scene. */
  readonly token: number;
  /** What kind of token stands before and after it. */
  readonly lead: number;
  readonly tail: number;
  /** What its last character is: 1 a comma, 2 a point, 3 a question or exclamation mark, 4 a dash, 0 none of these. */
  readonly innerEnd: number;
  readonly startsLower: number;
  /** How many words it has, up to 60. */
  readonly words: number;
  /** How many quotes its paragraph has, and how many of them stand before it. */
  readonly quotes: number;
  readonly earlierQuotes: number;
  /** The tokens of the nearest verbs of speaking before and after it, or -1, and how far they are, or 15. */
  readonly leadVerb: number;
  readonly tailVerb: number;
  readonly toLeadVerb: number;
  readonly toTailVerb: number;
  readonly continued: number;
  /** How many of the paragraph's own words stand before it, and how many there are, up to 30. */
  readonly wordsBefore: number;
  readonly wordsOutside: number;
  readonly unclosed: number;
  /** Whether the next paragraph opens with a quote. */
  readonly quoteFollows: number;
};

function innerEnd(text: string, { start, end }: Stretch): number {
  let at = end - 1;
  while (at > start && text.charAt(at).trim() === '') at--;
  const last = text.charAt(at);
  if (last === ',') return 1;
  if (last === '.' || last === '…') return 2;
  if (last === '?' || last === '!') return 3;
  return /[—–-]/.test(last) ? 4 : 0;
}

function startsLower(text: string, { start }: Stretch): boolean {
  const first = text
    .slice(start, start + 2)
    .trim()
    .charAt(0);
  return first !== first.toUpperCase();
}

/** How many words a stretch has, counted up to 60. */
function wordCount(text: string, { start, end }: Stretch): number {
  let count = 0;
  let inside = false;
  for (let at = start; at < end && count < 60; at++) {
    const code = text.charCodeAt(at);
    const blank = code === 32 || code === 10 || code === 160 || code === 9 || code === 13;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
}

/** The first plain verb of speaking after a quote, in the same sentence: its token, or -1. */
function verbAhead(tokens: readonly Token[], quote: number): number {
  for (let at = quote + 1; at < tokens.length && at - quote < 16; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || isStop(token)) return -1;
    if (is(token, trait.plainCue)) return at;
  }
  return -1;
}

/** The last verb of speaking before a quote, in the same sentence: its token, or -1. */
function verbBehind(tokens: readonly Token[], quote: number): number {
  for (let at = quote - 1; at >= 0 && quote - at < 16; at--) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || isStop(token)) return -1;
    if (is(token, trait.cueVerb)) return at;
  }
  return -1;
}

/** What the quote at token `token` of a paragraph is like. */
export function frameOf(
  scene: Scene,
  { article: { text }, scenes }: Reading,
  stretch: Stretch,
  token: number,
): Frame {
  const { tokens, counts } = scene;
  const leadVerb = verbBehind(tokens, token);
  const tailVerb = verbAhead(tokens, token);
  return {
    stretch,
    scene,
    token,
    lead: classOf(tokens[token - 1]),
    tail: classOf(tokens[token + 1]),
    innerEnd: innerEnd(text, stretch),
    startsLower: startsLower(text, stretch) ? 1 : 0,
    words: wordCount(text, stretch),
    quotes: counts.quotes.at(-1) ?? 0,
    earlierQuotes: counts.quotes[token] ?? 0,
    leadVerb,
    tailVerb,
    toLeadVerb: leadVerb < 0 ? 15 : token - leadVerb,
    toTailVerb: tailVerb < 0 ? 15 : tailVerb - token,
    continued: stretch.continued ? 1 : 0,
    wordsBefore: counts.words[token] ?? 0,
    wordsOutside: Math.min(30, counts.words.at(-1) ?? 0),
    unclosed: text.charAt(stretch.end).trim() === '' ? 1 : 0,
    quoteFollows: scenes[scene.index + 1]?.tokens[0]?.kind === 'quote' ? 1 : 0,
  };
}
