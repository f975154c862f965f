import type { App, BlockButtonAction } from '@slack/bolt';
import { decodeButtonValue } from '../cards/button-value.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions } from '../ids.ts';
import { postShared } from '../requests/share.ts';
import { words } from '../words.ts';

/** *Share to channel*: posts what only the asker sees for everyone, saying who shared it, once. */
export function listenToShare(app: App, { useCases, once }: Dependencies): void {
  app.action<BlockButtonAction>(actions.share, async ({ action, body, ack, respond, client }) => {
    await ack();
    const say = (text: string) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...plainMessage([[text]]) });
    const value = decodeButtonValue(action.value);
    const located = value === null ? null : useCases.quote(value.quoteId);
    const channel = body.channel?.id;
    if (value === null || channel === undefined) return void (await say(words.oldButton));
    if (located === null) return void (await say(words.gone));
    const thread: unknown = body.container.thread_ts;
    const outcome = await postShared(client, once, {
      place: { channel, ...(typeof thread === 'string' ? { thread_ts: thread } : {}) },
      located,
      sharer: body.user.name ?? body.user.id,
      // The same card pressed twice in a hurry is shared once.
      gesture: `share:${channel}:${String(body.container.message_ts)}:${value.quoteId}`,
    });
    if (outcome !== 'shared') return void (await say(words.cannotShare[outcome]));
    await respond({ replace_original: true, ...plainMessage([[words.shared]]) });
  });
}
