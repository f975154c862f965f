/**
 * Measures how fast answers are while thousands of digests are due in the same minute:
 * `npx tsx bench/digests.ts [--digests 5000] [--between 250] [--people 20]`. The bot runs as a process of its own
 * against the local Slack in this one, which takes one message a second from a channel and answers 429 to more.
 * `--between` is the pace in milliseconds between two digests; the bot's own is 250, so that 5,000 take 21 minutes.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { digestEvent } from '../src/digest/post.ts';
import { createLogger } from '../src/log.ts';
import { type ServiceConfig, startService } from '../src/service.ts';
import { openStore } from '../src/store/store.ts';
import { openLocalSlack } from '../test/slack/harness.ts';

const minute = 60_000;

async function beTheBot(given: string): Promise<void> {
  const { slack, databaseUrl, between } = JSON.parse(given) as Pick<
    ServiceConfig,
    'slack' | 'databaseUrl'
  > & {
    between: number;
  };
  const config = {
    ...readConfig({}),
    databaseUrl,
    slack,
    questionsPerMinute: 100_000,
    betweenPosts: between,
  };
  await startService(config, createLogger('warn'));
  process.send?.('ready');
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

async function measure(digests: number, between: number, people: number): Promise<void> {
  const names = Array.from({ length: people }, (_, at) => `person${at}`);
  const channels = Array.from({ length: digests }, (_, at) => ({ name: `c${at}`, members: ['person0'] }));
  const { localSlack, slack } = await openLocalSlack('socket', {
    users: names.map((name) => ({ name })),
    channels: [{ name: 'general' }, ...channels],
    postsPerSecond: 1,
    keep: 20_000,
  });
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-digests-'));
  const databaseUrl = join(folder, 'store.db');
  // The first minute that leaves time to start, and to see how fast answers are without digests.
  const due = Math.ceil((Date.now() + 45_000) / minute) * minute;
  const time = new Date(due).toISOString().slice(11, 16);
  const store = openStore(databaseUrl, createLogger('warn'));
  const topics = ['', 'security guarantees', 'peace talks', 'air defense', 'military aid'];
  for (const [at, { name }] of channels.entries())
    await store.subscriptions.add({
      team: localSlack.team.id,
      channel: localSlack.channel(name).id,
      owner: localSlack.user('person0').id,
      time,
      zone: 'UTC',
      days: [1, 2, 3, 4, 5, 6, 7],
      topic: topics[at % topics.length] ?? '',
      size: 3,
      whenEmpty: 'archive',
      activeFrom: due - minute,
      createdAt: due - minute,
    });
  await store.close();

  const bot = fork(fileURLToPath(import.meta.url), [
    '--bot',
    JSON.stringify({ slack, databaseUrl, between }),
  ]);
  await once(bot, 'message');
  const posted = () => localSlack.calls('chat.postMessage').filter(({ status }) => status === 200).length;
  const quiet: number[] = [];
  const busy: number[] = [];
  let finished = false;
  const ask = async (user: string) => {
    while (!finished) {
      const begun = performance.now();
      const delivery = await localSlack.command({ user, channel: 'general', text: 'security guarantees' });
      await localSlack.response(delivery, 20_000);
      (Date.now() < due ? quiet : busy).push(performance.now() - begun);
      await after(1_000 * Math.random() * 2);
    }
  };
  const asking = Promise.all(names.map(ask));
  const limit = digests * Math.max(between, 50) * 3 + minute;
  await localSlack.until(() => posted() >= digests, limit);
  const seconds = (Date.now() - due) / 1_000;
  finished = true;
  await asking;
  bot.kill();
  await once(bot, 'exit');

  const counts = channels.map(
    ({ name }) =>
      localSlack.messages(name).filter(({ metadata }) => metadata?.event_type === digestEvent).length,
  );
  const limited = localSlack.calls('chat.postMessage').filter(({ status }) => status === 429).length;
  console.log(
    `${digests} digests due at ${time}: ${counts.filter((count) => count === 1).length} channels have one, ${counts.filter((count) => count > 1).length} more than one`,
  );
  console.log(
    `${seconds.toFixed(0)} s, ${(digests / seconds).toFixed(1)} a second, ${limited} answers of 429`,
  );
  for (const [when, took] of [
    ['before', quiet],
    ['meanwhile', busy],
  ] as const) {
    const sorted = [...took].sort((one, other) => one - other);
    const [half, most, longest] = [0.5, 0.95, 1].map((share) => `${quantile(sorted, share).toFixed(0)} ms`);
    console.log(
      `${took.length} commands ${when}, of ${people} people: p50 ${half}, p95 ${most}, longest ${longest}`,
    );
  }
  await localSlack.close();
  rmSync(folder, { recursive: true, force: true });
}

const { values } = parseArgs({
  options: {
    digests: { type: 'string', default: '5000' },
    between: { type: 'string', default: '250' },
    people: { type: 'string', default: '20' },
    bot: { type: 'string' },
  },
});
if (values.bot === undefined)
  await measure(Number(values.digests), Number(values.between), Number(values.people));
else await beTheBot(values.bot);
