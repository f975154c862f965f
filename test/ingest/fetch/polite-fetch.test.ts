import { describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/errors.ts';
import type { Fetch } from '../../../src/ingest/fetch/fetch.ts';
import { createPoliteFetch } from '../../../src/ingest/fetch/polite-fetch.ts';

/** A web in which every host has this robots.txt (a status where it is a number). */
function web(robots: string | number) {
  const log: string[] = [];
  let now = 0;
  let open = 0;
  let mostOpen = 0;
  const fetch: Fetch = async (url) => {
    log.push(url);
    open++;
    mostOpen = Math.max(mostOpen, open);
    await new Promise((resolve) => setImmediate(resolve));
    open--;
    const isRobots = url.endsWith('/robots.txt');
    if (isRobots && typeof robots === 'number') throw new FetchError('no', { status: robots });
    const bytes = Buffer.from(isRobots ? String(robots) : 'page');
    return { kind: 'fetched', url, bytes, contentType: '', validators: { etag: null, lastModified: null } };
  };
  return {
    log,
    visit: createPoliteFetch(fetch, () => now),
    most: () => mostOpen,
    pass: (time: number) => (now += time),
  };
}
const a = 'https://a.example';

describe('a robot’s visit', () => {
  it('goes to one host one request at a time, and to different hosts at once', async () => {
    const one = web('');
    await Promise.all([1, 2, 3, 4].map((page) => one.visit(`${a}/${page}`)));
    expect(one.most()).toBe(1);
    expect(one.log).toEqual([`${a}/robots.txt`, `${a}/1`, `${a}/2`, `${a}/3`, `${a}/4`]);
    const two = web('');
    await Promise.all([two.visit(`${a}/1`), two.visit('https://b.example/1')]);
    expect(two.most()).toBe(2);
  });

  it('fetches nothing that robots.txt disallows for it or for all', async () => {
    const { visit, log } = web(
      'User-agent: *\nDisallow: /secret\n\nUser-agent: nato-quote\nDisallow: /*/draft$\n',
    );
    await expect(visit(`${a}/x/draft`)).rejects.toThrow('robots.txt');
    await visit(`${a}/secret`);
    expect(log).toEqual([`${a}/robots.txt`, `${a}/secret`]);
    await expect(web('User-agent: *\nDisallow: /').visit(`${a}/`)).rejects.toThrow(FetchError);
  });

  it('may fetch if robots.txt is missing, but not if robots.txt cannot be fetched', async () => {
    await expect(web(404).visit(`${a}/`)).resolves.toMatchObject({ kind: 'fetched' });
    await expect(web(503).visit(`${a}/`)).rejects.toThrow('robots.txt');
    await expect(web(0).visit(`${a}/`)).rejects.toThrow('robots.txt');
  });

  it('reads robots.txt once a day', async () => {
    const { visit, log, pass } = web('');
    await visit(`${a}/1`);
    await visit(`${a}/2`);
    pass(25 * 60 * 60 * 1000);
    await visit(`${a}/3`);
    expect(log.filter((url) => url.endsWith('robots.txt'))).toHaveLength(2);
  });

  it('asks again after a while when robots.txt could not be fetched', async () => {
    const { visit, log, pass } = web(503);
    for (const minutes of [0, 10, 10]) {
      pass(minutes * 60_000);
      await expect(visit(`${a}/1`)).rejects.toThrow('robots.txt');
    }
    expect(log).toHaveLength(2);
  });

  it('reads 500 KiB of a robots.txt, and keeps a limited number', async () => {
    const asked: (number | undefined)[] = [];
    const robots = Buffer.from(`User-agent: *\n${`Disallow: /${'x'.repeat(50)}\n`.repeat(8000)}`);
    const visit = createPoliteFetch(async (url, options) => {
      if (url.endsWith('/robots.txt')) asked.push(options?.firstBytes);
      return {
        kind: 'fetched',
        url,
        bytes: robots,
        contentType: '',
        validators: { etag: null, lastModified: null },
      };
    });
    for (let host = 0; host < 10; host++) await visit(`https://${host}.example/`);
    await visit('https://9.example/');
    expect(asked).toEqual(Array(10).fill(512_000));
    await visit('https://0.example/');
    expect(asked).toHaveLength(11);
  });

  it('waits for the crawl delay', async () => {
    const { visit } = web('User-agent: *\nCrawl-delay: 0.2');
    const start = performance.now();
    await visit(`${a}/1`);
    await visit(`${a}/2`);
    expect(performance.now() - start).toBeGreaterThan(150);
  });

  it('goes on after a failure', async () => {
    const { visit } = web('User-agent: *\nDisallow: /no');
    const results = await Promise.allSettled([visit(`${a}/no`), visit(`${a}/yes`)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
