import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

describe('DATABASE_URL', () => {
  it('is a separate file for the bot on the local Slack', () => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig({}).databaseUrl).toBe('data/local.db');
    expect(readConfig(tokens).databaseUrl).toBe('data/nato-quote.db');
    expect(readConfig({ ...tokens, DATABASE_URL: ' my.db ' }).databaseUrl).toBe('my.db');
  });

  it.each([
    'postgres://bot:hush/hush@db:port/quotes',
    'postgres://bot:hush@hush@db:5x/q',
    'mysql://bot:hush@db/q',
  ])('is refused without a word of its password: %s', (DATABASE_URL) => {
    const reading = () => readConfig({ DATABASE_URL });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(/^DATABASE_URL (?!.*hush).*must be postgres:/);
  });
});

describe('TOKEN_KEYS', () => {
  const oauth = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret',
    SLACK_STATE_SECRET: 'a random state secret',
    SLACK_SIGNING_SECRET: 'signing-secret',
  };
  const key = Buffer.alloc(32, 7);

  it.each([
    ['base64', key.toString('base64'), 1],
    ['hex', key.toString('hex'), 1],
    ['several with commas', ` ${key.toString('hex')} , ${Buffer.alloc(32, 8).toString('base64')} `, 2],
  ])('are read from %s', (_, TOKEN_KEYS, count) => {
    const { slack } = readConfig({ ...oauth, TOKEN_KEYS });
    if (slack.mode !== 'oauth') throw new Error('several workspaces were configured');
    expect(slack.tokenKeys).toHaveLength(count);
    expect(slack.tokenKeys[0]).toEqual(key);
  });

  it('are required only for several workspaces', () => {
    expect(() => readConfig(oauth)).toThrow(/^TOKEN_KEYS is missing: .*openssl rand -base64 32/);
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack.mode).toBe('socket');
  });

  it.each([
    ['too short', Buffer.alloc(31, 7).toString('base64')],
    ['too long', Buffer.alloc(33, 7).toString('hex')],
    ['a word', 'correct horse battery staple'],
    ['an empty one among them', `${key.toString('hex')},`],
  ])('are refused without a word of the key: %s', (_, TOKEN_KEYS) => {
    const reading = () => readConfig({ ...oauth, TOKEN_KEYS });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(/^TOKEN_KEYS must be 32 random bytes in base64 or hex/);
    expect(reading).not.toThrow(new RegExp(TOKEN_KEYS.slice(0, 12)));
  });
});

describe('the settings of who may do what', () => {
  it.each([
    [undefined, 'admins'],
    ['', 'admins'],
    [' everyone ', 'everyone'],
    ['U024BE7LH', ['U024BE7LH']],
    ['U024BE7LH, W0G9QF9C6', ['U024BE7LH', 'W0G9QF9C6']],
  ])('reads EDITORS=%s', (value, editors) => {
    expect(readConfig({ EDITORS: value }).editors).toEqual(editors);
  });

  it.each(['alice', 'admin', 'admins,U024BE7LH', 'U024BE7LH;U0G9QF9C6'])('refuses EDITORS=%s', (value) => {
    const reading = () => readConfig({ EDITORS: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(/^EDITORS must be admins, everyone, or the ids/);
  });

  it('lets one person ask 40 questions a minute, or as many as QUESTIONS_PER_MINUTE says', () => {
    expect(readConfig({}).questionsPerMinute).toBe(40);
    expect(readConfig({ QUESTIONS_PER_MINUTE: '120' }).questionsPerMinute).toBe(120);
  });

  it.each(['0', '-1', '1.5', 'many', '10001'])('refuses QUESTIONS_PER_MINUTE=%s', (value) => {
    expect(() => readConfig({ QUESTIONS_PER_MINUTE: value })).toThrow(
      /^QUESTIONS_PER_MINUTE must be a whole number from 1 to 10000$/,
    );
  });
});
