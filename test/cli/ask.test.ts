import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../e2e/program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nato-quote-ask-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function ask(...args: string[]) {
  const program = run(['bin/nato-quote.js', 'ask', ...args]);
  const status = await program.ended;
  return { status, output: program.output() };
}

describe('nato-quote ask', () => {
  it('prints a line for each question, with the confidence', async () => {
    const file = join(folder, 'questions.jsonl');
    const questions = [
      'security guarantees',
      'Scholz on security guarantees',
      'quantum chromodynamics',
      'since:never',
    ];
    writeFileSync(file, questions.map((text, id) => JSON.stringify({ id: String(id), text })).join('\n'));
    const { status, output } = await ask('--questions', file);
    expect(status).toBe(0);
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['0', 'answer'],
      ['1', 'near'],
      ['2', 'none'],
      ['3', 'none'],
    ]);
    expect(lines[0].matches[0].quote).toContain('security guarantees');
    expect(lines[3].error).toContain('since:never is not a date');
  });

  it('needs a file of questions', async () => {
    expect(await ask()).toMatchObject({ status: 2, output: expect.stringContaining('--questions FILE') });
    const gone = await ask('--questions', join(folder, 'gone'));
    expect(gone).toMatchObject({ status: 2, output: expect.stringContaining('gone') });
  });
});
