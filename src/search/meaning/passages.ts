import type { Article } from '../../article/article.ts';
import type { Quote } from '../../quote/quote.ts';

/** The texts that a quote's vector is made from: the sentence around it, and its paragraph. */
export type Passages = readonly [sentence: string, paragraph: string];

/** Characters of a paragraph that are read. */
const maxParagraph = 500;
/** Further than this from the quote (characters) no end of a sentence is looked for. */
const maxReach = 1_000;

const sentenceEnd = /(?<=[.!?…])["”’')]*\s+(?=["“‘'(]?[A-Z0-9])/gu;

/** Makes white space blanks, and cuts at a blank where a text is longer than `length`. */
export function cutText(text: string, length: number): string {
  const squeezed = text.replace(/\s+/gu, ' ').trim();
  if (squeezed.length <= length) return squeezed;
  const end = squeezed.lastIndexOf(' ', length);
  return squeezed.slice(0, end > 0 ? end : length);
}

/**
 * Returns the passages of a quote. The sentence says more than the quote alone: who is meant by "they", what "it" is. A
 * paragraph that does not reach the quote within 500 characters is read from the quote's sentence on.
 */
export function passagesOf({ text, paragraphs }: Article, { paragraph, segments }: Quote): Passages {
  const first = segments[0]?.start ?? 0;
  const last = segments.at(-1)?.end ?? first;
  const { start, end } = paragraphs[paragraph] ?? { start: first, end: last };
  const [from, to] = [Math.max(start, first - maxReach), Math.min(end, last + maxReach)];
  let [sentenceStart, sentenceStop] = [from, to];
  for (const { index, 0: gap } of text.slice(from, to).matchAll(sentenceEnd)) {
    const cut = from + index + gap.length;
    if (cut <= first) sentenceStart = cut;
    else if (cut >= last) {
      sentenceStop = cut;
      break;
    }
  }
  const near = last - start <= maxParagraph ? start : sentenceStart;
  return [
    cutText(text.slice(sentenceStart, sentenceStop), 2 * maxReach),
    cutText(text.slice(near, Math.min(end, near + 2 * maxReach)), maxParagraph),
  ];
}
