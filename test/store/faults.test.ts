import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { atPostgres, postgresDatabase, postgresUrl, sqliteDatabase, type TestDatabase } from './databases.ts';

let database: TestDatabase;
let store: Store;
let lines: string[];

function open(url: string): Store {
  lines = [];
  const keep = (level: string) => (_fields: object, message: string) =>
    void lines.push(`${level} ${message}`);
  store = openStore(url, { error: keep('error'), info: keep('info') });
  return store;
}

const slot = (day: number) =>
  ({
    subscriptionId: 'S1',
    day: `day ${day}`,
    kind: 'daily',
    slotAt: day,
    team: 'T1',
    channel: 'C1',
  }) as const;

describe('a store on SQLite', () => {
  beforeEach(async () => {
    database = await sqliteDatabase();
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('logs a full disk once, and works again when there is space', async () => {
    // A limit on file sizes acts like a full disk, and needs no root.
    const ignore = () => undefined;
    process.on('SIGXFSZ', ignore);
    const limit = (bytes: string) => execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:`]);
    onTestFinished(() => {
      limit('unlimited');
      process.off('SIGXFSZ', ignore);
    });
    await open(database.url).check();
    limit('400000');
    const fill = async () => {
      for (let index = 0; index < 500; index++)
        await store.questions.add([
          { team: 'T1', person: `U${index}`, question: 'a long question '.repeat(60), at: index },
        ]);
    };
    await expect(fill()).rejects.toMatchObject({ code: 'store', trouble: 'disk' });
    await expect(fill()).rejects.toThrow(/full, out of quota or broken/);
    // The process's own memory still knows what was handled.
    const event = [`Ev ${'long'.repeat(2_000)}`];
    expect(await store.events.begin(event, 1)).toBe('first');
    expect(await store.events.begin(event, 2)).toBe('handled');
    limit('unlimited');
    await fill();
    expect(await store.questions.of('T1', 'U499')).toHaveLength(1);
    expect(lines[0]).toMatch(/^error the store \(.*store\.db\)/);
    expect(lines.at(-1)).toBe('info the store works again');
    expect(lines.filter((line, index) => line === lines[index - 1])).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)(
    'reports a read-only file (not as root, who may write to all)',
    async () => {
      await open(database.url).check();
      await store.close();
      execFileSync('chmod', ['-R', 'a-w', dirname(database.url)]);
      onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', dirname(database.url)]));
      await expect(open(database.url).subscriptions.allActive()).rejects.toMatchObject({
        trouble: 'read-only',
      });
    },
  );

  it('names a folder that it cannot create', async () => {
    await expect(open('package.json/store.db').check()).rejects.toMatchObject({
      trouble: 'unopened',
      message: expect.stringMatching(/package\.json\/store\.db.*may write there/),
    });
  });

  it('waits while another process locks the file, then fails with a reason', async () => {
    await open(database.url).check();
    const other = new Database(database.url);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const claim = store.deliveries.claim(slot(1));
    setTimeout(() => other.exec('commit'), 300);
    expect(await claim).toMatchObject({ state: 'claimed' });
    other.exec('begin immediate');
    await expect(store.deliveries.claim(slot(2))).rejects.toMatchObject({ trouble: 'locked' });
    other.exec('commit');
    expect(await store.deliveries.claim(slot(2))).toMatchObject({ state: 'claimed' });
  });

  it('leaves a damaged file unchanged and says what to do', async () => {
    mkdirSync(dirname(database.url), { recursive: true });
    writeFileSync(database.url, 'no database at all\n'.repeat(400));
    await expect(open(database.url).check()).rejects.toThrow(/damaged: stop the bot, put a copy back/);
    await expect(store.subscriptions.allActive()).rejects.toMatchObject({ trouble: 'damaged' });
    expect(await store.events.begin(['Ev1'], 1)).toBe('first');
    expect(await store.events.begin(['Ev1'], 2)).toBe('handled');
    expect(lines).toHaveLength(1);
  });

  it('does not change a database of a newer version', async () => {
    await open(database.url).check();
    const other = new Database(database.url);
    other.exec("insert into migrations (name) values ('9999-later')");
    other.close();
    await store.close();
    await expect(open(database.url).check()).rejects.toMatchObject({
      trouble: 'newer',
      message: expect.stringContaining('9999-later'),
    });
  });
});

describe('a store’s address', () => {
  it.each(['mysql://host/base', 'http://host'])('%s is refused with an explanation', (url) => {
    expect(() => open(url)).toThrow(/^DATABASE_URL \(\w+:…\) cannot be read: it must be postgres:/);
  });

  it('never shows a password', async () => {
    await expect(open('postgres://me:secret@127.0.0.1:1/base').check()).rejects.toThrow(
      /^the store \(127\.0\.0\.1:1\/base\) failed: the database does not answer/,
    );
    expect(() => open('mysql://me:secret@host/base')).toThrow(/^((?!secret).)*$/);
  });
});

/** A TCP proxy in front of Postgres that can be closed: it then cuts its connections and refuses new ones. */
async function createDoor(server: string): Promise<{ url: string; shut: () => void; unlock: () => void }> {
  const target = new URL(server);
  const sockets = new Set<Socket>();
  let shut = false;
  const connection = createServer((incoming) => {
    if (shut) return void incoming.destroy();
    const outgoing = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => connection.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void connection.close());
  const address = connection.address();
  const url = new URL(server);
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    shut: () => {
      shut = true;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    unlock: () => {
      shut = false;
    },
  };
}

describe.skipIf(postgresUrl === undefined)('a store on Postgres', () => {
  beforeEach(async () => {
    database = await postgresDatabase();
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('is used as soon as it is up, also if it was down at the start', async () => {
    const connection = await createDoor(database.url);
    connection.shut();
    open(connection.url);
    await expect(store.subscriptions.allActive()).rejects.toMatchObject({ trouble: 'away' });
    await expect(store.subscriptions.allActive()).rejects.toThrow(/check that it runs/);
    expect(await store.events.begin(['Ev1'], 1)).toBe('first');
    connection.unlock();
    expect(await store.subscriptions.allActive()).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/^error .*does not answer/), 'info the store works again']);
  });

  it('loses and doubles nothing when its connections are cut', async () => {
    const connection = await createDoor(database.url);
    await open(connection.url).check();
    const claimed: number[] = [];
    const cut = new Set<number>();
    const work = async () => {
      for (let day = 0; day < 60; day++)
        for (;;) {
          try {
            const claim = store.deliveries.claim(slot(day));
            if (day % 12 === 6 && !cut.has(day)) {
              cut.add(day);
              connection.shut();
            }
            if ((await claim) !== null) claimed.push(day);
            break;
          } catch (error) {
            expect(error).toMatchObject({ code: 'store', trouble: 'away' });
            connection.unlock();
          }
        }
    };
    await Promise.all([work(), work()]);
    expect(new Set(claimed).size).toBe(claimed.length);
    // A claim whose answer was cut off is in the ledger all the same.
    expect(await store.deliveries.open(0)).toHaveLength(60);
  });

  it('reports a read-only database', async () => {
    await open(database.url).check();
    await store.close();
    const name = new URL(database.url).pathname.slice(1);
    await atPostgres(database.url, `alter database ${name} set default_transaction_read_only = on`);
    await expect(open(database.url).check()).rejects.toMatchObject({ trouble: 'read-only' });
  });
});
