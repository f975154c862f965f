import type { KnownBlock } from '@slack/types';

/** Characters that each block after the first counts for. */
const perFurtherBlock = 125;

function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, field]) =>
      sum + (name === 'text' && typeof field === 'string' ? field.length : characters(field)),
    0,
  );
}

/** Counts blocks against `limits.blocks`: the characters of all texts, plus a fixed amount for each block. */
export function blocksSize(blocks: readonly KnownBlock[]): number {
  return characters(blocks) + Math.max(0, blocks.length - 1) * perFurtherBlock;
}
