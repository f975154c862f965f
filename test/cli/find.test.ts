import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../e2e/program.ts';
import { tinyModel } from '../encoder/tiny-model.ts';

let corpus: string;
beforeEach(() => {
  corpus = mkdtempSync(join(tmpdir(), 'nato-quote-corpus-'));
});
afterEach(() => rmSync(corpus, { recursive: true }));

async function nato(...args: string[]): Promise<{ status: number | string; output: string }> {
  const program = run(['bin/nato-quote.js', ...args]);
  const status = await program.ended;
  return { status, output: program.output() };
}

const article = (body: string) =>
  `---\ntitle: A test\noutlet: The Outlet\nurl: https://example.org/a\ndate: 2025-02-13\n---\n\n${body}\n`;

describe('nato-quote find', () => {
  it('prints the documented JSON, each segment a slice with its link', async () => {
    const { status, output } = await nato('find', 'security', 'guarantees', '--json', '--limit', '2');
    expect(status).toBe(0);
    const { query, confidence, matches } = JSON.parse(output);
    expect(query).toBe('security guarantees');
    expect(confidence).toBe('answer');
    expect(matches[0]).toMatchObject({
      quote:
        'a very good opportunity to speak about security guarantees for Ukraine, for today and for tomorrow.',
      speaker: { name: 'Volodymyr Zelenskyy' },
      article: { outlet: 'EID Times Group (Associated Press)', date: '2024-12-18' },
      matched: ['security', 'guarantees'],
    });
    expect(matches[0].link).toContain(':~:text=a%20very%20good');
  });

  it('says which word it searched for instead of one that nothing has', async () => {
    writeFileSync(join(corpus, 'a.md'), article('“It is some kind of harbour,” Ada Winter said.'));
    const line = 'Nothing has “harbuor”: searched for “harbour”.\n';
    const { status, output } = await nato('find', 'harbuor', '--corpus', corpus);
    expect(status).toBe(0);
    expect(output).toContain(`${line}┃ “It is some kind of harbour,”`);
    const found = JSON.parse((await nato('find', 'harbuor', '--corpus', corpus, '--json')).output);
    expect(found).toMatchObject({
      replaced: [{ asked: 'harbuor', as: 'harbour' }],
      matches: [{ matched: ['harbuor'] }],
    });
    const several = await nato('find', 'knid', 'harbuor', '--corpus', corpus);
    expect(several.output).toContain('Nothing has “knid” or “harbuor”: searched for “kind” and “harbour”.\n');
    expect((await nato('find', 'kind', '--corpus', corpus)).output).not.toContain('Nothing has');
    const known = JSON.parse((await nato('find', 'kind', '--corpus', corpus, '--json')).output);
    expect(known).not.toHaveProperty('replaced');
  });

  it('prints a quote that several outlets have once, with the other outlets', async () => {
    const body = '“We stand firm together for as long as it takes,” Mark Rutte said on day one.';
    const copy = (outlet: string, date: string) =>
      article(`${outlet} reports from the meeting. ${body} ${outlet} has more on this.`)
        .replace('The Outlet', outlet)
        .replace('2025-02-13', date)
        .replace('example.org/a', `example.org/${date}`);
    writeFileSync(join(corpus, 'a.md'), copy('The Outlet', '2025-02-13'));
    writeFileSync(join(corpus, 'b.md'), copy('Coast Radio', '2025-02-14'));
    writeFileSync(join(corpus, 'c.md'), copy('Evening Post', '2025-02-15'));
    const { output } = await nato('find', 'firm', 'outlet:outlet', '--corpus', corpus, '--json');
    expect(JSON.parse(output).matches).toMatchObject([
      {
        article: { outlet: 'The Outlet' },
        also: [
          { outlet: 'Evening Post', url: 'https://example.org/2025-02-15', date: '2025-02-15' },
          { outlet: 'Coast Radio', url: 'https://example.org/2025-02-14', date: '2025-02-14' },
        ],
      },
    ]);
    const shown = await nato('find', 'firm', 'outlet:outlet', '--corpus', corpus);
    expect(shown.output).toContain('The Outlet\n  also in Evening Post and Coast Radio\n  https://');
  });

  it('exits with 1 if nothing was found', async () => {
    const { status, output } = await nato('find', 'quantum chromodynamics');
    expect(status).toBe(1);
    expect(output).toContain('Nothing found for “quantum chromodynamics”');
  });

  it('prints no colour without a terminal, and text unchanged', async () => {
    writeFileSync(join(corpus, 'a.md'), article('“We stand <!channel> *firm* together,” Mark Rutte said.'));
    const { status, output } = await nato('find', 'firm', '--corpus', corpus);
    expect(status).toBe(0);
    expect(output).toContain(
      '┃ “We stand <!channel> *firm* together,”\n  Mark Rutte\n  13 February 2025 · The Outlet\n',
    );
    expect(output.includes('\u001b')).toBe(false);
  });

  it('writes direction controls out, and closes those of a quote after it', async () => {
    const text = '“We stand \u202emrif together,” Mark \u202aRutte said.';
    writeFileSync(join(corpus, 'a.md'), article(text).replace('The Outlet', 'The \u202eteltuO'));
    const { output } = await nato('find', 'together', '--corpus', corpus);
    expect(output).toContain('“We stand \u202emrif together,”\u202c\n');
    expect(output).toContain('The ⟨U+202E⟩teltuO');
  });

  it('reports a faulty article and answers from the others', async () => {
    cpSync('corpus', corpus, { recursive: true });
    writeFileSync(join(corpus, 'broken.md'), '---\ntitle: [\n---\n\nText');
    const { status, output } = await nato('find', 'security guarantees', '--corpus', corpus);
    expect(status).toBe(0);
    expect(output).toMatch(/broken\.md:\d+: /);
    expect(output).toContain('Volodymyr Zelenskyy');
  });

  it('suggests only limits that it accepts', async () => {
    const said = Array.from(
      { length: 1_010 },
      (_, at) => `“We want peace in village ${at} now,” Mark Rutte said.`,
    );
    // Two articles: one has 1,500 quotation marks at most.
    writeFileSync(join(corpus, 'a.md'), article(said.slice(0, 505).join('\n\n')));
    const second = article(said.slice(505).join('\n\n')).replace(
      'https://example.org/',
      'https://example.org/2-',
    );
    writeFileSync(join(corpus, 'b.md'), second);
    const { output } = await nato('find', 'peace', '--corpus', corpus);
    expect(output).toMatch(/ more: --limit 1000\n/);
  });

  it('reads the settings of `.env` like the bot', () => {
    writeFileSync(join(corpus, '.env'), 'CORPUS_DIR=articles\nMEANING=off\n');
    mkdirSync(join(corpus, 'articles'));
    writeFileSync(join(corpus, 'articles', 'a.md'), article('“We stand firm together,” Mark Rutte said.'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(process.cwd(), 'bin', 'nato-quote.js'), 'find', 'firm'],
      { cwd: corpus, env: {}, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('We stand firm together');
  });

  it('finds by meaning with the given model', async () => {
    writeFileSync(
      join(corpus, 'a.md'),
      article('Facing east, Ada Winter said: “We will not cross the river before spring.”'),
    );
    const program = run(['bin/nato-quote.js', 'find', 'east coast', '--corpus', corpus, '--explain'], {
      MEANING: 'on',
      MEANING_MODEL: tinyModel(),
      DATABASE_URL: join(corpus, 'store.db'),
    });
    expect(await program.ended).toBe(0);
    expect(program.output()).toContain('what it means');
  });

  it.each([
    ['MEANING', 'maybe', 'must be on or off'],
    ['MEANING_MODEL', '/nowhere', 'has no model.onnx'],
  ])('ends with status 2 where %s is %s', async (name, value, reason) => {
    writeFileSync(join(corpus, 'a.md'), article('“We will not cross the river,” Ada Winter said.'));
    const program = run(['bin/nato-quote.js', 'find', 'river', '--corpus', corpus], {
      MEANING: 'on',
      [name]: value,
    });
    expect(await program.ended).toBe(2);
    expect(program.output()).toContain(reason);
  });

  it.each([
    ['an empty corpus', () => ['find', 'peace', '--corpus', corpus], 'doctor --corpus'],
    ['a corpus that is not there', () => ['find', 'peace', '--corpus', join(corpus, 'no')], join('no')],
    ['no words', () => ['find'], 'nothing to find'],
    ['a limit that is none', () => ['find', 'peace', '--limit', 'many'], '--limit many'],
    [
      'an unknown option',
      () => ['find', 'peace', '--loud'],
      "Unknown option '--loud' (nato-quote find --help",
    ],
    ['an unknown command', () => ['fidn', 'peace'], '"fidn"'],
    ['a date that is none', () => ['find', 'peace', 'since:yesteryear'], 'yesteryear'],
    ['a question without end', () => ['find', 'x '.repeat(60_000)], 'characters'],
  ])('ends with status 2 and the reason for %s', async (_case, args, reason) => {
    const { status, output } = await nato(...args());
    expect(status).toBe(2);
    expect(output).toContain(reason);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});
