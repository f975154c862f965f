import { sql } from 'kysely';
import type { Article } from '../../article/article.ts';
import { articleSource } from '../../article/draft.ts';
import type { StoreConnection, StoreLog } from '../database/connection.ts';
import { articleChannel, followArticles, type SharedChange } from './follow-articles.ts';
import type { Heartbeat } from './listener.ts';

export type { SharedChange } from './follow-articles.ts';

/** Articles that several replicas share through Postgres. */
export type SharedArticles = {
  /** Stores an article, new or changed, and tells every replica. @throws StoreError */
  keep(article: Article): Promise<void>;
  /** @throws StoreError */
  remove(articleId: string): Promise<void>;
  /**
   * Calls `onChange` for all stored articles, then for every change by any replica, one at a time. Resolves when all
   * stored articles were passed. A connection that breaks or hangs is reopened, and changes made meanwhile are passed.
   */
  follow(
    onChange: (change: SharedChange) => void,
    heartbeat?: Heartbeat,
  ): Promise<{ close(): Promise<void> }>;
};

const usualHeartbeat: Heartbeat = { every: 10_000, timeout: 5_000 };

/** Shares articles through the database of `connection`. `url` is its address, for a second connection that listens. */
export function createSharedArticles(
  connection: StoreConnection,
  url: string,
  log: StoreLog,
): SharedArticles {
  const announce = (id: string) => sql`select pg_notify(${articleChannel}, ${id})`;

  return {
    keep: (article) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          const source = articleSource(article);
          await transaction
            .insertInto('articles')
            .values({ id: article.id, source })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ source }))
            .execute();
          await announce(article.id).execute(transaction);
        }),
      ),

    remove: (articleId) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          await transaction.deleteFrom('articles').where('id', '=', articleId).execute();
          await announce(articleId).execute(transaction);
        }),
      ),

    async follow(onChange, heartbeat = usualHeartbeat) {
      // The first use of the store creates its tables.
      await connection.read(async () => undefined);
      return await followArticles(url, heartbeat, log, onChange);
    },
  };
}
