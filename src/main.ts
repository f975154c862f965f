import process from 'node:process';
import { config as readDotEnv } from 'dotenv';
import { readConfig } from './config.ts';
import { NatoQuoteError } from './errors.ts';
import { createLogger } from './log.ts';
import { startService } from './service.ts';

type Running = { readonly stop: () => Promise<void> };

/** Starts the bot as the environment says, and stops it in order when it is told to. */
async function main(): Promise<void> {
  readDotEnv({ quiet: true });
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  process.on('unhandledRejection', (reason) => {
    // Socket Mode rejects here when Slack refuses the token on a reconnect. Whoever supervises starts anew.
    log.fatal({ err: reason }, 'stopped: something failed that nothing could answer');
    process.exit(1);
  });

  let running: Running | undefined;
  let stopping = false;
  const stop = async (why: string) => {
    // A second Ctrl-C means now.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ why }, 'stopping');
    await running?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const { slack } = config;
  if (slack.mode !== 'local') {
    running = await startService({ ...config, slack }, log);
    return;
  }
  const local = await (await import('./local.ts')).startLocal(config, log);
  running = local;
  await local.ended;
  await stop('the input has ended');
}

try {
  await main();
} catch (error) {
  const known = error instanceof NatoQuoteError;
  const reason = error instanceof Error ? (known ? error.message : error.stack) : String(error);
  process.stderr.write(`nato-quote: ${reason}\n`);
  process.exit(known ? 2 : 1);
}
