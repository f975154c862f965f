import type { App, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { ClaimState } from './install-state.ts';

/** Where the tokens of the workspaces that installed the app are kept, by the workspace's or enterprise's id. */
export type InstallationShelf = {
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

/** Bolt's view of the shelf. */
export function installationStore(shelf: InstallationShelf): InstallationStore {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined)
        throw new Error('Slack installed the app into neither a workspace nor an enterprise');
      await shelf.put(id, installation, Date.now());
    },
    async fetchInstallation(query) {
      const kept = await shelf.get(idOf(query));
      if (kept === null)
        throw new Error(`the app is not installed in ${idOf(query)}: install it at /slack/install`);
      // Written by `storeInstallation` above, and by nothing else.
      return kept as Installation<'v1' | 'v2', boolean>;
    },
    async deleteInstallation(query) {
      await shelf.remove(idOf(query));
    },
  };
}

/** A workspace that takes the app out, or its token back, is forgotten at once. */
export function listenToUninstalls(app: App, shelf: InstallationShelf): void {
  app.event('app_uninstalled', async ({ body }) => shelf.remove(body.team_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await shelf.remove(body.team_id);
  });
}
