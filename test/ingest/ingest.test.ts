import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/article/file/fault.ts';
import { parseArticle } from '../../src/article/file/markdown.ts';
import type { AddOutcome } from '../../src/ingest/add.ts';
import { parseFeeds } from '../../src/ingest/feed/feed-source.ts';
import { createFetch } from '../../src/ingest/fetch/fetch.ts';
import { createReachable } from '../../src/ingest/fetch/reachable.ts';
import { type Ingest, startIngest } from '../../src/ingest/ingest.ts';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import type { SharedArticles } from '../../src/store/articles/shared-articles.ts';
import { openStore } from '../../src/store/store.ts';
import { createUseCases, type UseCases } from '../../src/usecases/usecases.ts';
import { noLog, postgresDatabase, postgresUrl } from '../store/databases.ts';
import { type LocalServer, serve } from './servers.ts';

const page = (words: string) =>
  `<html><head><title>About ${words}</title><meta property="og:site_name" content="The Outlet"><meta name="date" content="2025-02-13"></head><body><article><h1>About ${words}</h1><p>Ada Winter, who leads the harbour authority, spoke to the council on Monday evening about the ${words}.</p><p>“Nobody will close the ${words} again,” Winter said.</p><p>The council will vote on the budget in the autumn, when all of the ${words} has been counted.</p></article></body></html>`;

let server: LocalServer;
beforeAll(async () => {
  server = await serve((request, response) => {
    const path = request.url ?? '/';
    const item = (name: string) => `<item><title>${name}</title><link>${server.url}/${name}</link></item>`;
    if (path === '/feed')
      response.end(`<rss version="2.0"><channel>${item('lighthouse')}${item('football')}</channel></rss>`);
    else if (path === '/broken') response.writeHead(500).end();
    else if (path === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page(path.slice(1)));
  });
});
afterAll(() => server.close());
const web = createFetch({ reachable: createReachable(['127.0.0.1']) });
afterAll(() => web.close());

