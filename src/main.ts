import process from 'node:process';
import { config as readDotEnv } from 'dotenv';
import { readConfig } from './config.ts';
import { NatoQuoteError } from './errors.ts';
import { createLogger } from './log.ts';
import { startService } from './service.ts';

type Running = { readonly stop: () => Promise<void> };

/** Starts the bot with the settings of the environment, and stops it in order on a signal. */
async function main(): Promise<void> {
  readDotEnv({ quiet: true });
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  process.on('unhandledRejection', (reason) => {
    // The supervisor restarts the process.
    log.fatal({ err: reason }, 'stopped: an error was not handled');
    process.exit(1);
  });

  let running: Running | undefined;
  let stopping = false;
  const stop = async (why: string, status = 0) => {
    // A second Ctrl-C exits at once.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ why }, 'stopping');
    await running?.stop();
    process.exit(status);
  };
  process.on('SIGTERM', (signal) => stop(signal));
  process.on('SIGINT', (signal) => stop(signal));

  const { slack } = config;
  if (slack.mode !== 'local') {
    const service = await startService({ ...config, slack }, log);
    running = service;
    void service.refused.then((error) => {
      log.fatal({ err: error }, 'Slack refuses to be connected to any more');
      return stop('Slack refuses the app', 2);
    });
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
