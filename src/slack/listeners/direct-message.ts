import type { App } from '@slack/bolt';
import { answerTo, questionOf } from '../ask.ts';
import type { Parts } from '../parts.ts';
import { personOf } from '../permissions.ts';
import { postAnswer } from '../post.ts';
import { plainWords } from '../thread.ts';

/** In a direct message, every message of the person's is a question. Edits, joins and bots are not. */
export function listenToDirectMessages(app: App, { desk, once, remember }: Parts): void {
  app.event('message', async ({ event, body, context, client }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
    const { channel, ts, thread_ts, text = '' } = event;
    const delivery = `${channel}:${ts}`;
    await once([body.event_id, delivery], async (attempt) => {
      const question = questionOf(plainWords(text));
      const place = { channel, ...(thread_ts === undefined ? {} : { thread_ts }) };
      await postAnswer(client, place, answerTo(desk, question, 'everyone'), { delivery, question }, attempt);
      remember(personOf(context, event.user), question);
    });
  });
}
