import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OutletSite } from './article/outlets.ts';
import { trimEnd } from './article/trim.ts';
import { shippedModel } from './encoder/model-folder.ts';
import { ConfigError } from './errors.ts';
import { type FeedSource, parseFeeds } from './ingest/feed/feed-source.ts';
import { parsePrivateSources } from './ingest/fetch/reachable.ts';
import { parseOutlets } from './ingest/parse-outlets.ts';
import { defaultDatabase, parseDatabaseUrl } from './store/database/database-url.ts';
import { parseTokenKeys } from './store/installations/token-cipher.ts';

/** How the bot connects to Slack. `local` is the local Slack, which runs in this process. */
export type SlackSettings =
  | { readonly mode: 'local' }
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string; readonly apiUrl: string }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl: string;
    }
  | {
      readonly mode: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** At least one key. The first encrypts the tokens of workspaces in the store; all of them decrypt. */
      readonly tokenKeys: readonly Buffer[];
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl: string;
    };

/** Every setting, resolved. */
export type Config = {
  readonly slack: SlackSettings;
  readonly corpusDir: string;
  /** The feeds to poll, and the settings for fetching. */
  readonly ingest: {
    readonly feeds: readonly FeedSource[];
    readonly contact: string;
    readonly privateSources: readonly string[];
    readonly outlets: readonly OutletSite[];
  };
  readonly databaseUrl: string;
  /** The folder of the encoder that quotes are also found by, in meaning; `null` if they are not. */
  readonly encoderFolder: string | null;
  readonly logLevel: LogLevel;
  /** Who may add articles and change digests. */
  readonly editors: 'admins' | 'everyone' | readonly string[];
  /** How many questions one person may ask in a minute. */
  readonly questionsPerMinute: number;
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Treats an empty value in `.env` like a missing line. */
const unset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(unset, type.optional());
const secret = (pattern: RegExp, shape: string) => optional(z.string().trim().regex(pattern, shape));

/** The shape of each setting, with the error text that follows its name. */
const Environment = z.object({
  SLACK_BOT_TOKEN: secret(/^xoxb-/, 'must be a bot token, which starts with xoxb-'),
  SLACK_APP_TOKEN: secret(/^xapp-/, 'must be an app-level token, which starts with xapp-'),
  SLACK_SIGNING_SECRET: secret(
    /^\S{8,}$/,
    'must be the signing secret from the app’s Basic Information page',
  ),
  SLACK_CLIENT_ID: secret(/^[\d.]+$/, 'must be the client id, digits with a dot'),
  SLACK_CLIENT_SECRET: secret(/^\S+$/, 'must be the client secret, without spaces'),
  SLACK_STATE_SECRET: secret(/^.{8,}$/, 'must be a random text of at least 8 characters'),
  TOKEN_KEYS: optional(z.string()),
  SLACK_API_URL: optional(
    z.url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://slack.com/api/' }),
  ),
  PORT: optional(
    z.coerce
      .number({ error: 'must be a port number from 0 to 65535' })
      .int('must be a port number from 0 to 65535')
      .min(0, 'must be a port number from 0 to 65535')
      .max(65535, 'must be a port number from 0 to 65535'),
  ),
  CORPUS_DIR: optional(z.string()),
  FEEDS: optional(z.string()),
  CRAWLER_CONTACT: optional(
    z.string().regex(/^[\x20-\x7e]{1,200}$/, 'must be an address or an e-mail, in plain letters'),
  ),
  PRIVATE_SOURCES: optional(z.string()),
  OUTLETS: optional(z.string()),
  DATABASE_URL: optional(z.string()),
  EDITORS: optional(
    z
      .string()
      .regex(
        /^\s*(admins|everyone|[UW][A-Z0-9]+(\s*,\s*[UW][A-Z0-9]+)*)\s*$/,
        'must be admins, everyone, or the ids of people such as U024BE7LH,U0G9QF9C6',
      ),
  ),
  QUESTIONS_PER_MINUTE: optional(
    z.coerce
      .number({ error: 'must be a whole number from 1 to 10000' })
      .int('must be a whole number from 1 to 10000')
      .min(1, 'must be a whole number from 1 to 10000')
      .max(10_000, 'must be a whole number from 1 to 10000'),
  ),
  LOG_LEVEL: optional(z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })),
});
type Environment = z.infer<typeof Environment>;

const missing = (name: keyof Environment, why: string): ConfigError =>
  new ConfigError(`${name} is missing: ${why}`);

