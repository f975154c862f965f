import type { App } from '@slack/bolt';
import { parseRequest } from '../../usecases/request.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { command } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import type { Message } from '../outbound/message.ts';
import { answerTo } from '../requests/ask.ts';
import { carryOut } from '../requests/carry-out.ts';
import { plainWords } from '../requests/thread.ts';
import { words } from '../words.ts';

/** Answers `/nato-quote …` (see `parseRequest`), for the asker's eyes only. */
export function listenToCommand(app: App, parts: Dependencies): void {
  const { useCases, remember } = parts;
  app.command(command, async ({ command: typed, context, ack, respond, client }) => {
    await ack();
    const { team_id: team, channel_id: channel, user_id: user } = typed;
    const say = (message: Message) => respond({ response_type: 'ephemeral', ...message });
    const request = parseRequest(typed.text);
    if (request.kind !== 'find') {
      // Fetching may take a while: say at once that it has begun.
      if (request.kind === 'add' && request.address !== '')
        await say(plainMessage([[words.adding(plainWords(request.address))]]));
      await say(await carryOut(parts, client, { team, channel, user }, request, say));
      return;
    }
    // Slack sends `&`, `<` and `>` of a command as entities.
    const question = plainWords(request.question);
    await say(await answerTo(useCases, question, 'asker'));
    remember(slackUserOf(context, user), question);
  });
}
