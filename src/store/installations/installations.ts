import { sql } from 'kysely';
import { StoreError } from '../../errors.ts';
import type { StoreConnection, StoreLog } from '../database/connection.ts';
import type { TokenCipher } from './token-cipher.ts';
import { createStateClaims } from './used-states.ts';

/** The workspaces that installed the app, each with its tokens, which are stored encrypted. */
export type InstallationStore = {
  /** Stores what Slack handed over when a workspace installed the app; `id` is the workspace's or the enterprise's. */
  readonly put: (id: string, installation: object, at: number) => Promise<void>;
  /** @throws StoreError, also where the tokens cannot be decrypted */
  readonly get: (id: string) => Promise<object | null>;
  readonly remove: (id: string) => Promise<void>;
  /**
   * Encrypts with the first key what an earlier version stored plain, and what is under another key. A row that
   * cannot be decrypted is logged and left as it is.
   */
  readonly encryptAnew: () => Promise<void>;
  /** Returns true the first time that the `state` of an installation comes back, to whichever replica. `now` is in milliseconds. */
  readonly claimState: (id: string, now: number) => Promise<boolean>;
};

export function createInstallations(
  connection: StoreConnection,
  cipher: TokenCipher,
  log: StoreLog,
): InstallationStore {
  const readAll = () => connection.read((db) => db.selectFrom('installations').selectAll().execute());

  /** Returns a row's text where it must be encrypted anew. */
  function outdatedText({ id, installation }: { id: string; installation: string }): string | null {
    try {
      const { text, isCurrent } = cipher.decrypt(installation, id);
      return isCurrent ? null : text;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log.error({ installation: id }, error.message);
      return null;
    }
  }

  /** Rewrites the table without what has been replaced: both databases keep it in their files otherwise. */
  const eraseReplaced = () =>
    connection.write(async (db) => {
      const postgres = connection.engine === 'postgres';
      await sql.raw(postgres ? 'vacuum full installations' : 'vacuum').execute(db);
      if (!postgres) await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
    });

  return {
    async put(id, installation, at) {
      const text = cipher.encrypt(JSON.stringify(installation), id);
      await connection.write((db) =>
        db
          .insertInto('installations')
          .values({ id, installation: text, installed_at: at })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ installation: text, installed_at: at }),
          )
          .execute(),
      );
    },

    async get(id) {
      const row = await connection.read((db) =>
        db.selectFrom('installations').select('installation').where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : (JSON.parse(cipher.decrypt(row.installation, id).text) as object);
    },

    async remove(id) {
      await connection.write((db) => db.deleteFrom('installations').where('id', '=', id).execute());
    },

    claimState: createStateClaims(connection),

    async encryptAnew() {
      let replaced = 0;
      for (const row of await readAll()) {
        const text = outdatedText(row);
        if (text === null) continue;
        const installation = cipher.encrypt(text, row.id);
        // A workspace that installs the app meanwhile has stored newer tokens.
        await connection.write((db) =>
          db
            .updateTable('installations')
            .set({ installation })
            .where('id', '=', row.id)
            .where('installation', '=', row.installation)
            .execute(),
        );
        replaced += 1;
      }
      if (replaced === 0) return;
      log.info({ installations: replaced }, 'stored tokens were encrypted anew');
      await eraseReplaced();
    },
  };
}
