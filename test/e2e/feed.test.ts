import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readCorpus } from '../../src/ingest/folder/read-folder.ts';
import { serveFeed } from '../ingest/feed-server.ts';
import { openLocalSlack } from '../slack/harness.ts';
import { type Program, run } from './program.ts';

const items = 1000;

it('a feed of 1,000 items, the bot killed in the middle: all in, none twice, and people are answered meanwhile', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  const corpus = join(folder, 'corpus');
  cpSync('corpus', corpus, { recursive: true });
  const shipped = readdirSync(corpus).length;
  const feed = await serveFeed(items);
  const { localSlack, slack } = await openLocalSlack('socket');
  if (slack.mode !== 'socket') throw new Error('asked for Socket Mode');
  const start = async (): Promise<Program> => {
    const program = run(['dist/main.js'], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: join(folder, 'store.db'),
      CORPUS_DIR: corpus,
      FEEDS: `${feed.url}/feed`,
      PRIVATE_SOURCES: '127.0.0.1',
      QUESTIONS_PER_MINUTE: '10000',
    });
    await program.says('"msg":"ready"');
    return program;
  };

  const times: number[] = [];
  async function ask(text: string): Promise<string> {
    const sent = performance.now();
    const delivery = await localSlack.command({ user: 'alice', channel: 'general', text });
    const answer = await localSlack.response(delivery);
    times.push(performance.now() - sent);
    return answer.text;
  }
  const askUntil = async (done: () => boolean) => {
    while (!done()) {
      expect(await ask('security guarantees')).toContain('Volodymyr Zelenskyy');
      await ask(`number ${times.length}`);
      await after(20);
    }
  };

  const kill = 1 + Math.floor(Math.random() * (items - 1));
  const first = await start();
  await askUntil(() => feed.served.length >= kill);
  first.process.kill('SIGKILL');
  await first.ended;

  const second = await start();
  await askUntil(() => readdirSync(corpus).filter((name) => name.endsWith('.md')).length >= shipped + items);
  await expect.poll(() => ask(`"is number ${items - 1}"`), { timeout: 10_000 }).toContain('Ada Winter');
  second.process.kill('SIGTERM');
  expect([kill, await second.ended]).toEqual([kill, 0]);

  const { articles, faults } = await readCorpus(corpus);
  expect(faults).toEqual([]);
  expect(new Set(articles.map(({ url }) => url)).size).toBe(shipped + items);
  expect(readdirSync(corpus)).toHaveLength(shipped + items);
  // At most the pages that were under way when the bot was killed have been fetched twice.
  expect(feed.served.length).toBeLessThanOrEqual(items + 2);
  const sorted = times.toSorted((one, other) => one - other);
  expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(300);

  await Promise.all([localSlack.close(), feed.close()]);
  rmSync(folder, { recursive: true });
});
