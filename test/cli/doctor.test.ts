import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';

let dir = '';

/** Runs one command line and gives what it printed and its exit status. */
async function run(...argv: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = {
    in: new PassThrough(),
    out,
    err,
    colour: false,
    interactive: false,
    env: { DATABASE_URL: join(dir, 'store.db') },
  };
  const status = await runCli(argv, terminal);
  out.end();
  err.end();
  return { status, out: await text(out), err: await text(err) };
}

describe('nato-quote doctor', () => {
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'doctor-'));
  });
  afterEach(() => rm(dir, { recursive: true }));
  const put = (name: string, date: string, body: string) =>
    writeFile(
      join(dir, name),
      `---\ntitle: A title\noutlet: The Outlet\nurl: https://example.org/${name}\ndate: ${date}\n---\n\n${body}\n`,
    );

  it('finds no fault in the corpus that ships', async () => {
    const { status, out } = await run('doctor', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ articles: 5, quotesWithoutSpeaker: 0, faults: [], warnings: [] });
  });

  it('names every fault with file, line and reason, and exits with 2', async () => {
    await put('good.md', '2025-02-13', '“We will do what we said,” Ada Winter said.');
    await put('bad.md', '2025-13-02', '“We will do what we said,” Ada Winter said.');
    const { status, out } = await run('doctor', '--corpus', dir);
    expect(status).toBe(2);
    expect(out).toContain(': 1 article, 1 quote, 0 without a speaker\n');
    expect(out).toMatch(/^fault {3}bad\.md:5 {2}date is "2025-13-02"/m);
    expect(JSON.parse((await run('doctor', '--json', '--corpus', dir)).out).faults).toEqual([
      { file: 'bad.md', line: 5, reason: expect.stringContaining('"2025-13-02"') },
    ]);
  });

  it('removes control characters from file names', async () => {
    await put('\u001b[2Jbad.md', '2025-13-02', '“We will do what we said,” Ada Winter said.');
    await put('\u001b[2Jsilent.md', '2025-02-13', 'Nobody said a word.');
    const { out } = await run('doctor', '--corpus', dir);
    expect(out).toContain('silent.md');
    expect(out).not.toContain('\u001b');
  });

  it('warns of an article without a quotation, but reports no fault', async () => {
    await put('silent.md', '2025-02-13', 'Nobody said a word.');
    const { status, out } = await run('doctor', '--corpus', dir);
    expect(status).toBe(0);
    expect(out).toMatch(/^warning silent\.md /m);
  });

  it('says so if the folder is empty, is missing, or is given as a word', async () => {
    const empty = await run('doctor', '--corpus', dir);
    expect([empty.status, empty.out]).toEqual([1, expect.stringContaining('No *.md file')]);
    const missing = await run('doctor', '--corpus', join(dir, 'nowhere'));
    expect([missing.status, missing.err]).toEqual([2, expect.stringContaining('nowhere')]);
    const word = await run('doctor', dir);
    expect([word.status, word.err]).toEqual([2, expect.stringContaining('--corpus DIR')]);
  });
});
