import { firstAfter, type Mention } from '../analysis/mention.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import type { Scorer } from '../model/trees.ts';
import { candidatesFor } from './candidates.ts';
import { candidateFeatures } from './features.ts';
import type { Before, Frame } from './quote-context.ts';

/** Where a stretch's source was found, and its score (only comparable within one stretch). */
export type Source = { readonly mention: Mention; readonly score: number };

const dash = /^[-—–―]$/;

/** The name that a dash sets under a quote: `“…” ― Anna Berg`, at the end of its line or alone on the next. */
function signature({ scenes, article: { text } }: Reading, { stretch, scene, token }: Frame): Mention | null {
  if (!/[.?!…]['’"”“]?\s*$/.test(text.slice(Math.max(stretch.start, stretch.end - 4), stretch.end)))
    return null;
  let at = token + 1;
  let home = scene;
  if (scene.tokens[at] === undefined) {
    home = scenes[scene.index + 1] ?? scene;
    at = 0;
  }
  if (!dash.test(home.tokens[at]?.text ?? '')) return null;
  while (dash.test(home.tokens[at]?.text ?? '')) at++;
  const mention = home.mentions[firstAfter(home.mentions, at)];
  if (mention === undefined || mention.kind !== 'name' || mention.from - at > 3) return null;
  const next = home.tokens[mention.to];
  const ends = next === undefined || next.kind === 'quote' || (next.kind === 'mark' && !dash.test(next.text));
  return ends || (home === scene && next?.kind === 'word' && !next.capital) ? mention : null;
}

/** The mention that is likeliest a quote's source, or `null` where there is none nearby. */
export function findSource(
  reading: Reading,
  frame: Frame,
  before: Before | null,
  score: Scorer,
): Source | null {
  const signed = signature(reading, frame);
  if (signed !== null) return { mention: signed, score: 9 };
  let best: Source | null = null;
  for (const { mention, order } of candidatesFor(reading, frame, before)) {
    const value = score(candidateFeatures(reading, frame, mention, before, order));
    if (best === null || value > best.score) best = { mention, score: value };
  }
  return best;
}
