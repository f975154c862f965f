import type { App } from '@slack/bolt';
import { plainMessage } from '../cards/plain.ts';
import type { Parts } from '../dependencies.ts';
import { command } from '../ids.ts';
import { personOf } from '../inbound/permissions.ts';
import { addressAsked, addTo } from '../requests/add.ts';
import { answerTo } from '../requests/ask.ts';
import { checkAsked, checkTo } from '../requests/check.ts';
import { answerDigest } from '../requests/digest-command.ts';
import { plainWords } from '../requests/thread.ts';
import { words } from '../words.ts';

/** `/nato-quote <words>`, `… check "…"`, `… digest …` and `… add https://…`: the answer is for the asker's eyes only. */
export function listenToCommand(app: App, parts: Parts): void {
  const { useCases, remember } = parts;
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
    const address = addressAsked(typed.text);
    if (address !== null) {
      // Fetching may take a while; the person is told at once that it is under way.
      if (address !== '')
        await respond({ response_type: 'ephemeral', ...plainMessage([[words.adding(address)]]) });
      const message = await addTo(parts, client, personOf(context, user), address);
      return void (await respond({ response_type: 'ephemeral', ...message }));
    }
    const alleged = checkAsked(typed.text);
    if (alleged !== null) {
      const message = checkTo(useCases, alleged, words.checkHow);
      return void (await respond({ response_type: 'ephemeral', ...message }));
    }
    await respond({ response_type: 'ephemeral', ...answerTo(useCases, text, 'asker') });
    remember(personOf(context, user), text);
  });
}
