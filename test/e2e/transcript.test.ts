import { expect, it } from 'vitest';
import { run } from './program.ts';

it('docs/transcript.md shows what the bot answers now, over both transports', async () => {
  const program = run(['--import', 'tsx', 'bench/transcript.ts', '--check']);
  expect(await program.ended, program.output()).toBe(0);
});
