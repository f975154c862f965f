import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { command } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { personOf } from '../permissions.ts';
import { plainWords } from '../thread.ts';

/** `/nato-quote <words>`: the answer is for the asker's eyes only. */
export function listenToCommand(app: App, { desk, remember }: Parts): void {
  app.command(command, async ({ command: { text: typed, user_id }, context, ack, respond }) => {
    await ack();
    // Slack sends `&`, `<` and `>` of a command as entities.
    const text = plainWords(typed);
    await respond({ response_type: 'ephemeral', ...answerTo(desk, text, 'asker') });
    remember(personOf(context, user_id), text);
  });
}
