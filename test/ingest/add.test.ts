import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { articleSource } from '../../src/article/draft.ts';
import { parseArticle } from '../../src/article/file/markdown.ts';
import type { AddOutcome } from '../../src/ingest/add.ts';
import { createSourceAdder } from '../../src/ingest/add-sources.ts';
import { createCatalogue } from '../../src/ingest/catalogue.ts';
import { createFetch } from '../../src/ingest/fetch/fetch.ts';
import { createReachable } from '../../src/ingest/fetch/reachable.ts';
import type { Given } from '../../src/ingest/reading/make-article.ts';
import { createReader } from '../../src/ingest/reading/reader.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { expectedPages } from '../article/pages/expected.ts';
import { type LocalServer, serve } from './servers.ts';

const page = (title: string, words: string, head = '') =>
  `<html><head><title>${title}</title><meta property="og:site_name" content="The Outlet"><meta name="date" content="2025-02-13">${head}</head><body><article><h1>${title}</h1><p>Ada Winter, who has led the harbour authority of the northern ports since the spring, spoke to the council on Monday evening.</p><p>“${words},” Winter said. “And I will say it again to anybody who cares to listen to ${title}.”</p><p>The council will meet again in the autumn to vote on the budget of the authority, ${words}.</p></article></body></html>`;

