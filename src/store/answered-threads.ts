import type { StoreConnection } from './database/connection.ts';

/** A thread, by the timestamp of its first message. */
export type Thread = { readonly team: string; readonly channel: string; readonly thread: string };

/** Whom the bot answered last in a thread, and when (milliseconds since 1970). */
export type Answered = { readonly person: string; readonly at: number };

export type AnsweredThreads = {
  /** Notes that the bot has answered somebody in a thread. Threads answered long ago are forgotten. */
  readonly note: (thread: Thread, answered: Answered) => Promise<void>;
  /** Whom the bot answered last in a thread; `null` if nobody, or long ago. */
  readonly last: (thread: Thread) => Promise<Answered | null>;
};

/** A thread in which nobody was answered for 30 days is forgotten: a mention takes it up again. */
const keptFor = 30 * 24 * 60 * 60_000;

/** The threads that the bot has answered in, so that it need not ask Slack about any other. */
export function createAnsweredThreads(connection: StoreConnection): AnsweredThreads {
  return {
    note: ({ team, channel, thread }, { person, at }) =>
      connection.write(async (db) => {
        await db
          .insertInto('answered_threads')
          .values({ team, channel, thread, person, answered_at: at })
          .onConflict((conflict) =>
            conflict.columns(['team', 'channel', 'thread']).doUpdateSet({ person, answered_at: at }),
          )
          .execute();
        await db
          .deleteFrom('answered_threads')
          .where('team', '=', team)
          .where('answered_at', '<', at - keptFor)
          .execute();
      }),

    last: ({ team, channel, thread }) =>
      connection.read(async (db) => {
        const row = await db
          .selectFrom('answered_threads')
          .select(['person', 'answered_at'])
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .executeTakeFirst();
        return row === undefined ? null : { person: row.person, at: Number(row.answered_at) };
      }),
  };
}
