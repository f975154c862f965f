import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** The built program as a process of its own, its output collected. */
export type Program = {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves with the output so far once it contains `text` (so many times); rejects if the process ends first. */
  readonly says: (text: string, times?: number) => Promise<string>;
  /** Resolves with the exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** Every setting there is, empty: that counts as unset, and keeps the program from reading it in somebody's `.env`. */
const unset = Object.fromEntries(
  [...readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    ([, name = '']) => [name, ''],
  ),
);

/** Runs `node FILE …` in the project's folder with nothing but `env` of the environment, and no setting of `.env`. */
export function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: string,
): Program {
  const child = spawn(process.execPath, args, {
    // Loading the encoder takes longer than most tests; those about meaning switch it on.
    env: { PATH: process.env.PATH ?? '', ...unset, MEANING: 'off', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (input !== undefined) child.stdin.end(input);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    child.emit('output');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = once(child, 'close').then(
    ([status, signal]: (number | NodeJS.Signals)[]) => status ?? signal ?? 'SIGKILL',
  );
  return {
    process: child,
    output: () => output,
    ended,
    async says(text, times = 1) {
      let over = false;
      ended.then(() => {
        over = true;
        child.emit('output');
      });
      while (output.split(text).length <= times) {
        if (over) throw new Error(`ended without saying ${JSON.stringify(text)}:\n${output}`);
        await once(child, 'output');
      }
      return output;
    },
  };
}
