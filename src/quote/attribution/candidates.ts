import { firstAfter, type Mention } from '../analysis/mention.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import type { Before, Frame } from './quote-context.ts';

/** A mention that may be a quote's source, and how many others stand nearer on its side. */
export type Candidate = { readonly mention: Mention; readonly order: number };

/**
 * The mentions near a quote: in its paragraph, at the end and the start of the one before and at the start of
 * the next, and the source of the quote before. Their number is bounded, whatever the paragraph's length.
 */
export function candidatesFor(
  { scenes }: Reading,
  { scene, token }: Frame,
  before: Before | null,
): Candidate[] {
  const found: Candidate[] = [];
  const { mentions, index } = scene;
  const split = firstAfter(mentions, token);
  const take = (some: readonly Mention[], first: number): void => {
    for (const [order, mention] of some.entries()) found.push({ mention, order: first + order });
  };
  take(mentions.slice(split, split + 4), 0);
  take(mentions.slice(Math.max(0, split - 9), split).reverse(), 0);
  const previous = scenes[index - 1]?.mentions ?? [];
  take(previous.slice(-5).reverse(), 0);
  take(previous.slice(0, Math.max(0, Math.min(2, previous.length - 5))), 9);
  take((scenes[index + 1]?.mentions ?? []).slice(0, 2), 0);
  const source = before?.source ?? null;
  if (source !== null && !found.some(({ mention }) => mention === source))
    found.push({ mention: source, order: 10 });
  return found;
}
