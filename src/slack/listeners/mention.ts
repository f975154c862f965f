import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { plainMessage } from '../cards/plain.ts';
import { quiet } from '../message.ts';
import type { Parts } from '../parts.ts';
import { plainWords, threadWords } from '../thread.ts';
import { words } from '../words.ts';

/** `@nato-quote <words>`: the answer goes into the thread, or starts one under the question. */
export function listenToMention(app: App, { desk, once }: Parts): void {
  app.event('app_mention', ({ event, body, client }) =>
    once([body.event_id, `${event.channel}:${event.ts}`], async () => {
      const asked = plainWords(event.text);
      const thread = event.thread_ts;
      const question =
        asked === '' && thread !== undefined
          ? await threadWords(client, event.channel, thread, event.ts)
          : asked;
      const message =
        question === '' && thread !== undefined
          ? plainMessage([[words.nothingInThread]])
          : answerTo(desk, question);
      await client.chat.postMessage({
        channel: event.channel,
        thread_ts: thread ?? event.ts,
        ...message,
        ...quiet,
      });
    }),
  );
}