let server: LocalServer;
let pages: Record<string, string | Buffer> = {};
let asked: string[] = [];
beforeAll(async () => {
  server = await serve((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const body = pages[path];
    if (body === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': path.endsWith('.pdf') ? 'application/pdf' : 'text/html' })
        .end(body);
  });
});
afterAll(() => server.close());
const web = createFetch({ reachable: createReachable(['127.0.0.1']) });
const reader = createReader();
afterAll(() => Promise.all([web.close(), reader.close()]));

/** The local server may use every name of the test's pages. */
const outlets = ['The Outlet', 'Another Outlet', ...expectedPages.map(({ outlet }) => outlet)].map(
  (name) => ({
    host: '127.0.0.1',
    name,
  }),
);

let kept: Article[] = [];
let full = false;
let adder: ReturnType<typeof createSourceAdder>;
beforeEach(() => {
  pages = {};
  asked = [];
  kept = [];
  full = false;
  adder = createSourceAdder({
    catalogue: createCatalogue(),
    fetch: web.fetch,
    reader,
    outlets,
    keep: async (article) => {
      if (full) throw new Error('the disk is full');
      kept.push(article);
    },
  });
});
async function add(source: string, given: Given = {}): Promise<AddOutcome[]> {
  const outcomes: AddOutcome[] = [];
  const { sources } = await adder.find(source, 100);
  await adder.add(sources, (outcome) => outcomes.push(outcome), { given });
  return outcomes;
}
const kinds = (outcomes: readonly AddOutcome[]) => outcomes.map(({ kind }) => kind);
const local = (path: string) => `${server.url}${path}`;

describe.each(expectedPages)('a page of a $layout', ({ file, canonical, title, outlet, date, quotes }) => {
  it('is added with its title, outlet, date and quotes', async () => {
    // The page's own site is moved here, so that its address is the one it was fetched from.
    const bytes = await readFile(join('test/article/pages', file));
    pages['/page'] = Buffer.from(
      bytes.toString('latin1').replaceAll(new URL(canonical).origin, server.url),
      'latin1',
    );
    const [outcome] = await add(local('/page'));
    expect(outcome).toMatchObject({ kind: 'added', article: { title, outlet, date, textKind: 'full' } });
    const spoken = kept.flatMap((article) =>
      extractQuotes(article).flatMap(({ speaker, segments }) =>
        segments.map((segment) => ({ speaker, segment })),
      ),
    );
    expect(
      spoken.map(({ speaker, segment }) => [speaker?.kind === 'person' ? speaker.name : null, segment.text]),
    ).toEqual(quotes);
    for (const { start, end, text } of spoken.map(({ segment }) => segment))
      expect(kept[0]?.text.slice(start, end)).toBe(text);
  });
});

describe('adding', () => {
  it('adds what a feed or a sitemap lists, and fetches no article again', async () => {
    pages['/feed'] =
      `<rss version="2.0"><channel><item><link>${local('/1')}</link></item><item><link>${local('/2?utm_source=rss')}</link></item></channel></rss>`;
    pages['/1'] = page('One', 'The first of the harbours will open in March');
    pages['/2?utm_source=rss'] = page('Two', 'Nobody asked us about the second one');
    expect(kinds(await add(local('/feed')))).toEqual(['added', 'added']);
    expect(kept.map(({ url }) => url)).toEqual([local('/1'), local('/2')]);

    asked = [];
    pages['/index.xml'] =
      `<sitemapindex><sitemap><loc>${local('/map.xml')}</loc></sitemap><sitemap><loc>${local('/index.xml')}</loc></sitemap></sitemapindex>`;
    pages['/map.xml'] =
      `<urlset><url><loc>${local('/1')}</loc></url><url><loc>${local('/2')}</loc></url><url><loc>${local('/3')}</loc></url></urlset>`;
    pages['/3'] = page('Three', 'The third harbour is none of your business');
    expect(kinds(await add(local('/index.xml')))).toEqual(['known', 'known', 'added']);
    expect(asked).not.toContain('/1');
  });

  it('adds as many new articles of a long feed as the limit allows, and stops when aborted', async () => {
    const items = Array.from(
      { length: 20_000 },
      (_, n) => `<item><link>${local(`/item/${n}`)}</link></item>`,
    );
    pages['/feed'] = `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;
    for (let n = 0; n < 6; n++)
      pages[`/item/${n}`] = page(`Item ${n}`, `The harbour number ${n} of all will ${'open '.repeat(n)}`);
    const first = await adder.find(local('/feed'), 3);
    expect([first.sources.length, first.total]).toEqual([3, 20_000]);
    await adder.add(first.sources, () => undefined);
    const second = await adder.find(local('/feed'), 3);
    expect([second.sources[0]?.location, second.total]).toEqual([local('/item/3'), 19_997]);

    const stopping = new AbortController();
    let outcomes = 0;
    const { sources } = await adder.find(local('/feed'), 20_000);
    await adder.add(
      sources,
      () => {
        outcomes++;
        stopping.abort();
      },
      { signal: stopping.signal },
    );
    expect(outcomes).toBeLessThanOrEqual(2);
  });

  it('adds an article at the next try if it could not be saved', async () => {
    pages['/one'] = page('One', 'We will open the northern harbour before the winter');
    pages['/copy'] = pages['/one'];
    full = true;
    expect(await add(local('/one'))).toMatchObject([
      { kind: 'failed', error: new Error('the disk is full') },
    ]);
    full = false;
    expect(kinds(await add(local('/one')))).toEqual(['added']);
    full = true;
    expect(kinds(await add(local('/copy')))).toEqual(['failed']);
    full = false;
    expect(kinds(await add(local('/copy')))).toEqual(['copy']);
    expect(kept).toHaveLength(2);
  });

  it('keeps the first article and gives it the address of a copy', async () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n * 7}`).join(' ');
    pages['/a'] = page('Agency report', words);
    pages['/b'] = page('Agency report', words).replace('The Outlet', 'Another Outlet');
    expect(kinds([...(await add(local('/a'))), ...(await add(local('/b')))])).toEqual(['added', 'copy']);
    expect(kept.at(-1)).toMatchObject({ url: local('/a'), outlet: 'The Outlet', also: [local('/b')] });
    expect(kinds(await add(local('/b')))).toEqual(['known']);
    expect(kept).toHaveLength(2);
  });

  it('recognises an AMP page, or a page under another address, by its canonical address', async () => {
    const canonical = `<link rel="canonical" href="${'/story'}">`;
    pages['/story'] = page('Story', 'We will not open that door again', canonical);
    pages['/amp/story?x=1'] = pages['/story'].replace('on Monday evening', '');
    expect(kinds([...(await add(local('/story'))), ...(await add(local('/amp/story?x=1')))])).toEqual([
      'added',
      'copy',
    ]);
    expect(kept.at(-1)?.also).toEqual([local('/amp/story?x=1')]);
  });

  it('does not credit a page to another site that it names as canonical', async () => {
    pages['/fake'] = page(
      'Fake',
      'The president has resigned as of today',
      '<link rel="canonical" href="https://trusted.example/a">',
    );
    await add(local('/fake'));
    expect(kept.at(-1)).toMatchObject({ url: local('/fake') });
    expect(JSON.stringify(kept)).not.toContain('trusted.example');
  });

  it('leaves an article alone when a different page names its address as canonical', async () => {
    pages['/story'] = page('Story', 'We will not open that door again');
    await add(local('/story'));
    const claim = `<link rel="canonical" href="${local('/story')}">`;
    pages['/other'] = page('Other', 'Something else altogether was said by her', claim)
      .replace('The council will meet again', 'Nobody of the council of elders wants to sit down')
      .replace(
        'Ada Winter, who has led the harbour authority of the northern ports',
        'Ada Winter, a painter of windmills and other large buildings',
      );
    expect(kinds(await add(local('/other')))).toEqual(['added']);
    expect(kept.map(({ url, also = [] }) => [url, also])).toEqual([
      [local('/story'), []],
      [local('/other'), []],
    ]);
  });

  it('shows the site’s name for a page that uses another outlet’s name', async () => {
    pages['/a'] = page('Story', 'We will not open that door again').replace('The Outlet', 'Reuters');
    await add(local('/a'));
    expect(kept.at(-1)?.outlet).toBe('Reuters (127.0.0.1)');
  });

  it('limits the other addresses of an article', async () => {
    const text = page('Story', 'We will not open that door again');
    pages['/story'] = text;
    await add(local('/story'));
    const copies = Array.from({ length: 25 }, (_, n) => `/copy-${n}-${'x'.repeat(300)}`);
    for (const copy of copies) pages[copy] = text;
    const outcomes: AddOutcome[] = [];
    for (const copy of copies) outcomes.push(...(await add(local(copy))));
    expect(new Set(kinds(outcomes))).toEqual(new Set(['copy', 'known']));
    const last = kept.at(-1);
    expect(last?.also?.length).toBe(kinds(outcomes).filter((kind) => kind === 'copy').length);
    expect(last?.also?.length).toBeLessThanOrEqual(20);
    expect(parseArticle(last === undefined ? '' : articleSource(last), 'a')).toMatchObject({ article: last });
  });

  it('goes on with the other items when one throws or cannot be saved', async () => {
    pages['/feed'] =
      `<rss version="2.0"><channel>${['1', '2', '3'].map((n) => `<item><link>${local(`/${n}`)}</link></item>`).join('')}</channel></rss>`;
    pages['/1'] = page('One', 'The first of the harbours will open in March');
    pages['/2'] = '<div>'.repeat(60_000);
    pages['/3'] = page('Three', 'The third harbour is none of your business');
    const hasty = createReader({ timeLimit: 1500 });
    const saved: string[] = [];
    const outcomes: AddOutcome[] = [];
    const other = createSourceAdder({
      catalogue: createCatalogue(),
      fetch: web.fetch,
      reader: hasty,
      outlets,
      keep: async ({ title }) => {
        // Whatever is thrown, be it no Error at all.
        if (title === 'One') throw 'no room';
        saved.push(title);
      },
    });
    const found = await other.find(local('/feed'), 100);
    await other.add(found.sources, (outcome) => outcomes.push(outcome));
    await hasty.close();
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['added', 'failed', 'refused']);
    expect(saved).toEqual(['Three']);
  });

  it('refuses what is not an article, with the reason', async () => {
    pages['/empty'] = '<html><body></body></html>';
    pages['/silent'] = page('Silent', 'x').replaceAll(/[“”]/g, '');
    pages['/a.pdf'] = '%PDF-1.4';
    pages['/undated'] = page('Undated', 'We do not know what day it is').replace('2025-02-13', '');
    const reason = async (path: string) => {
      const [outcome] = await add(local(path));
      return outcome?.kind === 'refused' ? outcome.reasons.join('; ') : outcome?.kind;
    };
    expect(await reason('/empty')).toContain('no article text was found');
    expect(await reason('/silent')).toContain('no direct quotation');
    expect(await reason('/a.pdf')).toContain('application/pdf');
    expect(await reason('/undated')).toContain('--date YYYY-MM-DD');
    expect(kinds(await add(local('/undated'), { date: '2025-02-14' }))).toEqual(['added']);
    await expect(add(local('/missing'))).rejects.toThrow('status 404');
    expect(kept).toHaveLength(1);
  });

  it('skips items of a feed that robots.txt disallows', async () => {
    pages['/robots.txt'] = 'User-agent: *\nDisallow: /private';
    pages['/feed'] =
      `<rss version="2.0"><channel><item><link>${local('/private/1')}</link></item></channel></rss>`;
    pages['/private/1'] = page('Private', 'Nobody should be reading any of this');
    const [outcome] = await add(local('/feed'));
    expect(outcome).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('robots.txt')] });
    // A person who names the page itself is no robot.
    expect(kinds(await add(local('/private/1')))).toEqual(['added']);
  });
});

