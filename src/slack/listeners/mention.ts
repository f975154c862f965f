import type { App } from '@slack/bolt';
import { answerTo, questionOf } from '../ask.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Parts } from '../parts.ts';
import { postAnswer } from '../post.ts';
import { plainWords, threadWords } from '../thread.ts';
import { words } from '../words.ts';

/** `@nato-quote <words>`: the answer goes into the thread, or starts one under the question. */
export function listenToMention(app: App, { desk, once }: Parts): void {
  app.event('app_mention', async ({ event, body, client }) => {
    // Two bots that mention each other would never stop.
    if (event.bot_id !== undefined) return;
    const { channel, ts, thread_ts: thread, text } = event;
    const delivery = `${channel}:${ts}`;
    await once([body.event_id, delivery], async (attempt) => {
      const asked = plainWords(text);
      const question =
        asked === '' && thread !== undefined ? await threadWords(client, channel, thread, ts) : asked;
      const message =
        question === '' && thread !== undefined
          ? plainMessage([[words.nothingInThread]])
          : answerTo(desk, question, 'everyone');
      await postAnswer(
        client,
        { channel, thread_ts: thread ?? ts },
        message,
        { delivery, question: questionOf(question) },
        attempt,
      );
    });
  });
}
