import 'dotenv/config';
import process from 'node:process';
import { readConfig } from './config.ts';
import { NatoQuoteError } from './errors.ts';
import { startLocal } from './local.ts';
import { createLogger } from './log.ts';
import { startService } from './service.ts';

/** Starts the bot as the environment says, and stops it in order when it is told to. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  const { slack } = config;
  const running =
    slack.mode === 'local' ? await startLocal(config, log) : await startService({ ...config, slack }, log);

  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (reason) => {
    // Socket Mode rejects here when Slack refuses the token on a reconnect. Whoever supervises starts anew.
    log.fatal({ err: reason }, 'stopped: something failed that nothing could answer');
    process.exit(1);
  });
}

try {
  await main();
} catch (error) {
  const known = error instanceof NatoQuoteError;
  process.stderr.write(
    `nato-quote: ${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(known ? 2 : 1);
}
