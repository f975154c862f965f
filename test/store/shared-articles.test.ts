import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { articleId } from '../../src/article/id.ts';
import type { Heartbeat } from '../../src/store/articles/listener.ts';
import type { SharedArticles, SharedChange } from '../../src/store/articles/shared-articles.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import {
  atPostgres,
  noLog,
  postgresDatabase,
  postgresUrl,
  sqliteDatabase,
  type TestDatabase,
} from './databases.ts';
import { freezingProxy } from './freezing-proxy.ts';

const article = (path: string, title = 'A title'): Article => {
  const url = `https://site.example/${path}`;
  const text = `“We will open the harbour ${path},” Ada Winter said.`;
  return {
    id: articleId(url),
    title,
    outlet: 'O',
    url,
    date: '2025-02-13',
    language: 'en',
    textKind: 'full',
    text,
    paragraphs: [{ start: 0, end: text.length }],
  };
};

it('articles are shared with Postgres only', async () => {
  const database = await sqliteDatabase();
  const store = openStore(database.url, noLog);
  expect(store.articles).toBeNull();
  await store.close();
  await database.drop();
});

describe.skipIf(postgresUrl === undefined)('articles that replicas share (Postgres)', () => {
  let database: TestDatabase;
  let stores: Store[] = [];
  let follows: { close(): Promise<void> }[] = [];
  beforeEach(async () => {
    database = await postgresDatabase();
    [stores, follows] = [[], []];
  });
  afterEach(async () => {
    for (const follow of follows) await follow.close();
    for (const store of stores) await store.close();
    await database.drop();
  });
  function replica(url = database.url): SharedArticles {
    const store = openStore(url, noLog);
    stores.push(store);
    if (store.articles === null) throw new Error('no shared articles');
    return store.articles;
  }
  async function followed(articles: SharedArticles, heartbeat?: Heartbeat) {
    const changes: SharedChange[] = [];
    follows.push(await articles.follow((change) => changes.push(change), heartbeat));
    return changes;
  }

  it('reach the other replicas within two seconds: new, changed and removed', async () => {
    const [one, other] = [replica(), replica()];
    await one.keep(article('a'));
    const changes = await followed(other);
    expect(changes).toEqual([{ kind: 'article', article: article('a') }]);
    const soon = { timeout: 2000, interval: 10 };
    await one.keep(article('b'));
    await expect.poll(() => changes.slice(1), soon).toEqual([{ kind: 'article', article: article('b') }]);
    await one.keep(article('a', 'Another title'));
    await expect
      .poll(() => changes.slice(2), soon)
      .toEqual([{ kind: 'article', article: article('a', 'Another title') }]);
    await one.remove(article('b').id);
    await expect
      .poll(() => changes.slice(3), soon)
      .toEqual([{ kind: 'removed', articleId: article('b').id }]);
  });

  it('are all handed over, without blocking the event loop', async () => {
    const [one, other] = [replica(), replica()];
    const names = Array.from({ length: 401 }, (_, number) => `many-${number}`);
    for (const name of names) await one.keep(article(name));
    let turns = 0;
    let over = false;
    const count = () => {
      turns += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const changes = await followed(other);
    over = true;
    expect(new Set(changes.map((change) => change.kind === 'article' && change.article.id))).toEqual(
      new Set(names.map((name) => article(name).id)),
    );
    expect(changes).toHaveLength(names.length);
    expect(turns).toBeGreaterThanOrEqual(names.length);
  });

  it('that changed while the connection was broken are handed over afterwards', async () => {
    const [one, other] = [replica(), replica()];
    await one.keep(article('a'));
    const changes = await followed(other);
    const name = new URL(database.url).pathname.slice(1);
    await atPostgres(
      postgresUrl ?? '',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    // The first statements over the pool's broken connections fail.
    await expect
      .poll(
        () =>
          one.keep(article('b')).then(
            () => 'kept',
            () => 'failed',
          ),
        { timeout: 10_000 },
      )
      .toBe('kept');
    await expect
      .poll(() => changes.slice(1), { timeout: 10_000 })
      .toEqual([{ kind: 'article', article: article('b') }]);
  });

  it('that changed while the connection hung are handed over afterwards: new, changed and removed', async () => {
    const proxy = await freezingProxy(database.url);
    const [one, other] = [replica(), replica(proxy.url)];
    for (const name of ['a', 'b', 'c']) await one.keep(article(name));
    const changes = await followed(other, { every: 100, timeout: 300 });
    changes.length = 0;
    proxy.freeze();
    await one.keep(article('d'));
    await one.keep(article('b', 'Another title'));
    await one.remove(article('c').id);
    await expect.poll(() => changes, { timeout: 10_000 }).toHaveLength(3);
    expect(changes).toEqual(
      expect.arrayContaining([
        { kind: 'article', article: article('d') },
        { kind: 'article', article: article('b', 'Another title') },
        { kind: 'removed', articleId: article('c').id },
      ]),
    );
    await one.keep(article('e'));
    await expect
      .poll(() => changes.slice(3), { timeout: 5_000 })
      .toEqual([{ kind: 'article', article: article('e') }]);
  });

  it('can be stored again after the pool’s connections hung', async () => {
    const proxy = await freezingProxy(database.url);
    const one = replica(proxy.url);
    await one.keep(article('a'));
    proxy.freeze();
    await expect(one.keep(article('b'))).rejects.toMatchObject({ trouble: 'away' });
    await one.keep(article('b'));
  }, 30_000);
});
