import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { quiet } from '../message.ts';
import type { Parts } from '../parts.ts';
import { plainWords } from '../thread.ts';

/** In a direct message, every message of the person's is a question. Edits, joins and bots are not. */
export function listenToDirectMessages(app: App, { desk, once }: Parts): void {
  app.event('message', async ({ event, body, client }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
    const { channel, ts, thread_ts, text = '' } = event;
    await once([body.event_id, `${channel}:${ts}`], async () => {
      const message = answerTo(desk, plainWords(text));
      await client.chat.postMessage({
        channel,
        ...(thread_ts === undefined ? {} : { thread_ts }),
        ...message,
        ...quiet,
      });
    });
  });
}
