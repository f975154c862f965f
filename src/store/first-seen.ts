import type { Kysely } from 'kysely';
import type { StoreConnection } from './database/connection.ts';
import type { Tables } from './database/schema.ts';

export type FirstSeen = {
  /**
   * Stores `at` for the articles that have not been seen before, and returns the same as `all`. Articles that a new
   * store sees first count as seen on their own day: they are not news of today.
   */
  readonly note: (
    articles: readonly { readonly id: string; readonly date: string }[],
    at: number,
  ) => Promise<ReadonlyMap<string, number>>;
  /** Returns when each article was first seen: id → milliseconds since 1970. */
  readonly all: () => Promise<ReadonlyMap<string, number>>;
};

const rowsAtOnce = 200;

async function read(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('arrivals').selectAll().execute();
  return new Map(rows.map((row) => [row.article_id, row.seen_at]));
}

/** When articles came into the corpus, which makes their quotes new to a digest. */
export function createFirstSeen(connection: StoreConnection): FirstSeen {
  // Stored times never change, so they are read again only when an article is missing.
  let known: ReadonlyMap<string, number> | undefined;

  return {
    async note(articles, at) {
      known ??= await connection.read(read);
      const seenBefore = known;
      if (articles.every(({ id }) => seenBefore.has(id))) return seenBefore;
      known = await connection.write(async (db) => {
        const seen = await read(db);
        const missing = articles.filter(({ id }) => !seen.has(id));
        for (let first = 0; first < missing.length; first += rowsAtOnce)
          await db
            .insertInto('arrivals')
            .values(
              missing.slice(first, first + rowsAtOnce).map(({ id, date }) => ({
                article_id: id,
                seen_at: seen.size === 0 ? Math.min(Date.parse(date), at) : at,
              })),
            )
            .onConflict((conflict) => conflict.column('article_id').doNothing())
            .execute();
        return await read(db);
      });
      return known;
    },

    async all() {
      known ??= await connection.read(read);
      return known;
    },
  };
}
