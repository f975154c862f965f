import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/article/plain.ts';
import { blockCharacters, checkBlocks } from '../../src/local-slack/limits/layout.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { checkCard } from '../../src/slack/cards/check.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';

const syllables = ['ka', 'lo', '&', '<', 'mi', 'nu', 'ter', '>', 'sol', 'ar'];
const word = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const speech = fc.array(word, { minLength: 8, maxLength: 900 }).map((parts) => parts.join(' '));

function useCasesOf(said: string) {
  const index = createMemoryIndex();
  const text = `The harbour stays shut. “We have ${said} today,” Ada Winter said.`;
  const article = articleFromText({
    id: 'https://example.org/a',
    title: 'T'.repeat(500),
    date: '2025-02-13',
    text,
  });
  index.add(article, extractQuotes(article));
  return { useCases: createUseCases({ index, today: () => new Date() }), text };
}

/** The texts inside the blocks' quotes. */
function quotedIn(blocks: readonly KnownBlock[]): string[] {
  return blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .flatMap((part) => (part.type === 'rich_text_quote' ? part.elements : []))
    .flatMap((element) => (element.type === 'text' ? [element.text] : []));
}

describe('checkCard', () => {
  it('keeps Slack’s limits and the article’s characters, whatever is checked', async () => {
    await fc.assert(
      fc.asyncProperty(
        speech,
        fc.array(fc.nat(), { maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        async (said, edits, times) => {
          const { useCases, text } = useCasesOf(said);
          const words = `We have ${said} today`.split(' ');
          for (const at of edits) words[at % words.length] = `other<!channel>&${at}`;
          const message = Array.from(
            { length: times },
            (_, at) => `${at} “${words.join(' ')}” — Ada Winter`,
          ).join('\n\n');
          const short = Array.from({ length: times }, (_, at) => `“${'&'.repeat(40)}${at}”`).join(' ');
          const card = checkCard(await useCases.check(times % 2 === 0 ? message : `${message}\n\n${short}`));
          expect(card.text.length).toBeLessThanOrEqual(4_000);
          expect(card.text).not.toMatch(/<[!@#]/);
          const blocks = card.blocks.map((block) => ({ ...block }));
          expect(checkBlocks(blocks, 'message')).toEqual([]);
          expect(blockCharacters(blocks)).toBeLessThan(13_000);
          if (edits.length === 0) expect(quotedIn(card.blocks)).not.toEqual([]);
          for (const piece of quotedIn(card.blocks))
            if (!/^(?: … |“|”| \[…\]”)$/.test(piece)) expect(text).toContain(piece);
        },
      ),
      { numRuns: 25 },
    );
  });
});
