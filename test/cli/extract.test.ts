import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';

/** Runs one command line on an input and gives what it printed and its exit status. */
async function run(input: string, ...argv: string[]) {
  const [stdin, out, err] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const status = await runCli(argv, { in: stdin, out, err, colour: false, interactive: false, env: {} });
  out.end();
  err.end();
  return { status, out: await text(out), err: await text(err) };
}

const article = {
  id: 'one',
  text: '  Mark Rutte spoke. 🎤\n\n“We go on together,” he said. “All of us will.”',
};

describe('nato-quote extract --jsonl', () => {
  it('prints one line per article and one row per segment, with offsets into the given text', async () => {
    const other = { id: 'two', title: 'A title', date: '2025-02-13', text: 'Nobody said a word.' };
    const { status, out } = await run(
      `${JSON.stringify(article)}\n\n${JSON.stringify(other)}\n`,
      'extract',
      '--jsonl',
    );
    expect(status).toBe(0);
    const [one, two] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(two).toEqual({ id: 'two', quotes: [] });
    expect(one.id).toBe('one');
    expect(one.quotes).toHaveLength(2);
    for (const { start, end, text: words, speaker, speakerSpan, cue } of one.quotes) {
      expect(article.text.slice(start, end)).toBe(words);
      expect(article.text.slice(...(speakerSpan as [number, number]))).toBe('he');
      expect([speaker, cue]).toEqual(['Mark Rutte', 'said']);
    }
  });

  it('guesses no speaker in an unknown language', async () => {
    const { out } = await run(JSON.stringify({ ...article, language: 'fi' }), 'extract', '--jsonl');
    const { quotes } = JSON.parse(out);
    expect(quotes.map(({ text: words, speaker }: Record<string, unknown>) => [words, speaker])).toEqual([
      ['We go on together,', null],
      ['All of us will.', null],
    ]);
  });

  it('refuses a language that is not a code of ISO 639', async () => {
    const { status, err } = await run(JSON.stringify({ ...article, language: 'ua' }), 'extract', '--jsonl');
    expect(status).toBe(2);
    expect(err).toContain('line 1 of the input');
    expect(err).toContain('language is "ua", which is no language code');
  });

  it('prints the mention of a source without a name', async () => {
    const body = { id: 'one', text: '“We go on together as before,” a diplomat said.' };
    const { out } = await run(JSON.stringify(body), 'extract', '--jsonl');
    const [quote] = JSON.parse(out).quotes;
    expect(quote.speaker).toBeNull();
    expect(body.text.slice(...(quote.speakerSpan as [number, number]))).toBe('a diplomat');
  });

  it('exits with 1 if there is no quote', async () => {
    expect((await run(JSON.stringify({ id: 'one', text: 'Nothing.' }), 'extract', '--jsonl')).status).toBe(1);
  });

  it.each([
    ['no JSON', '{"id": "one"', 'line 1 of the input is not JSON'],
    ['no text', '{"id": "one"}', 'line 1 of the input'],
  ])('names the line with %s and exits with 2', async (_, input, reason) => {
    const { status, err } = await run(input, 'extract', '--jsonl');
    expect(status).toBe(2);
    expect(err).toContain(reason);
  });
});

describe('nato-quote extract FILE…', () => {
  it('reads the corpus’s own files', async () => {
    const file = 'corpus/2025-02-13-interfax-ukraine-rutte-best-possible-position.md';
    const { status, out } = await run('', 'extract', file);
    expect(status).toBe(0);
    expect(JSON.parse(out).quotes[0]).toMatchObject({ speaker: 'Mark Rutte' });
  });

  it.each([
    ['a file that is not there', ['extract', 'corpus/none.md'], 'corpus/none.md cannot be read'],
    ['a folder', ['extract', 'corpus'], 'corpus is a folder'],
    ['a file that is no article', ['extract', 'package.json'], 'package.json:1:'],
    ['neither file nor --jsonl', ['extract'], 'either Markdown files or'],
  ])('exits with 2 for %s', async (_, argv, reason) => {
    const { status, err } = await run('', ...argv);
    expect(status).toBe(2);
    expect(err).toContain(reason);
  });
});
