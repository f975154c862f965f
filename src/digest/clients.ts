import type { WebClient } from '@slack/web-api';
import type { InstallationStore } from '../store/installations/installations.ts';
import { createDigestClient } from './post.ts';

/** Where tokens come from: one for a single workspace, or each workspace's own from its installation. */
export type TokenSource =
  | { readonly apiUrl: string; readonly botToken: string }
  | { readonly apiUrl: string; readonly installations: InstallationStore };

/** Returns a function from a workspace to its client, one for each token; `null` for a workspace that has uninstalled the app. */
export function createClients(source: TokenSource): (team: string) => Promise<WebClient | null> {
  const clients = new Map<string, WebClient>();
  const clientFor = (token: string) => {
    const client = clients.get(token) ?? createDigestClient(token, source.apiUrl);
    clients.set(token, client);
    return client;
  };
  if ('botToken' in source) return async () => clientFor(source.botToken);
  return async (team) => {
    const installation: { bot?: { token?: string } } | null = await source.installations.get(team);
    const token = installation?.bot?.token;
    return token === undefined ? null : clientFor(token);
  };
}
