import process from 'node:process';
import { config as readDotEnv } from 'dotenv';
import { readConfig } from './config.ts';
import { NatoQuoteError } from './errors.ts';
import { startLocal } from './local.ts';
import { createLogger } from './log.ts';
import { startService } from './service.ts';

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

  const { slack } = config;
  const never = new Promise<void>(() => undefined);
  const running =
    slack.mode === 'local'
      ? await startLocal(config, log)
      : { ...(await startService({ ...config, slack }, log)), ended: never };

  let stopping = false;
  const stop = async (why: string) => {
    // A second Ctrl-C means now.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ why }, 'stopping');
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await running.ended;
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
