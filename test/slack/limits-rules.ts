import { expect } from 'vitest';
import { asObjects, isObject, type JsonObject } from '../../src/local-slack/json.ts';
import { blockCharacters, checkBlocks } from '../../src/local-slack/limits/layout.ts';
import { LIMITS } from '../../src/local-slack/limits/table.ts';
import { findPings } from '../../src/local-slack/state/pings.ts';
import { readView } from '../../src/local-slack/state/view-content.ts';
import { sourceLink } from '../../src/quote/source-link.ts';
import type { QuoteInArticle } from '../../src/search/match.ts';
import { escapeText } from '../../src/slack/outbound/escape.ts';
import type { Message } from '../../src/slack/outbound/message.ts';
import { words } from '../../src/slack/words.ts';

/** As it goes over the wire. */
export const sent = (value: object): JsonObject => {
  const wire: unknown = JSON.parse(JSON.stringify(value));
  if (!isObject(wire)) throw new Error('not an object');
  return wire;
};

export function expectPostable(message: Message): void {
  const wire = sent(message);
  const blocks = asObjects(wire.blocks);
  expect(checkBlocks(blocks, 'message')).toEqual([]);
  expect(blockCharacters(blocks)).toBeLessThanOrEqual(LIMITS.message.blockCharacters);
  expect(message.text).not.toBe('');
  expect([...message.text].length).toBeLessThanOrEqual(LIMITS.message.adviceText);
  expect(message.text.isWellFormed()).toBe(true);
  expect(findPings(message.text, blocks)).toEqual([]);
  expect(message.text, 'a cut entity').not.toMatch(/&(?!(?:amp|lt|gt);)/);
  for (const note of notesShown(blocks)) expectWayOn(note, blocks);
}

const notesShown = (blocks: readonly JsonObject[]): string[] =>
  blocks
    .filter(({ type }) => type === 'context')
    .flatMap(({ elements }) => asObjects(elements).map(({ text }) => String(text)));

/** A note on a shortened quote may speak only of buttons that are there. */
function expectWayOn(note: string, blocks: readonly JsonObject[]): void {
  const labels = blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => asObjects(elements))
    .map(({ text }) => (isObject(text) ? String(text.text) : ''));
  if (note.includes(words.wholeInContext)) expect(labels).toContain(words.inContext);
  if (note.includes(words.wholeInSource)) expect(labels).toContain(words.openSource);
}

export function expectShowable(view: object, type: 'modal' | 'home'): void {
  const wire = sent(view);
  let ids = 0;
  expect(() =>
    readView(wire, type, (prefix) => {
      ids += 1;
      return `${prefix}${ids}`;
    }),
  ).not.toThrow();
  const blocks = asObjects(wire.blocks);
  expect(findPings('', blocks)).toEqual([]);
  for (const note of notesShown(blocks)) expectWayOn(note, blocks);
}

/** How a quote ends that has been cut, and what stands for segments that are left out. */
const cutMark = `${words.shortenedMark}”`;
/** A single word longer than this may have to be cut; no message has less room for a quote. */
const longestWhole = 100;

/** Whether `whole` may be shown as no more than `cut`: it ends with a word, or with as much of its first one as fits. */
function isGoodCut(cut: string, whole: string, at: number): boolean {
  if (/^\s/.test(whole.slice(cut.length)) && cut !== '') return true;
  return at === 0 && !/\S\s/.test(cut) && cut.length >= longestWhole;
}

/** What `shown` begins with must be the quote in its marks, to the letter; gives back what follows. */
export function afterQuote({ quote, article }: QuoteInArticle, shown: string): string {
  let rest = shown;
  for (const [at, { start, end }] of quote.segments.entries()) {
    const opening = at === 0 ? '“' : ' … “';
    if (at > 0 && rest.startsWith(words.shortenedMark)) return rest.slice(words.shortenedMark.length);
    expect(rest.startsWith(opening), `segments left out without a mark: ${rest.slice(0, 80)}`).toBe(true);
    rest = rest.slice(opening.length);
    const whole = article.text.slice(start, end);
    if (rest.startsWith(`${whole}”`)) {
      rest = rest.slice(whole.length + 1);
      continue;
    }
    let same = 0;
    while (same < whole.length && rest[same] === whole[same]) same += 1;
    // The mark may itself begin like the text that it stands for.
    while (same > 0 && !rest.startsWith(cutMark, same)) same -= 1;
    expect(rest.startsWith(cutMark, same), 'an unmarked cut').toBe(true);
    const cut = whole.slice(0, same);
    expect(
      isGoodCut(cut, whole, at),
      `cut inside a word: …${cut.slice(-20)}|${whole.slice(same, same + 20)}`,
    ).toBe(true);
    return rest.slice(same + cutMark.length);
  }
  return rest;
}

const unescaped = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Every quote block of a message or view, as a reader sees it. */
export const quotesShown = (blocks: readonly object[]): string[] =>
  asObjects(sent({ blocks }).blocks).flatMap((block) =>
    asObjects(block.elements)
      .filter(({ type }) => type === 'rich_text_quote')
      .map(({ elements }) =>
        asObjects(elements)
          .map(({ text }) => String(text))
          .join(''),
      ),
  );

export function expectVerbatim(located: QuoteInArticle, { text, blocks }: Message): void {
  const [shown = ''] = quotesShown(blocks);
  expect(afterQuote(located, shown)).toBe('');
  const facts = afterQuote(located, unescaped(text));
  expect(facts.startsWith(' — ')).toBe(true);
  expectAddress(located, facts);
}

/** The address is one that leads somewhere; only one too long for any message may be left out. */
function expectAddress({ quote, article }: QuoteInArticle, facts: string): void {
  const addresses = [sourceLink(article, quote), article.url];
  if (addresses.some((address) => facts.endsWith(`. ${address}`))) return;
  expect(facts).not.toContain('https://example.org/');
  expect(escapeText(article.url).length).toBeGreaterThan(1_000);
}
