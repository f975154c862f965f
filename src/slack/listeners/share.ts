import type { App, BlockButtonAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { decodeButtonValue } from '../button-value.ts';
import { plainMessage } from '../cards/plain.ts';
import { quoteCard } from '../cards/quote-card.ts';
import { actions } from '../ids.ts';
import { quiet } from '../message.ts';
import type { Parts } from '../parts.ts';
import { words } from '../words.ts';

/** Where the bot cannot post for want of being let in, as Slack names it. */
const outside = new Set(['not_in_channel', 'channel_not_found', 'restricted_action']);

/** *Share to channel*: posts what only the asker sees for everyone, saying who shared it, once. */
export function listenToShare(app: App, { desk, once }: Parts): void {
  app.action<BlockButtonAction>(actions.share, async ({ action, body, ack, respond, client }) => {
    await ack();
    const say = (text: string) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...plainMessage([[text]]) });
    const value = decodeButtonValue(action.value);
    const located = value === null ? null : desk.quote(value.quoteId);
    const channel = body.channel?.id;
    if (value === null || channel === undefined) return void (await say(words.oldButton));
    if (located === null) return void (await say(words.gone));
    const thread: unknown = body.container.thread_ts;
    const place = { channel, ...(typeof thread === 'string' ? { thread_ts: thread } : {}) };
    const card = quoteCard({
      ...located,
      highlights: [],
      note: words.sharedBy(body.user.name ?? body.user.id),
    });
    try {
      // The same card pressed twice in a hurry is shared once.
      await once([`share:${channel}:${String(body.container.message_ts)}:${value.quoteId}`], async () => {
        await client.chat.postMessage({ ...place, ...card, ...quiet });
      });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || !outside.has(error.data.error)) throw error;
      return void (await say(words.cannotShare));
    }
    await respond({ replace_original: true, ...plainMessage([[words.shared]]) });
  });
}
