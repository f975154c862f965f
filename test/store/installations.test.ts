import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { StoreLog } from '../../src/store/database/connection.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { noLog, onEachDatabase, runSql, sqliteDatabase, type TestDatabase } from './databases.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const token = 'xoxb-1111-2222-abcdefghijklmnop';
const installation = { team: { id: 'T1' }, bot: { token } };

function open({ url }: TestDatabase, keys: readonly Buffer[], log: StoreLog = noLog): Store {
  const store = openStore(url, log, keys);
  onTestFinished(() => store.close());
  return store;
}

async function fresh(create: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await create();
  onTestFinished(() => database.drop());
  return database;
}

/** The files of a database that hold `text`. */
const filesWith = ({ url }: TestDatabase, text: string) =>
  readdirSync(dirname(url)).filter((name) => readFileSync(join(dirname(url), name)).includes(text));

const plainRow = `insert into installations (id, installation, installed_at)
  values ('T1', '${JSON.stringify(installation)}', 1)`;

onEachDatabase('installations', (create) => {
  it('are kept until they are removed, the latest of each workspace', async () => {
    const database = await fresh(create);
    const [one, other] = [open(database, [oldKey]), open(database, [oldKey])];
    await one.installations.put('T1', { bot: { token: 'one' } }, 1);
    await other.installations.put('T1', installation, 2);
    expect(await one.installations.get('T1')).toEqual(installation);
    await one.installations.remove('T1');
    expect(await other.installations.get('T1')).toBeNull();
  });

  it('are encrypted again if they are plain or under an older key', async () => {
    const database = await fresh(create);
    const first = open(database, [oldKey]);
    await first.check();
    await runSql(database, plainRow);
    expect(await first.installations.get('T1')).toEqual(installation);
    await first.installations.encryptAnew();
    await open(database, [newKey, oldKey]).installations.encryptAnew();
    expect(await open(database, [newKey]).installations.get('T1')).toEqual(installation);
  });

  it('that no key decrypts are logged at start, and the others are encrypted again', async () => {
    const database = await fresh(create);
    await open(database, [randomBytes(32)]).installations.put('T0', installation, 1);
    await open(database, [oldKey]).installations.put('T1', installation, 1);
    const errors: string[] = [];
    const store = open(database, [newKey, oldKey], {
      ...noLog,
      error: (_, message) => void errors.push(message),
    });
    await store.installations.encryptAnew();
    expect(errors).toEqual([
      'the tokens of T0 are encrypted with a key that TOKEN_KEYS does not have: add it, or install the app there again',
    ]);
    await expect(store.installations.get('T0')).rejects.toMatchObject({ code: 'store' });
    expect(await open(database, [newKey]).installations.get('T1')).toEqual(installation);
  });

  it('of one workspace cannot be used for another, or changed', async () => {
    const database = await fresh(create);
    const store = open(database, [oldKey]);
    await store.installations.put('T1', installation, 1);
    await runSql(database, "update installations set id = 'T2'");
    await expect(store.installations.get('T2')).rejects.toThrow('have been changed');
  });

  it('cannot be stored without a key', async () => {
    const store = open(await fresh(create), []);
    await expect(store.installations.put('T1', installation, 1)).rejects.toThrow('TOKEN_KEYS is missing');
  });
});

it('no file of the database holds a token, also where an earlier version stored it plain', async () => {
  const database = await fresh(sqliteDatabase);
  const store = open(database, [oldKey]);
  await store.check();
  await runSql(database, plainRow);
  expect(filesWith(database, token)).not.toEqual([]);
  await store.installations.encryptAnew();
  expect(filesWith(database, token)).toEqual([]);
  await store.installations.put('T2', { bot: { token: `${token}-2` } }, 1);
  expect(await store.installations.get('T2')).toEqual({ bot: { token: `${token}-2` } });
  expect(filesWith(database, token)).toEqual([]);
});
