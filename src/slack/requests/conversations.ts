import { StoreError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { AnsweredThreads } from '../../store/answered-threads.ts';
import type { SlackUser } from '../inbound/permissions.ts';
import type { PostTarget } from '../outbound/post.ts';

/** Knows in which threads the bot has answered whom, without asking Slack. */
export type Conversations = {
  /** Records that the bot has answered a person in a thread. Never fails. */
  answered(person: SlackUser, place: PostTarget): Promise<void>;
  /** True if the bot's last answer in the thread was to this person. */
  isWith(person: SlackUser, place: PostTarget): Promise<boolean>;
};

type ConversationsParts = {
  readonly threads: AnsweredThreads;
  readonly log: Logger;
  readonly now: () => number;
};

/** Number of threads also kept in memory, in case the store cannot be used. */
const remembered = 1_000;

export function createConversations({ threads, log, now }: ConversationsParts): Conversations {
  const latest = new Map<string, { readonly person: string; readonly at: number }>();
  const keyOf = ({ team }: SlackUser, { channel, thread_ts = '' }: PostTarget) =>
    `${team}:${channel}:${thread_ts}`;
  const threadOf = ({ team }: SlackUser, { channel, thread_ts: thread = '' }: PostTarget) => ({
    team,
    channel,
    thread,
  });

  async function stored(person: SlackUser, place: PostTarget) {
    try {
      return await threads.last(threadOf(person, place));
    } catch (error) {
      if (error instanceof StoreError) return null;
      throw error;
    }
  }

  return {
    async answered(person, place) {
      const answered = { person: person.user, at: now() };
      const key = keyOf(person, place);
      latest.delete(key);
      latest.set(key, answered);
      const [oldest = key] = latest.keys();
      if (latest.size > remembered) latest.delete(oldest);
      await threads
        .note(threadOf(person, place), answered)
        .catch((error: unknown) => log.warn({ err: error }, 'an answered thread could not be kept'));
    },

    async isWith(person, place) {
      // Another replica may have answered somebody else since.
      const [here, there] = [latest.get(keyOf(person, place)), await stored(person, place)];
      const last = here !== undefined && here.at >= (there?.at ?? 0) ? here : there;
      return last?.person === person.user;
    },
  };
}
