import process from 'node:process';
import { config as readDotEnv } from 'dotenv';
import type { Terminal } from './command.ts';

/** This process's own streams and environment, with the settings of `.env` as the bot reads them, as a `Terminal`. */
export function processTerminal(): Terminal {
  readDotEnv({ quiet: true });
  const { stdin, stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) closes the pipe: that ends the program, it is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    in: stdin,
    out: stdout,
    err: stderr,
    colour: stdout.isTTY === true && !env.NO_COLOR,
    interactive: stderr.isTTY === true,
    env,
  };
}
