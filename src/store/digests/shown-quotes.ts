import type { Door } from '../database/connection.ts';

export type ShownQuotes = {
  /** The quotes that a channel has had in digests: id → when last. */
  readonly of: (team: string, channel: string) => Promise<ReadonlyMap<string, number>>;
};

/** What channels have been shown; the ledger writes it, together with what it sent. */
export function createShownQuotes(door: Door): ShownQuotes {
  return {
    of: (team, channel) =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('shown_quotes')
          .select(['quote_id', 'shown_at'])
          .where('team', '=', team)
          .where('channel', '=', channel)
          .execute();
        return new Map(rows.map((row) => [row.quote_id, row.shown_at]));
      }),
  };
}
