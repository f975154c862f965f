import type { StoreConnection } from './database/connection.ts';

/** An event of Slack's, by its `event_id`; `body` is JSON text. */
export type WaitingEvent = { readonly team: string; readonly id: string; readonly body: string };

export type WaitingEvents = {
  /** Keeps an event that is acknowledged before it is answered. `at` in milliseconds since 1970. */
  readonly keep: (event: WaitingEvent, at: number) => Promise<void>;
  readonly drop: (event: Pick<WaitingEvent, 'team' | 'id'>) => Promise<void>;
  /** What is kept since `from`, of all workspaces. What is older is dropped. */
  readonly since: (from: number) => Promise<readonly WaitingEvent[]>;
};

/** Events that Slack takes for answered, and that a crash would lose otherwise. */
export function createWaitingEvents(connection: StoreConnection): WaitingEvents {
  return {
    keep: ({ team, id, body }, at) =>
      connection.write(async (db) => {
        await db
          .insertInto('waiting_events')
          .values({ team, id, body, kept_at: at })
          .onConflict((conflict) => conflict.columns(['team', 'id']).doNothing())
          .execute();
      }),

    drop: ({ team, id }) =>
      connection.write(async (db) => {
        await db.deleteFrom('waiting_events').where('team', '=', team).where('id', '=', id).execute();
      }),

    since: (from) =>
      connection.write(async (db) => {
        await db.deleteFrom('waiting_events').where('kept_at', '<', from).execute();
        return await db
          .selectFrom('waiting_events')
          .select(['team', 'id', 'body'])
          .orderBy('kept_at')
          .execute();
      }),
  };
}
