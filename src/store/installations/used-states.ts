import type { StoreConnection } from '../database/connection.ts';

/** A state is refused by its age long before its row is deleted. Milliseconds. */
const keptFor = 60 * 60_000;

/** Returns a function that is true the first time that any replica calls it with an id; see `createStateStore`. */
export function createStateClaims(
  connection: StoreConnection,
): (id: string, now: number) => Promise<boolean> {
  return (id, now) =>
    connection.write(async (db) => {
      await db
        .deleteFrom('used_states')
        .where('used_at', '<', now - keptFor)
        .execute();
      const added = await db
        .insertInto('used_states')
        .values({ id, used_at: now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    });
}
