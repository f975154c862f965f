import { describe, expect, it } from 'vitest';
import { ConfigError, FetchError } from '../../../src/errors.ts';
import { parseFeeds } from '../../../src/ingest/feed/feed-source.ts';
import { startPolling } from '../../../src/ingest/feed/poll-feeds.ts';
import type { Fetch, Validators } from '../../../src/ingest/fetch/fetch.ts';
import { listingFrom } from '../../../src/ingest/reading/tasks.ts';

const feedOf = (...paths: string[]) =>
  `<rss version="2.0"><channel><title>F</title>${paths.map((path) => `<item><title>${path}</title><link>https://site.example/${path}</link></item>`).join('')}</channel></rss>`;

/** Polls a feed that gives these answers one after the other, then stops; returns all calls. */
async function poll(answers: readonly (string | FetchError | null)[], setting = 'https://site.example/feed') {
  const asked: (Validators | undefined)[] = [];
  const items: string[][] = [];
  const failures: string[] = [];
  const pauses: number[] = [];
  const visit: Fetch = async (url, options) => {
    asked.push(options?.validators);
    const answer = answers[asked.length - 1];
    if (answer instanceof FetchError) throw answer;
    if (answer === null || answer === undefined) return { kind: 'unchanged' };
    const etag = `"${asked.length}"`;
    return {
      kind: 'fetched',
      url,
      bytes: Buffer.from(answer),
      contentType: '',
      validators: { etag, lastModified: null },
    };
  };
  await new Promise<void>((resolve) => {
    const polling = startPolling({
      feeds: parseFeeds(setting),
      politeFetch: visit,
      readListing: async (answer) => listingFrom(answer),
      onItems: async (found) => {
        items.push(found.map(({ title }) => title));
      },
      onFailure: (error) => failures.push(error instanceof Error ? error.message : String(error)),
      random: () => 0.5,
      pause: async (milliseconds) => {
        pauses.push(Math.round(milliseconds / 60_000));
        if (pauses.length === answers.length) resolve(polling.stop());
      },
    });
  });
  return { asked, items, failures, pauses };
}

describe('a polled feed', () => {
  it('is asked for changes since the last poll', async () => {
    const { asked, items, pauses } = await poll([feedOf('a', 'b'), null, feedOf('c')]);
    expect(items).toEqual([['a', 'b'], ['c']]);
    expect(asked.map((validators) => validators?.etag)).toEqual([undefined, '"1"', '"1"']);
    expect(pauses).toEqual([15, 15, 15]);
  });

  it('that fails is polled less often, down to every six hours, until it works again', async () => {
    const down = new FetchError('down');
    const { failures, pauses } = await poll([down, down, down, down, down, down, feedOf('a')]);
    expect(failures).toHaveLength(6);
    expect(pauses).toEqual([30, 60, 120, 240, 360, 360, 15]);
  });

  it('that is not a feed is a failure that says so', async () => {
    const { failures } = await poll(['<html></html>']);
    expect(failures).toEqual([expect.stringContaining('https://site.example/feed is no feed')]);
  });

  it('may be filtered by keywords', async () => {
    const { items } = await poll(
      [feedOf('nato-summit', 'football', 'Security Guarantees')],
      'https://site.example/feed#NATO,security%20guarantees',
    );
    expect(items).toEqual([['nato-summit', 'Security Guarantees']]);
  });
});

describe('the setting FEEDS', () => {
  it('is a list of addresses, each with its keywords', () => {
    expect(parseFeeds(' https://a.example/feed.xml#nato,\n https://b.example/?f=1 ')).toEqual([
      { url: 'https://a.example/feed.xml', keywords: ['nato'] },
      { url: 'https://b.example/?f=1', keywords: [] },
    ]);
    expect(parseFeeds('')).toEqual([]);
  });

  it('that holds something else is refused by name', () => {
    expect(() => parseFeeds('https://a.example/ b.example/feed')).toThrow(ConfigError);
    expect(() => parseFeeds('ftp://b.example/feed')).toThrow('"ftp://b.example/feed"');
  });
});
