import type { Door } from './guard.ts';

export type Arrivals = {
  /**
   * Notes when each article was first seen, and returns it for all that have been: id → instant.
   * What a new store is given counts as seen on the article's own day, not as news of today.
   */
  readonly note: (
    articles: readonly { readonly id: string; readonly date: string }[],
    at: number,
  ) => Promise<ReadonlyMap<string, number>>;
};

const rowsAtOnce = 200;

/** When articles came into the corpus: what makes a quote new to a digest. */
export function createArrivals(door: Door): Arrivals {
  return {
    note: (articles, at) =>
      door.write(async (db) => {
        const read = async () => {
          const rows = await db.selectFrom('arrivals').selectAll().execute();
          return new Map(rows.map((row) => [row.article_id, row.seen_at]));
        };
        const seen = await read();
        const missing = articles.filter(({ id }) => !seen.has(id));
        if (missing.length === 0) return seen;
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
        return await read();
      }),
  };
}
