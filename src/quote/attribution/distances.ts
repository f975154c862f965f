import type { Mention } from '../analysis/mention.ts';
import type { Frame } from './quote-context.ts';

/** How many words, quotes or the like stand between a quote and a mention, by the running counts of their paragraphs. */
export type Gap = (quoteCounts: readonly number[], mentionCounts: readonly number[]) => number;

/** Whether a mention stands after a quote in the quote's own paragraph. */
export function standsAfter({ scene, token }: Frame, { paragraph, from }: Mention): boolean {
  return paragraph === scene.index && from > token;
}

/** What counts between a quote and a mention in its paragraph or the ones around it. */
export function gapBetween(frame: Frame, mention: Mention): Gap {
  const { token, scene } = frame;
  const { paragraph, from, to } = mention;
  if (standsAfter(frame, mention)) return (counts) => (counts[from] ?? 0) - (counts[token + 1] ?? 0);
  if (paragraph === scene.index) return (counts) => (counts[token] ?? 0) - (counts[to] ?? 0);
  if (paragraph < scene.index)
    return (quoteCounts, counts) => (quoteCounts[token] ?? 0) + (counts.at(-1) ?? 0) - (counts[to] ?? 0);
  return (quoteCounts, counts) =>
    (quoteCounts.at(-1) ?? 0) - (quoteCounts[token + 1] ?? 0) + (counts[from] ?? 0);
}

/** How many tokens a verb stands after a mention in the same paragraph; below 0 where it stands before. */
export function tokensToVerb({ from, to }: Mention, verb: number): number {
  return verb >= to ? verb - to : -1 - (from - verb);
}

/** How many mentions stand between one of `mentions` and a token after it, up to 6. */
export function mentionsBetween(mentions: readonly Mention[], mention: Mention, token: number): number {
  let count = 0;
  for (let at = mention.index + 1; at < mentions.length && count < 6; at++) {
    const other = mentions[at];
    if (other === undefined || other.to > token) break;
    if (other.from >= mention.to) count++;
  }
  return count;
}
