import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Who may add articles and change digests: people by their Slack ids, or one of the two groups. */
export type Editors = 'admins' | 'everyone' | readonly string[];

/** A person as Slack names them; ids are unique within a workspace only. */
export type Person = { readonly team: string; readonly user: string };

/** The person behind a request; `context` is Bolt's. */
export function personOf({ teamId = '' }: { teamId?: string }, user: string): Person {
  return { team: teamId, user };
}

/** Whether a person may add articles and change digests. @throws what Slack answers, but for a person it does not know. */
export type MayEdit = (client: WebClient, person: Person) => Promise<boolean>;

/** Somebody who is made an admin, or stops being one, is taken for it after this many milliseconds at most. */
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

/** The rule that the setting EDITORS makes. Admins are looked up with `users.info`; `now` gives milliseconds. */
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
