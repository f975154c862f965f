import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import { readCorpus } from '../../src/ingest/folder/read-folder.ts';
import { type FeedServer, serveFeed } from '../ingest/feed-server.ts';

// The bot itself takes in a thousand (test/e2e/feed.test.ts).
const items = 250;

let server: FeedServer;
beforeAll(async () => {
  server = await serveFeed(items);
});
afterAll(() => server.close());

let dir = '';
beforeEach(async () => {
  server.served.length = 0;
  dir = await mkdtemp(join(tmpdir(), 'add-cli-'));
});
afterEach(() => rm(dir, { recursive: true }));
const env = { PRIVATE_SOURCES: '127.0.0.1', OUTLETS: '127.0.0.1=The Outlet' };

/** Runs one command line in this process and gives what it printed and its exit status. */
async function run(
  argv: readonly string[],
  { interactive = false, settings = env as Record<string, string> } = {},
) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = { in: new PassThrough(), out, err, colour: false, interactive, env: settings };
  const printed = Promise.all([text(out), text(err)]);
  const status = await runCli([...argv, '--corpus', dir], terminal);
  out.end();
  err.end();
  const [shown, errors] = await printed;
  return { status, out: shown, err: errors };
}

describe('nato-quote add', () => {
  it('shows the article and saves it, except in a dry run', async () => {
    const dry = await run(['add', `${server.url}/item/7`, '--dry-run']);
    expect(dry.out).toMatch(
      /^added: Article 7 \(The Outlet, 2025-02-13\)\n {2}“w.* is number 7,” — Ada Winter\n1 added, .*dry run/,
    );
    expect(await readdir(dir)).toEqual([]);
    const real = await run(['add', `${server.url}/item/7`]);
    expect([real.status, (await readCorpus(dir)).articles.map(({ title }) => title)]).toEqual([
      0,
      ['Article 7'],
    ]);
    expect((await run(['add', `${server.url}/item/7`])).out).toContain('already there: Article 7');
  });

  it('prints one JSON value, with the fields given on the command line', async () => {
    const { status, out } = await run([
      'add',
      `${server.url}/item/8`,
      '--json',
      '--outlet',
      'Another',
      '--date',
      '2025-03-01',
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      counts: { added: 1, known: 0, copies: 0, refused: 0 },
      outcomes: [
        {
          outcome: 'added',
          article: { outlet: 'Another', date: '2025-03-01' },
          quotes: [{ speaker: 'Ada Winter' }],
        },
      ],
    });
  });

  it('fails with a reason', async () => {
    expect(await run(['add'])).toMatchObject({ status: 2, err: expect.stringContaining('nothing to add') });
    expect(await run(['add', `${server.url}/nothing`])).toMatchObject({
      status: 2,
      err: expect.stringContaining('404'),
    });
    expect(await run(['add', 'nowhere.txt'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('nowhere.txt'),
    });
    expect(await run(['add', `${server.url}/feed`, '--title', 'One'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('--title is for one article'),
    });
    expect(await run(['add', `${server.url}/item/1`], { settings: {} })).toMatchObject({
      status: 2,
      err: expect.stringContaining('not on the public internet'),
    });
    expect(
      await run(['add', `${server.url}/item/1`], { settings: { PRIVATE_SOURCES: 'home' } }),
    ).toMatchObject({ status: 2, err: expect.stringContaining('PRIVATE_SOURCES') });
    const some = await run(['add', `${server.url}/item/1`, `${server.url}/nothing`]);
    expect(some).toMatchObject({ status: 0, err: expect.stringContaining('404') });
  });

  it('shows progress with rate and remaining time on a terminal', async () => {
    const { err } = await run(['add', ...[1, 2, 3].map((n) => `${server.url}/item/${n}`)], {
      interactive: true,
    });
    expect(err).toMatch(/█+ 3\/3 {2}[\d.]+\/s {2}0 s left/);
    expect(err.endsWith('\u001b[K')).toBe(true);
  });
});

describe('a long feed', () => {
  const start = (): ChildProcess =>
    spawn(process.execPath, ['bin/nato-quote.js', 'add', `${server.url}/feed`, '--json', '--corpus', dir], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('is added up to the limit, and the next run continues', async () => {
    const first = await run(['add', `${server.url}/feed`, '--limit', '3']);
    expect(first.out).toContain('3 added');
    expect(first.err).toContain(`3 of ${items} articles read`);
    const second = await run(['add', `${server.url}/feed`, '--limit', '2', '--json']);
    expect(JSON.parse(second.out).counts).toMatchObject({ added: 2, known: 0 });
    expect((await run(['add', `${server.url}/feed`, '--limit', '0'])).err).toContain('--limit 0');
  });

  it('stops after the articles in progress at Ctrl-C', async () => {
    const program = start();
    const errors = text(program.stderr ?? new PassThrough());
    const out = text(program.stdout ?? new PassThrough());
    const ended = once(program, 'exit');
    while (server.served.length < 5) await new Promise((resolve) => setTimeout(resolve, 1));
    program.kill('SIGINT');
    expect((await ended)[0]).toBe(0);
    const { articles, faults } = await readCorpus(dir);
    expect(faults).toEqual([]);
    expect(JSON.parse(await out).counts.added).toBe(articles.length);
    expect(articles.length).toBeLessThan(items);
    expect(await errors).toContain('stopping after the articles under way');
  });

  it('is added completely and once if it is killed at any point and started again', {
    timeout: 60_000,
  }, async () => {
    const { served } = server;
    const kill = 1 + Math.floor(Math.random() * (items - 1));
    const first = start();
    const ended = once(first, 'exit');
    while (served.length < kill) await new Promise((resolve) => setTimeout(resolve, 1));
    first.kill('SIGKILL');
    await ended;
    const before = (await readCorpus(dir)).articles.length;
    expect(before).toBeLessThanOrEqual(served.length);

    const second = start();
    const [report, [status]] = await Promise.all([
      text(second.stdout ?? new PassThrough()),
      once(second, 'exit'),
    ]);
    expect([kill, status]).toEqual([kill, 0]);
    expect(JSON.parse(report).counts).toEqual({
      added: items - before,
      known: before,
      copies: 0,
      refused: 0,
      failed: 0,
    });

    const { articles, faults } = await readCorpus(dir);
    expect(faults).toEqual([]);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(items);
    expect(await readdir(dir)).toHaveLength(items);
    // At most the pages that were under way when the program was killed have been fetched twice.
    expect(served.length).toBeLessThanOrEqual(items + 2);
  });
});
