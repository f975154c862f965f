import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { answerDigest } from '../digest-command.ts';
import { command } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { personOf } from '../permissions.ts';
import { plainWords } from '../thread.ts';

/** `/nato-quote <words>` and `/nato-quote digest …`: the answer is for the asker's eyes only. */
export function listenToCommand(app: App, parts: Parts): void {
  const { desk, remember } = parts;
  app.command(command, async ({ command: typed, context, ack, respond, client }) => {
    await ack();
    const { team_id: team, channel_id: channel, user_id: user } = typed;
    // Slack sends `&`, `<` and `>` of a command as entities.
    const text = plainWords(typed.text);
    const about = /^digest\b(.*)$/is.exec(text)?.[1];
    if (about !== undefined) {
      const message = await answerDigest(parts, client, { team, channel, user }, about);
      return void (await respond({ response_type: 'ephemeral', ...message }));
    }
    await respond({ response_type: 'ephemeral', ...answerTo(desk, text, 'asker') });
    remember(personOf(context, user), text);
  });
}
