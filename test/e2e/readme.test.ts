import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from './program.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The command lines of the shell blocks that call the program. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('npx nato-quote'));

it('has commands to try', () => expect(commands.length).toBeGreaterThan(3));

it.each(commands)('%s', async (line) => {
  const words = [...line.slice('npx nato-quote'.length).matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  const program = run(['bin/nato-quote.js', ...words]);
  expect(await program.ended, program.output()).toBe(0);
  expect(program.output()).not.toBe('');
});

it('shows what a first start shows', async () => {
  const typed = readme.match(/```\n> (\/nato-quote [^\n]+)/)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  const program = run(['dist/main.js'], { DATABASE_URL: join(folder, 'store.db') }, `${typed}\n`);
  expect(await program.ended).toBe(0);
  for (const line of readme
    .match(/\n│ [\s\S]*?\n18 December[^·]*· [^·\n]*/)?.[0]
    .trim()
    .split('\n') ?? [])
    expect(program.output()).toContain(line);
  rmSync(folder, { recursive: true });
});
