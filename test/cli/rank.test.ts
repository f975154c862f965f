import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyModel } from '../encoder/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
const docs = join(folder, 'docs.jsonl');
const queries = join(folder, 'queries.jsonl');
writeFileSync(
  docs,
  [
    { id: 'a#0', title: '', text: 'The harbour sleeps.', parent: 'a' },
    { id: 'a#1', title: '', text: 'Grain leaves the harbour by night.', parent: 'a' },
    { id: 'b', title: 'Grain', text: 'Nothing moves.', speaker: 'Ola Nilsen' },
  ]
    .map((document) => JSON.stringify(document))
    .join('\n'),
);
writeFileSync(queries, '{"id":"q1","text":"grain harbour"}\n{"id":"q2","text":"submarine"}\n');
afterAll(() => rmSync(folder, { recursive: true }));

function rank(...args: string[]) {
  return rankWith({}, ...args);
}

function rankWith(env: Readonly<Record<string, string>>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/nato-quote.js', 'rank', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe('nato-quote rank', () => {
  it('ranks by meaning too, unless it is turned off', () => {
    const [near, asked] = [join(folder, 'near.jsonl'), join(folder, 'asked.jsonl')];
    writeFileSync(near, '{"id":"n","text":"north"}\n{"id":"e","text":"east"}\n');
    writeFileSync(asked, '{"id":"q","text":"easterly east"}\n');
    const env = { MEANING: 'on', MEANING_MODEL: tinyModel() };
    const documents = (...options: string[]) =>
      rankWith(env, '--docs', near, '--queries', asked, ...options)
        .stdout.trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[2]);
    expect(documents()).toEqual(['e', 'n']);
    expect(documents('--meaning', 'off')).toEqual(['e']);
    const wrong = rankWith(env, '--docs', near, '--queries', asked, '--meaning', 'maybe');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('must be on or off')]);
  });

  it('prints a run file, best first, with no threshold', () => {
    const { status, stdout, stderr } = rank('--docs', docs, '--queries', queries);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '));
    expect(rows.map(([question, , document, place]) => [question, document, place])).toEqual([
      ['q1', 'a#1', '1'],
      ['q1', 'a#0', '2'],
      ['q1', 'b', '3'],
    ]);
    for (const row of rows)
      expect(row).toEqual(['q1', 'Q0', row[2], row[3], expect.stringMatching(/^\d+\.\d{6}$/), 'nato-quote']);
  });

  it('stops at k, and exits with 1 if nothing was found', () => {
    expect(rank('--docs', docs, '--queries', queries, '--k', '1').stdout.split('\n')).toHaveLength(2);
    writeFileSync(join(folder, 'none.jsonl'), '{"id":"q2","text":"submarine"}\n');
    expect(rank('--docs', docs, '--queries', join(folder, 'none.jsonl'))).toEqual({
      status: 1,
      stdout: '',
      stderr: '',
    });
  });

  it.each([
    [[], 'rank needs --docs FILE'],
    [['--docs', docs], 'rank needs --queries FILE'],
    [['--docs', join(folder, 'gone'), '--queries', queries], 'no such file'],
    [['--docs', docs, '--queries', queries, '--k', 'ten'], '--k ten: must be a whole number'],
    [['--docs', 'package.json', '--queries', queries], 'line 1'],
  ])('refuses %j', (args, reason) => {
    const { status, stdout, stderr } = rank(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });
});
