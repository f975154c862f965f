import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOnce, StoppingError } from '../../src/slack/inbound/idempotency.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { noLog, sqliteDatabase, type TestDatabase } from '../store/databases.ts';

let database: TestDatabase;
let stores: Store[];
beforeEach(async () => {
  database = await sqliteDatabase();
  stores = [1, 2].map(() => openStore(database.url, noLog));
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await database.drop();
});

/** Two replicas, and what tells them to stop. */
function replicas() {
  const stopping = new AbortController();
  const [one, other] = stores.map(({ events }) => createOnce(events, stopping.signal));
  if (one === undefined || other === undefined) throw new Error('there are two stores');
  return { one, other, stopping };
}

it('says who did the work: this call, another one, or nobody', async () => {
  const { one, other } = replicas();
  let work = 0;
  const doIt = async () => {
    work += 1;
  };
  expect(await Promise.all([one(['a'], doIt), one(['a', 'b'], doIt)])).toEqual(['done', 'earlier']);
  expect(await one(['a'], doIt)).toBe('earlier');
  expect(await other(['a'], doIt)).toBe('earlier');
  const failing = async () => {
    throw new Error('no');
  };
  const first = one(['c'], failing);
  const second = one(['c'], doIt);
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('failed');
  expect(await one(['c'], doIt)).toBe('done');
  expect(work).toBe(2);
});

it('waits for the work of another replica until it is stopped', async () => {
  const { one, other, stopping } = replicas();
  let end: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const own = one(['a'], async () => {
    begun();
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  await isBegun;
  const waiting = other(['a'], async () => undefined);
  stopping.abort();
  await expect(waiting).rejects.toThrow(StoppingError);
  end();
  expect(await own).toBe('done');
});
