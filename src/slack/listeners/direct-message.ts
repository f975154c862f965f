import type { App } from '@slack/bolt';
import { parseRequest } from '../../usecases/request.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../inbound/answer-later.ts';
import { saidIn } from '../inbound/message-text.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { withStatus } from '../outbound/status.ts';
import { answerTo, questionOf } from '../requests/ask.ts';
import { carryOut } from '../requests/carry-out.ts';
import { lastAnswered, plainWords, readThread } from '../requests/thread.ts';

/**
 * Answers every message a person sends to the bot directly, the agent pane included (see `parseRequest`). The pane shows
 * threads, so the answer goes into the message's thread; a message in a thread refines the last question asked there.
 * Edits, joins and bots are not answered.
 */
export function listenToDirectMessages(app: App, parts: Dependencies): void {
  const { useCases, log, once, remember } = parts;
  app.event('message', async ({ event, body, context, client }) => {
    const said = event.channel_type === 'im' ? saidIn(event) : null;
    if (said === null) return;
    const { channel, ts, thread, user, text } = said;
    const delivery = `${channel}:${ts}`;
    const request = parseRequest(text);
    await answerOnce(once, [body.event_id, delivery], async (attempt) => {
      const place = { channel, thread_ts: thread ?? ts };
      const answer = async () => {
        if (request.kind !== 'find') {
          const asker = { ...slackUserOf(context, user), channel };
          const message = await carryOut(parts, client, asker, request);
          await postAnswer(client, place, message, { delivery, question: '' }, attempt);
          return;
        }
        const before = thread === undefined ? [] : await readThread(client, channel, thread, ts);
        const asked = questionOf(plainWords(request.question));
        const question = useCases.refine(lastAnswered(before), asked);
        const answering = { delivery, question: questionOf(question) };
        await postAnswer(client, place, await answerTo(useCases, question, 'everyone'), answering, attempt);
        remember(slackUserOf(context, user), question);
      };
      // When another process has been at it, the answer may be out: no message would take the status away.
      if (attempt.kind === 'again') await answer();
      else await withStatus(client, place, log, answer);
    });
  });
}
