import type { StoreConnection } from '../database/connection.ts';

export type ShownQuotes = {
  /** Returns the quotes that a channel has had in digests: id → when last, in milliseconds since 1970. */
  readonly of: (team: string, channel: string) => Promise<ReadonlyMap<string, number>>;
};

/** The quotes that channels have had. The ledger writes them, in the transaction that marks a delivery as sent. */
export function createShownQuotes(connection: StoreConnection): ShownQuotes {
  return {
    of: (team, channel) =>
      connection.read(async (db) => {
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
