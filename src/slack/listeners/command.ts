import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { command } from '../ids.ts';
import type { Parts } from '../parts.ts';

/** `/nato-quote <words>`: the answer is for the asker's eyes only. */
export function listenToCommand(app: App, { desk }: Parts): void {
  app.command(command, async ({ command: { text }, ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...answerTo(desk, text, 'asker') });
  });
}