describe('adding files', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'add-'));
  });
  afterAll(() => rm(dir, { recursive: true }));
  const given = { outlet: 'The Outlet', url: 'https://site.example/plain', date: '2025-02-13' };

  it('adds Markdown, plain text and saved pages, and a folder of them at once', async () => {
    await writeFile(
      join(dir, 'a.md'),
      '---\ntitle: A\noutlet: O\nurl: https://site.example/md\ndate: 2025-02-13\n---\n\n“We will do what we said,” Ada Winter said.\n',
    );
    await writeFile(
      join(dir, 'b.html'),
      page('Saved', 'A page that somebody saved', '<link rel="canonical" href="https://site.example/saved">'),
    );
    await writeFile(
      join(dir, 'c.txt'),
      'The title\r\n\r\n“Plain text will do as well,” Ada Winter said.\r\n',
    );
    await writeFile(join(dir, 'd.jpg'), 'x');
    const outcomes = await add(dir);
    expect(kinds(outcomes).sort()).toEqual(['added', 'added', 'refused']);
    expect(kinds(await add(join(dir, 'c.txt'), given))).toEqual(['added']);
    expect(kept.map(({ title, url }) => [title, url]).sort()).toEqual([
      ['A', 'https://site.example/md'],
      ['Saved', 'https://site.example/saved'],
      ['The title', 'https://site.example/plain'],
    ]);
  });

  it('says what is wrong with them', async () => {
    await writeFile(join(dir, 'bad.md'), '---\ntitle: A\n---\n\nText.\n');
    const [outcome] = await add(join(dir, 'bad.md'));
    expect(outcome).toMatchObject({
      kind: 'refused',
      reasons: expect.arrayContaining([expect.stringContaining('url is missing')]),
    });
    await expect(add(join(dir, 'nowhere'))).rejects.toThrow('no file or folder');
  });
});
