import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { digestEvent } from '../../src/digest/post.ts';
import { startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { openStore } from '../../src/store/store.ts';
import { noLog, sqliteDatabase } from '../store/databases.ts';
import { articleSource, settings } from './office.ts';

const replica = fileURLToPath(new URL('replica.mjs', import.meta.url));
const nine = Date.parse('2026-11-23T08:00:00Z');
/** Milliseconds after which a suspended process counts as dead. */
const lease = 1_000;

/** True while the process is suspended (Linux). */
const isSuspended = ({ pid }: ChildProcess) => / T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

describe.skipIf(process.platform !== 'linux')('a process that is suspended for longer than its lease', () => {
  it.concurrent.for(['postMessage', 'connecting'])(
    'at “%s” does not post a second time',
    { timeout: 30_000 },
    async (suspend, { expect, onTestFinished }) => {
      const database = await sqliteDatabase();
      const localSlack = await startLocalSlack({ channels: [{ name: 'one' }] });
      const processes: ChildProcess[] = [];
      onTestFinished(async () => {
        for (const one of processes) one.kill('SIGKILL');
        await localSlack.close();
        await database.drop();
      });
      const store = openStore(database.url, noLog);
      const { id } = await store.subscriptions.add({
        ...settings,
        ...{ team: localSlack.team.id, channel: localSlack.channel('one').id, owner: 'U1' },
        ...{ activeFrom: nine - 1, createdAt: nine - 1, whenEmpty: 'archive' },
      });
      await store.close();
      const begun = Date.now();
      const start = (more: object) => {
        const given = {
          ...{ url: database.url, apiUrl: localSlack.apiUrl, token: localSlack.botToken, lease },
          ...{ articles: [articleSource(1, '2026-11-01')], due: [`${id} 2026-11-23`] },
          ...{ now: nine + 1_000 + Date.now() - begun, jump: { by: 0, after: 0 }, kill: null, ...more },
        };
        const child = spawn(process.execPath, [replica, JSON.stringify(given)], { stdio: 'ignore' });
        processes.push(child);
        return child;
      };
      const posts = () =>
        localSlack.messages('one').filter(({ metadata }) => metadata?.event_type === digestEvent);

      const suspended = start({ suspend });
      await expect.poll(() => isSuspended(suspended), { timeout: 10_000 }).toBe(true);
      const [code] = await once(start({}), 'exit');
      expect([code, posts().length]).toEqual([0, 1]);
      // It is suspended again at each later call.
      const ended = once(suspended, 'exit');
      const goOn = setInterval(() => suspended.kill('SIGCONT'), 50);
      onTestFinished(() => clearInterval(goOn));
      await ended;
      expect(posts()).toHaveLength(1);
    },
  );
});
