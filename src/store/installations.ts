import type { Door } from './database/connection.ts';

export type InstallationStore = {
  /** Keeps what Slack handed over when a workspace installed the app; `id` is the workspace's or the enterprise's. */
  readonly put: (id: string, installation: object, at: number) => Promise<void>;
  readonly get: (id: string) => Promise<object | null>;
  readonly remove: (id: string) => Promise<void>;
};

/** The workspaces that installed the app, each with its tokens: guard the database as you guard those. */
export function createInstallations(door: Door): InstallationStore {
  return {
    put: (id, installation, at) =>
      door.write(async (db) => {
        const text = JSON.stringify(installation);
        await db
          .insertInto('installations')
          .values({ id, installation: text, installed_at: at })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ installation: text, installed_at: at }),
          )
          .execute();
      }),

    get: (id) =>
      door.read(async (db) => {
        const row = await db
          .selectFrom('installations')
          .select('installation')
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? null : (JSON.parse(row.installation) as object);
      }),

    remove: (id) =>
      door.write(async (db) => {
        await db.deleteFrom('installations').where('id', '=', id).execute();
      }),
  };
}
