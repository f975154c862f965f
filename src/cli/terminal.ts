import process from 'node:process';
import { config as readDotEnv } from 'dotenv';
import type { Terminal } from './command.ts';

/** Returns the terminal of this process, with the settings of `.env`. */
export function processTerminal(): Terminal {
  readDotEnv({ quiet: true });
  const { stdin, stdout, stderr, env } = process;
  // A closed pipe (`| head`) ends the program; it is no failure.
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
