import { setTimeout as after } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import { words } from '../words.ts';

/** The thread that is being answered. */
type Thread = { readonly channel: string; readonly thread_ts: string };

/** Milliseconds that an answer waits for its status to be shown. */
const timeoutMs = 500;

/**
 * Shows in a thread that an answer is on its way while `answer` runs, which must post there: the message
 * takes the status away. A status that Slack was late to show, or that no message took away, is taken away here.
 */
export async function withStatus(
  client: WebClient,
  { channel, thread_ts }: Thread,
  log: Logger,
  answer: () => Promise<void>,
): Promise<void> {
  const set = (status: string) =>
    client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status }).then(
      () => 'shown',
      (error) => {
        log.debug({ err: error }, 'the status could not be set');
        return 'refused';
      },
    );
  const shown = set(words.working);
  const clear = async () => void ((await shown) === 'shown' && (await set('')));
  const outcome = await Promise.race([shown, after(timeoutMs, 'late')]);
  try {
    await answer();
  } catch (error) {
    await clear();
    throw error;
  }
  if (outcome === 'late') await clear();
}
