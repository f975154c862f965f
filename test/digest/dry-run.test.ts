import { existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import type { Terminal } from '../../src/cli/command.ts';
import { openStore } from '../../src/store/store.ts';
import { noLog, sqliteDatabase } from '../store/databases.ts';
import { settings } from './office.ts';

function collector(): Writable & { text: string } {
  const writable = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        writable.text += String(chunk);
        done();
      },
    }),
    { text: '' },
  );
  return writable;
}

async function run(url: string, ...words: string[]) {
  const [out, err] = [collector(), collector()];
  const env = { DATABASE_URL: url };
  const terminal: Terminal = { in: process.stdin, out, err, colour: false, interactive: false, env };
  return { status: await runCli(['digest', ...words], terminal), out, err };
}

it('creates no database', async () => {
  const database = await sqliteDatabase();
  onTestFinished(database.drop);
  const { status, out } = await run(database.url, '--dry-run');
  expect([status, out.text]).toEqual([1, expect.stringContaining('No digest is on')]);
  expect(existsSync(database.url)).toBe(false);
});

it('says which channel has no digest', async () => {
  const database = await sqliteDatabase();
  onTestFinished(database.drop);
  const { out } = await run(database.url, '--dry-run', '--channel', 'C1');
  expect(out.text).toContain('No digest is on in C1.');
});

it('shows what each digest would post next and why, and stores nothing', async () => {
  const database = await sqliteDatabase();
  onTestFinished(database.drop);
  const start = Date.parse('2026-11-20T00:00:00Z');
  const place = { team: 'T1', owner: 'U1', activeFrom: start, createdAt: start };
  const store = openStore(database.url, noLog);
  await store.subscriptions.add({
    ...settings,
    ...place,
    channel: 'C1',
    topic: 'peace',
    whenEmpty: 'archive',
  });
  await store.firstSeen.note([{ id: 'another', date: '2020-01-01' }], start);
  const later = { ...place, createdAt: start + 1 };
  await store.subscriptions.add({ ...settings, ...later, channel: 'C2', topic: 'quantum chromodynamics' });
  await store.close();
  const at = ['--at', '2026-11-24T12:00:00Z'];
  const shown = await run(database.url, '--dry-run', ...at);
  expect(shown.status).toBe(0);
  expect(shown.out.text).toMatch(
    /^C1 · peace · Wednesday,? 25 November, 09:00 \(Europe\/Brussels\)\n.*“.*why: new since yesterday, matches peace/s,
  );
  expect(shown.out.text).toMatch(/C2 · quantum chromodynamics · .*\nNothing: no quote is new/);
  const json = await run(database.url, '--dry-run', '--json', '--channel', 'C2', ...at);
  expect(json.status).toBe(1);
  expect(JSON.parse(json.out.text)).toMatchObject({
    digests: [{ channel: 'C2', at: '2026-11-25T08:00:00.000Z', quotes: [] }],
  });
  expect((await run(database.url, '--dry-run', ...at)).out.text).toBe(shown.out.text);
});

it.each([
  [['--dry-run', '--at', 'whenever'], /--at whenever: is no time/],
  [[], /digests are posted by the running bot.*--dry-run shows/],
])('refuses %j with a way out', async (words, message) => {
  const database = await sqliteDatabase();
  onTestFinished(database.drop);
  const { status, err } = await run(database.url, ...words);
  expect(status).toBe(2);
  expect(err.text).toMatch(message);
});

it('reports a store that cannot be used', async () => {
  const { status, err } = await run('package.json/store.db', '--dry-run');
  expect(status).toBe(2);
  expect(err.text).toMatch(/^nato-quote: the store \(package\.json\/store\.db\) failed: it cannot be opened/);
});