describe('a running bot', () => {
  let dir = '';
  let useCases: UseCases;
  let ingest: Ingest | undefined;
  let outcomes: AddOutcome[] = [];
  let faults: Fault[] = [];
  let failures: string[] = [];
  let changes = 0;
  let throwing = false;
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'ingest-')), 'corpus');
    await mkdir(dir);
    [outcomes, faults, failures, changes] = [[], [], [], 0];
  });
  afterEach(async () => {
    await ingest?.stop();
    await rm(join(dir, '..'), { recursive: true });
  });
  async function start(feeds = '', shared: SharedArticles | null = null) {
    const corpus = await openCorpus(dir);
    useCases = createUseCases({ index: corpus.index, today: () => new Date('2025-03-01') });
    ingest = await startIngest({
      dir,
      corpus,
      fetch: web.fetch,
      feeds: parseFeeds(feeds),
      outlets: [],
      shared,
      report: {
        changed: () => {
          changes += 1;
          if (throwing) {
            throwing = false;
            throw new Error('no Home could be redrawn');
          }
        },
        fault: (fault) => faults.push(fault),
        failure: (error) => failures.push(error instanceof Error ? error.message : String(error)),
        outcome: (outcome) => outcomes.push(outcome),
      },
    });
    return ingest;
  }
  const answers = async (question: string) => {
    const { result } = await useCases.find(question, { limit: 5, offset: 0 });
    return result.matches.map(({ quote }) => quote.segments[0]?.text);
  };

  it('answers with an added page at once, and keeps it', async () => {
    const { add } = await start();
    expect((await add(`${server.url}/drawbridge`)).outcomes).toMatchObject([{ kind: 'added' }]);
    expect(await answers('drawbridge')).toEqual(['Nobody will close the drawbridge again,']);
    expect(await readdir(dir)).toHaveLength(1);
    expect((await add(`${server.url}/drawbridge`)).outcomes).toMatchObject([{ kind: 'known' }]);
  });

  it('indexes an article once that it has saved itself', async () => {
    const { add } = await start();
    await add(`${server.url}/drawbridge`);
    const [file = ''] = await readdir(dir);
    const saved = await readFile(join(dir, file), 'utf8');
    // Told of after the bot's own file: when it has been taken in, that one has had its turn.
    await writeFile(join(dir, 'z.md'), saved.replaceAll('drawbridge', 'windmill'));
    await expect.poll(() => answers('windmill'), { timeout: 15_000 }).toHaveLength(1);
    expect(changes).toBe(2);
    await writeFile(join(dir, file), saved.replace('again', 'ever again'));
    await expect
      .poll(() => answers('drawbridge'), { timeout: 15_000 })
      .toEqual(['Nobody will close the drawbridge ever again,']);
    expect(changes).toBe(3);
  });

  it('answers with the items of its feeds that pass their filter', async () => {
    await start(`${server.url}/feed#light ${server.url}/broken`);
    await expect
      .poll(() => answers('lighthouse'), { timeout: 15_000 })
      .toEqual(['Nobody will close the lighthouse again,']);
    expect(await answers('football')).toEqual([]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['added']);
    await expect.poll(() => failures, { timeout: 15_000 }).toEqual([expect.stringContaining('status 500')]);
  });

  it('follows its folder: added, broken and removed files', async () => {
    await start();
    const file = join(dir, 'a.md');
    await writeFile(
      file,
      '---\ntitle: A\noutlet: O\nurl: https://site.example/a\ndate: 2025-02-13\n---\n\n“We painted the windmill blue,” Ada Winter said.\n',
    );
    await expect.poll(() => answers('windmill'), { timeout: 15_000 }).toHaveLength(1);
    await writeFile(file, 'broken');
    await expect.poll(() => faults, { timeout: 15_000 }).toMatchObject([{ file: 'a.md', line: 1 }]);
    expect(await answers('windmill')).toHaveLength(1);
    await unlink(file);
    await expect.poll(() => answers('windmill'), { timeout: 15_000 }).toEqual([]);
  });

  it('takes in what comes after a change that could not be taken in', async () => {
    await start();
    const own = (name: string) =>
      writeFile(
        join(dir, `${name}.md`),
        `---\ntitle: A\noutlet: O\nurl: https://site.example/${name}\ndate: 2025-02-13\n---\n\n“We painted the ${name} blue,” Ada Winter said.\n`,
      );
    throwing = true;
    await own('windmill');
    await expect
      .poll(() => faults, { timeout: 15_000 })
      .toMatchObject([{ file: 'windmill.md', reason: expect.stringContaining('no Home could be redrawn') }]);
    await own('lighthouse');
    await expect.poll(() => answers('lighthouse'), { timeout: 15_000 }).toHaveLength(1);
  });

  it.skipIf(postgresUrl === undefined)(
    'shares what it is given with every replica within two seconds (Postgres)',
    async () => {
      const database = await postgresDatabase();
      const stores = [openStore(database.url, noLog), openStore(database.url, noLog)];
      const one = await start('', stores[0]?.articles ?? null);
      const other = await start('', stores[1]?.articles ?? null);
      await one.add(`${server.url}/drawbridge`);
      // `desk` is the second bot's.
      await expect.poll(() => answers('drawbridge'), { timeout: 2000 }).toHaveLength(1);
      expect(await readdir(dir)).toEqual([]);

      // An article that stands in the folder as well is gone when it is in neither.
      const file = join(dir, 'own.md');
      const own = (title: string) =>
        `---\ntitle: ${title}\noutlet: O\nurl: https://site.example/own\ndate: 2025-02-13\n---\n\n“We painted the windmill blue,” Ada Winter said.\n`;
      await writeFile(file, own('A'));
      await expect.poll(() => answers('windmill'), { timeout: 15_000 }).toHaveLength(1);
      const parsed = parseArticle(own('B'), 'own');
      if (parsed.kind !== 'article') throw new Error('no article');
      await stores[0]?.articles?.keep(parsed.article);
      const titles = async () => {
        const { result } = await useCases.find('windmill', { limit: 1, offset: 0 });
        return result.matches.map(({ article }) => article.title);
      };
      await expect.poll(titles, { timeout: 15_000 }).toEqual(['B']);
      await unlink(file);
      // Told of after the file that went: when it answers, that one has had its turn.
      await writeFile(
        join(dir, 'z.md'),
        own('C').replaceAll('own', 'z').replaceAll('windmill', 'lighthouse'),
      );
      await expect.poll(() => answers('lighthouse'), { timeout: 15_000 }).toHaveLength(1);
      expect(await answers('windmill')).toHaveLength(1);
      await stores[0]?.articles?.remove(parsed.article.id);
      await expect.poll(() => answers('windmill'), { timeout: 15_000 }).toEqual([]);
      await Promise.all([one.stop(), other.stop()]);
      ingest = undefined;
      for (const store of stores) await store.close();
      await database.drop();
    },
  );
});
