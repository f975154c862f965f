import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';

/** Runs one command line and gives what it printed and its exit status. */
async function run(argv: string[], colour = false) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const status = await runCli(argv, { in: new PassThrough(), out, err, colour, interactive: false, env: {} });
  out.end();
  err.end();
  return { status, out: await text(out), err: await text(err) };
}

describe('nato-quote check', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'check-'));
    await writeFile(
      join(dir, 'one.md'),
      '---\ntitle: A title\noutlet: The Outlet\nurl: https://example.org/one\ndate: 2025-02-13\ntext: summary\n---\n\nThe harbour stays shut. “We will not send 1,500 soldiers to the border,” Ada Winter said.\n\n“Every single crane in the harbour has to be replaced,” Boris Lake said.\n',
    );
  });
  afterAll(() => rm(dir, { recursive: true }));
  const check = (...argv: string[]) => run(['check', ...argv, '--corpus', dir]);
  const json = async (...argv: string[]) => {
    const { status, out } = await check('--json', ...argv);
    return { status, ...JSON.parse(out) };
  };

  it('says exact, with the match as find prints it', async () => {
    const checked = await json('We will not send 1,500 soldiers to the border');
    expect(checked).toMatchObject({ status: 0, verdict: 'exact', difference: null, extent: 'quote' });
    const { out } = await run(['find', '--json', '--corpus', dir, 'soldiers', 'border']);
    const [match] = JSON.parse(out).matches;
    expect(Object.keys(checked.match)).toEqual(Object.keys(match));
    expect(checked.match).toMatchObject({ id: match.id, segments: match.segments, link: match.link });
  });

  it('says altered, with the difference word by word', async () => {
    const { status, verdict, difference } = await json('We will send 15,000 soldiers to the border now');
    expect([status, verdict]).toEqual([1, 'altered']);
    expect(difference.map((run: object) => Object.values(run).slice(0, 3))).toEqual([
      ['same', 'We will', 'We will'],
      ['dropped', '', 'not'],
      ['same', 'send', 'send'],
      ['changed', '15,000', '1,500'],
      ['same', 'soldiers to the border', 'soldiers to the border,'],
      ['added', 'now', ''],
    ]);
  });

  it('says not found, and where the words are if they are not a quote', async () => {
    expect(await json('Quantum chromodynamics explains hadrons')).toMatchObject({
      status: 1,
      verdict: 'not-found',
      match: null,
      difference: null,
    });
    expect(await json('The harbour stays shut')).toMatchObject({
      status: 1,
      verdict: 'not-found',
      outside: { title: 'A title', text: 'summary', start: 0, end: 22, inMarks: false },
    });
  });

  it('checks every quotation of a message, and gives the worst result', async () => {
    const message =
      'Lake said “we will not send 1,500 soldiers” and “every single crane in the harbour has to go”.';
    const { status, verdict, passages } = await json(message);
    expect([status, verdict]).toEqual([1, 'altered']);
    expect(passages.map((one: { verdict: string }) => one.verdict)).toEqual(['exact', 'altered']);
  });

  it('checks two words beside a longer quotation like any other', async () => {
    const { status, verdict, passages } = await json('“we will not send 1,500 soldiers” and “we quit”');
    expect([status, verdict]).toEqual([1, 'not-found']);
    expect(passages.map((one: { alleged: string; verdict: string }) => [one.alleged, one.verdict])).toEqual([
      ['we will not send 1,500 soldiers', 'exact'],
      ['we quit', 'not-found'],
    ]);
    expect(await json('“we will not send 1,500 soldiers”, “single crane”')).toMatchObject({
      status: 0,
      verdict: 'exact',
      passages: [{ verdict: 'exact' }, { alleged: 'single crane', verdict: 'exact' }],
    });
  });

  it('names the single words that it did not check, and does not accept them', async () => {
    const message = '“we will not send 1,500 soldiers” was called “brave” and “new”';
    expect(await json(message)).toMatchObject({ status: 1, verdict: 'exact', tooShort: ['brave', 'new'] });
    const { out } = await check(message);
    expect(out).toMatch(
      /\n\n“brave” is too short to be checked beside others: give it by itself\.\n“new” is too short [^\n]*\n$/,
    );
    expect(await json('“we will not send 1,500 soldiers”')).not.toHaveProperty('tooShort');
  });

  it('does not accept another person’s words', async () => {
    const { status, out } = await check('“We will not send 1,500 soldiers to the border” — Boris Lake');
    expect(status).toBe(1);
    expect(out).toContain('exact words, but another speaker');
    expect(out).toContain('said by Ada Winter, not by Boris Lake');
  });

  it('prints a difference that is readable without colour, and no control characters', async () => {
    const { out } = await check('We will send 15,000 soldiers to the \u001b[31m border');
    expect(out).toMatch(/^altered\n {2}We will \[-not-\] send \[-1,500-\]\{\+15,000\+\} soldiers/);
    expect(out).toContain('dropped: “not”\n');
    expect(out).toContain('changed: “1,500” became “15,000”\n');
    expect(out).not.toContain('\u001b');
    const coloured = await run(['check', '--corpus', dir, 'We will send 1,500 soldiers'], true);
    expect(coloured.out).toContain('\u001b[9m[-not-]\u001b[29m');
  });

  it('refuses a text without words, or with too many', async () => {
    expect(await check('“…”')).toMatchObject({ status: 2, err: expect.stringContaining('no word to check') });
    expect(await check()).toMatchObject({ status: 2, err: expect.stringContaining('nothing to check') });
    expect(await check('word '.repeat(20_000))).toMatchObject({
      status: 2,
      err: expect.stringContaining('50000'),
    });
  });
});
