import type { App, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { ClaimState } from './install-state.ts';

/** Stores the installations' tokens, by the workspace's or enterprise's id. */
export type InstallationRecords = {
  put(id: string, installation: object, at: number): Promise<void>;
  get(id: string): Promise<object | null>;
  remove(id: string): Promise<void>;
  claimState: ClaimState;
};

const idOf = ({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string => {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('Slack named neither a workspace nor an enterprise');
  return id;
};

/** Adapts the records to Bolt's interface. */
export function installationStore(records: InstallationRecords): InstallationStore {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined)
        throw new Error('Slack installed the app into neither a workspace nor an enterprise');
      await records.put(id, installation, Date.now());
    },
    async fetchInstallation(query) {
      const kept = await records.get(idOf(query));
      if (kept === null)
        throw new Error(`the app is not installed in ${idOf(query)}: install it at /slack/install`);
      // Only `storeInstallation` above writes it.
      return kept as Installation<'v1' | 'v2', boolean>;
    },
    async deleteInstallation(query) {
      await records.remove(idOf(query));
    },
  };
}

/** Deletes an installation when its workspace uninstalls the app or revokes its token. */
export function listenToUninstalls(app: App, records: InstallationRecords): void {
  app.event('app_uninstalled', async ({ body }) => records.remove(body.team_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await records.remove(body.team_id);
  });
}
