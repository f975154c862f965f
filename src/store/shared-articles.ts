import { createHash } from 'node:crypto';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Client } from 'pg';
import type { Article } from '../article/article.ts';
import { articleSource } from '../article/draft.ts';
import { parseArticle } from '../article/markdown.ts';
import type { Door, StoreLog } from './database/connection.ts';

/** What happened to an article that all replicas share. */
export type SharedChange =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'removed'; readonly articleId: string };

/** Articles that several replicas share by way of Postgres. */
export type SharedArticles = {
  /** Keeps an article, new or changed, and tells every replica. @throws StoreError */
  keep(article: Article): Promise<void>;
  /** @throws StoreError */
  remove(articleId: string): Promise<void>;
  /**
   * Hands over all articles there are, and from then on every change by whichever replica, one after the
   * other. Resolves after the first hand-over. A connection that breaks is opened again, and what was
   * missed meanwhile is made up for.
   */
  follow(onChange: (change: SharedChange) => void): Promise<{ close(): Promise<void> }>;
};

const channel = 'nato_quote_articles';
const retryAfter = 1_000;
/** So many are read at once. */
const page = 200;

type Row = { readonly id: string; readonly source: string };
const hashOf = (source: string) => createHash('sha256').update(source).digest('base64');

/** Articles in the database behind `door`; `url` is its address, for a connection that listens. */
export function createSharedArticles(door: Door, url: string, log: StoreLog): SharedArticles {
  const announce = (id: string) => sql`select pg_notify(${channel}, ${id})`;

  async function follow(onChange: (change: SharedChange) => void) {
    const known = new Map<string, string>();
    let closed = false;
    let listening: Client | undefined;
    let underWay: Promise<void> = Promise.resolve();

    const take = ({ id, source }: Row) => {
      const hash = hashOf(source);
      if (known.get(id) === hash) return;
      known.set(id, hash);
      const parsed = parseArticle(source, id);
      if (parsed.kind === 'article') onChange({ kind: 'article', article: parsed.article });
      else for (const { line, reason } of parsed.faults) log.error({ article: id, line }, reason);
    };
    const forget = (id: string) => {
      if (known.delete(id)) onChange({ kind: 'removed', articleId: id });
    };
    const takeAll = async () => {
      const ids = new Set<string>();
      let rows: Row[];
      let last = '';
      do {
        rows = await door.read((db) =>
          db.selectFrom('articles').selectAll().where('id', '>', last).orderBy('id').limit(page).execute(),
        );
        for (const row of rows) {
          // Taking an article apart takes a millisecond or more: between two, answers get their turn.
          await breathe();
          if (closed) return;
          take(row);
          ids.add(row.id);
          last = row.id;
        }
      } while (rows.length === page);
      for (const id of [...known.keys()]) if (!ids.has(id)) forget(id);
    };
    const takeOne = async (id: string) => {
      const row = await door.read((db) =>
        db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      if (row === undefined) forget(id);
      else take(row);
    };
    // The store has logged why; the next announcement or the next connection brings it up again.
    const inTurn = (step: () => Promise<void>) => {
      underWay = underWay.then(step).catch(() => undefined);
      return underWay;
    };

    const listen = async () => {
      const { default: pg } = await import('pg');
      const client = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: 3_000,
        keepAlive: true,
      });
      client.on('notification', ({ payload }) => void inTurn(() => takeOne(payload ?? '')));
      client.on('error', () => undefined);
      await client.connect();
      await client.query(`listen ${channel}`);
      listening = client;
      client.once('end', () => void relisten());
    };
    const relisten = async () => {
      while (!closed) {
        await pause(retryAfter);
        try {
          if (!closed) await listen();
          return await inTurn(takeAll);
        } catch (error) {
          log.error(
            {},
            `articles of other replicas are not heard of: ${error instanceof Error ? error.message : error}`,
          );
        }
      }
    };

    // The tables are made by the first use of the door; listening comes first, so that nothing falls between.
    await listen();
    await inTurn(takeAll);
    return {
      async close() {
        closed = true;
        await listening?.end();
        await underWay;
      },
    };
  }

  return {
    keep: (article) =>
      door.write(async (db) => {
        const source = articleSource(article);
        await db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('articles')
            .values({ id: article.id, source })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ source }))
            .execute();
          await announce(article.id).execute(transaction);
        });
      }),
    remove: (articleId) =>
      door.write((db) =>
        db.transaction().execute(async (transaction) => {
          await transaction.deleteFrom('articles').where('id', '=', articleId).execute();
          await announce(articleId).execute(transaction);
        }),
      ),
    follow,
  };
}