function slackSettings(env: Environment): SlackSettings {
  const apiUrl = `${trimEnd(env.SLACK_API_URL ?? 'https://slack.com/api', /\//)}/`;
  const port = env.PORT ?? 3000;
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = env;

  if (clientId !== undefined || clientSecret !== undefined || stateSecret !== undefined) {
    const why =
      'to serve several workspaces, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_SIGNING_SECRET and TOKEN_KEYS belong together';
    if (clientId === undefined) throw missing('SLACK_CLIENT_ID', why);
    if (clientSecret === undefined) throw missing('SLACK_CLIENT_SECRET', why);
    if (stateSecret === undefined) throw missing('SLACK_STATE_SECRET', why);
    if (signingSecret === undefined) throw missing('SLACK_SIGNING_SECRET', why);
    if (env.TOKEN_KEYS === undefined)
      throw missing('TOKEN_KEYS', `${why} (32 random bytes: openssl rand -base64 32)`);
    const tokenKeys = parseTokenKeys(env.TOKEN_KEYS);
    return { mode: 'oauth', clientId, clientSecret, stateSecret, tokenKeys, signingSecret, port, apiUrl };
  }
  if (appToken !== undefined) {
    if (botToken === undefined)
      throw missing(
        'SLACK_BOT_TOKEN',
        'Socket Mode needs it beside SLACK_APP_TOKEN (xoxb-…, from OAuth & Permissions)',
      );
    return { mode: 'socket', botToken, appToken, apiUrl };
  }
  if (signingSecret !== undefined) {
    if (botToken === undefined)
      throw missing(
        'SLACK_BOT_TOKEN',
        'HTTP mode needs it beside SLACK_SIGNING_SECRET (xoxb-…, from OAuth & Permissions)',
      );
    return { mode: 'http', botToken, signingSecret, port, apiUrl };
  }
  if (botToken !== undefined)
    throw missing(
      'SLACK_APP_TOKEN',
      'with SLACK_BOT_TOKEN set, the bot also needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode)',
    );
  return { mode: 'local' };
}

function editors(setting = 'admins'): Config['editors'] {
  const value = setting.trim();
  return value === 'admins' || value === 'everyone' ? value : value.split(',').map((name) => name.trim());
}

const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns the URL of the database. By default the bot on the local Slack has a database of its own, so that digests set up
 * there are never posted in a real workspace.
 * @throws ConfigError for a malformed URL
 */
export function databaseOf(env: Variables): string {
  const url = env.DATABASE_URL?.trim() ?? '';
  if (url !== '') {
    parseDatabaseUrl(url);
    return url;
  }
  return slackNames.some((name) => unset(env[name]) !== undefined) ? defaultDatabase : 'data/local.db';
}

/**
 * Returns the folder of the encoder that the settings name; the shipped one by default, `null` where it is switched off.
 * @throws ConfigError if MEANING is neither on nor off, or MEANING_MODEL not the folder of a model
 */
export function encoderFolderOf({ MEANING, MEANING_MODEL }: Variables): string | null {
  const wanted = MEANING?.trim() || 'on';
  if (wanted === 'off') return null;
  if (wanted !== 'on') throw new ConfigError(`MEANING (${wanted}) must be on or off`);
  const folder = MEANING_MODEL?.trim() ?? '';
  if (folder === '') return shippedModel;
  if (['model.onnx', 'onnx/model.onnx'].some((file) => existsSync(join(folder, file)))) return folder;
  throw new ConfigError(
    `MEANING_MODEL (${folder}) has no model.onnx: it must be the folder of a sentence encoder in ONNX, with its vocab.txt or tokenizer.json`,
  );
}

/**
 * Reads every setting from the environment.
 * @throws ConfigError naming the first setting that is missing or malformed, and what it should be.
 */
export function readConfig(env: Variables): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.') ?? 'a setting'} ${issue?.message ?? 'is malformed'}`);
  }
  const slack = slackSettings(parsed.data);
  return {
    slack,
    corpusDir: parsed.data.CORPUS_DIR ?? 'corpus',
    ingest: {
      feeds: parseFeeds(parsed.data.FEEDS ?? ''),
      contact: parsed.data.CRAWLER_CONTACT ?? '',
      privateSources: parsePrivateSources(parsed.data.PRIVATE_SOURCES ?? ''),
      outlets: parseOutlets(parsed.data.OUTLETS ?? ''),
    },
    databaseUrl: databaseOf(env),
    encoderFolder: encoderFolderOf(env),
    editors: editors(parsed.data.EDITORS),
    questionsPerMinute: parsed.data.QUESTIONS_PER_MINUTE ?? 40,
    // Beside a prompt on the same terminal only what needs attention is logged.
    logLevel: parsed.data.LOG_LEVEL ?? (slack.mode === 'local' ? 'warn' : 'info'),
  };
}
