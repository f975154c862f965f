import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { command } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { personOf } from '../permissions.ts';

/** `/nato-quote <words>`: the answer is for the asker's eyes only. */
export function listenToCommand(app: App, { desk, remember }: Parts): void {
  app.command(command, async ({ command: { text, user_id }, context, ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...answerTo(desk, text, 'asker') });
    remember(personOf(context, user_id), text);
  });
}
