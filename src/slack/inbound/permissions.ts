import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Who may add articles and change digests: Slack ids, or one of two groups. */
export type Editors = 'admins' | 'everyone' | readonly string[];

/** A Slack user. Ids are unique only within a workspace. */
export type SlackUser = { readonly team: string; readonly user: string };

/** Returns the user behind a request; `context` is Bolt's. */
export function slackUserOf({ teamId = '' }: { teamId?: string }, user: string): SlackUser {
  return { team: teamId, user };
}

/** True if a user may add articles and change digests. @throws Slack's errors, except for an unknown user */
export type MayEdit = (client: WebClient, person: SlackUser) => Promise<boolean>;

/** Milliseconds for which an admin's status is cached. */
const believedFor = 60_000;
const remembered = 1_000;

async function isAdmin(client: WebClient, user: string): Promise<boolean> {
  try {
    const { user: found } = await client.users.info({ user });
    return found?.is_admin === true || found?.is_owner === true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'user_not_found') return false;
    throw error;
  }
}

/** Implements the setting EDITORS. Looks up admins with `users.info`; `now` returns milliseconds. */
export function permissions(editors: Editors, now: () => number): MayEdit {
  const known = new Map<string, { readonly admin: boolean; readonly at: number }>();
  return async (client, { team, user }) => {
    if (editors === 'everyone') return true;
    if (editors !== 'admins') return editors.includes(user);
    const key = `${team}:${user}`;
    const before = known.get(key);
    const age = before === undefined ? believedFor : now() - before.at;
    if (before !== undefined && age >= 0 && age < believedFor) return before.admin;
    const admin = await isAdmin(client, user);
    if (known.size >= remembered) known.clear();
    known.set(key, { admin, at: now() });
    return admin;
  };
}
