import { LogLevel as BoltLevel, type Logger as BoltLogger } from '@slack/bolt';
import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger };

/** Matches Slack's tokens, signed addresses, JSON Web Tokens, the state of an installation and named secrets. */
const secrets =
  /\b(xox[a-z](?:\.[a-z]+)?-|xapp-)[\w-]+|(?<![\w-])(eyJ)[\w-]+\.[\w-]+\.[\w-]+|\b(install_state_)[\w.-]+|(\/(?:commands|actions|app|services|link)\/)[\w/%-]{12,}|(\b(?:ticket|client_secret|signing_secret)(?:=|\\*["']?\s*:\s*\\*["']?))[^\s&"'\\,}]+/gi;

/** Makes a logger that writes JSON lines to standard error, with Slack's secrets removed. */
export function createLogger(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        streamWrite: (line) =>
          line.replace(secrets, (_whole, ...kept) => `${kept.find((one) => one !== undefined)}…`),
      },
    },
    destination({ dest: 2, sync: true }),
  );
}

const text = (parts: readonly unknown[]): string =>
  parts
    .map((part) =>
      part instanceof Error
        ? (part.stack ?? part.message)
        : typeof part === 'string'
          ? part
          : JSON.stringify(part),
    )
    .join(' ');

/** Returns a logger for Bolt and its clients that writes to `log`. */
export function boltLogger(log: Logger): BoltLogger {
  const child = log.child({ from: 'slack' });
  return {
    debug: (...parts) => child.debug(text(parts)),
    info: (...parts) => child.info(text(parts)),
    warn: (...parts) => child.warn(text(parts)),
    error: (...parts) => child.error(text(parts)),
    // LOG_LEVEL sets the level. Bolt asks for it only to decide whether to build a message.
    setLevel: () => undefined,
    getLevel: () => (child.isLevelEnabled('debug') ? BoltLevel.DEBUG : BoltLevel.INFO),
    setName: () => undefined,
  };
}
