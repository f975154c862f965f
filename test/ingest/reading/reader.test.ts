import { afterAll, describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/errors.ts';
import { createReader, type Reader, type ReaderLimits } from '../../../src/ingest/reading/reader.ts';

const readers: Reader[] = [];
function reader(limits: ReaderLimits = {}): Reader {
  const one = createReader(limits);
  readers.push(one);
  return one;
}
afterAll(() => Promise.all(readers.map((one) => one.close())));

const plain = reader();
const url = 'https://site.example/story';
const page = (html: string) =>
  ({ bytes: Buffer.from(html), contentType: 'text/html', url, given: {}, outlets: [] }) as const;
const story =
  '<html><head><title>The harbour stays open</title><meta name="date" content="2025-02-13"></head><body><article><h1>The harbour stays open</h1><p>Ada Winter, who leads the harbour authority, spoke to the council on Monday evening.</p><p>“Nobody will close the harbour again,” Winter said.</p></article></body></html>';
/** Nested so deep that the parser's work grows with the square of it: half a minute. */
const slow = `${'<div>'.repeat(60_000)}“x”`;
const heavy = '<i>x</i>'.repeat(300_000);

/** The longest time in milliseconds that nothing else could be done while `work` was under way. */
async function longestStall(work: Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const ticks = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work.catch(() => undefined);
  clearInterval(ticks);
  return longest;
}

describe('reading in a thread', () => {
  it('gives a page’s article with its quotes', async () => {
    expect(await plain.read('page', page(story), url)).toMatchObject({
      article: { title: 'The harbour stays open', url },
      quotes: [{ segments: [{ text: 'Nobody will close the harbour again,' }] }],
    });
  });

  it('ends what takes too long, names address and limit, and goes on with what waits, also after a while', async () => {
    const hasty = reader({ timeLimit: 1000, idleLimit: 1 });
    const first = hasty.read('page', page(slow), url);
    const second = hasty.read('page', page(story), url);
    const stall = longestStall(first);
    await expect(first).rejects.toThrow(FetchError);
    await expect(first).rejects.toThrow(`${url} could not be read within 1 s`);
    expect(await second).toMatchObject({ article: { title: 'The harbour stays open' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await hasty.read('page', page(story), url)).toMatchObject({ quotes: [{}] });
    // The thread holds nobody up; the machine of the tests may.
    expect(await stall).toBeLessThan(1000);
  });

  it('ends what takes too much memory', async () => {
    const small = reader({ memoryLimit: 64 });
    await expect(small.read('page', page(heavy), url)).rejects.toThrow(
      `${url} could not be read within 64 MB`,
    );
    expect(await small.read('page', page(story), url)).toMatchObject({ quotes: [{}] });
  });

  it('lets a broken source fail alone', async () => {
    const one = plain;
    const nested = `<script type="application/ld+json">${'['.repeat(200_000)}${']'.repeat(200_000)}</script>${story}`;
    expect(await one.read('page', page(nested), url)).toMatchObject({ quotes: [{}] });
    const listing = { bytes: Buffer.from(`<rss><channel>${'<item>'.repeat(100_000)}`), contentType: '', url };
    await one
      .read('listing', listing, url)
      .catch((error: unknown) => expect(error).toBeInstanceOf(FetchError));
    expect(await one.read('page', page(story), url)).toMatchObject({ quotes: [{}] });
  });

  it('refuses an article that is too large to index', async () => {
    const one = plain;
    const long = page(
      story.replace(
        '</article>',
        `${`<p>${'The council met on Monday again. '.repeat(300)}</p>`.repeat(20)}</article>`,
      ),
    );
    expect(await one.read('page', long, url)).toMatchObject({
      article: null,
      reasons: [expect.stringContaining('150000 at most')],
    });
    const crowded = page(
      story.replace('</article>', `<p>${'“We will,” Winter said. '.repeat(500)}</p></article>`),
    );
    expect(await one.read('page', crowded, url)).toMatchObject({
      article: null,
      reasons: [expect.stringContaining('paragraphs that are too long')],
    });
  });

  it('stops at once, with what is under way and what waits', async () => {
    const one = reader();
    const results = Promise.allSettled([1, 2].map(() => one.read('page', page(slow), url)));
    await one.close();
    for (const result of await results)
      expect(result).toMatchObject({ reason: { message: expect.stringContaining('is stopping') } });
    await expect(one.read('page', page(story), url)).rejects.toThrow('is stopping');
  });
});
