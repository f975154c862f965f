import type { Kysely } from 'kysely';
import type { Door } from './database/connection.ts';
import type { Tables } from './database/schema.ts';

export type Arrivals = {
  /**
   * Notes at `at` the articles that have not been seen before, and returns what `all` would. What a new store
   * is given counts as seen on the article's own day, not as news of today.
   */
  readonly note: (
    articles: readonly { readonly id: string; readonly date: string }[],
    at: number,
  ) => Promise<ReadonlyMap<string, number>>;
  /** When each article was first seen, as far as has been noted: id → instant. */
  readonly all: () => Promise<ReadonlyMap<string, number>>;
};

const rowsAtOnce = 200;

async function read(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('arrivals').selectAll().execute();
  return new Map(rows.map((row) => [row.article_id, row.seen_at]));
}

/** When articles came into the corpus: what makes a quote new to a digest. */
export function createArrivals(door: Door): Arrivals {
  // What has been noted never changes, so it is read again only when something is missing from it.
  let known: ReadonlyMap<string, number> | undefined;

  return {
    async note(articles, at) {
      known ??= await door.read(read);
      const seenBefore = known;
      if (articles.every(({ id }) => seenBefore.has(id))) return seenBefore;
      known = await door.write(async (db) => {
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
      known ??= await door.read(read);
      return known;
    },
  };
}
