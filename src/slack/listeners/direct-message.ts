import type { App } from '@slack/bolt';
import type { Parts } from '../dependencies.ts';
import { answerOnce } from '../inbound/answer-later.ts';
import { saidIn } from '../inbound/message-text.ts';
import { personOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { withStatus } from '../outbound/status.ts';
import { answerTo, questionOf } from '../requests/ask.ts';
import { checkAsked, checkTo } from '../requests/check.ts';
import { lastAnswered, plainWords, readThread } from '../requests/thread.ts';
import { words } from '../words.ts';

/**
 * In a direct message, which is the agent pane too, every message of the person's is a question, or a quote to check. The pane
 * shows threads, so the answer goes into the question's; what follows there refines what was asked last.
 * Edits, joins and bots are not answered.
 */
export function listenToDirectMessages(app: App, { useCases, log, once, remember }: Parts): void {
  app.event('message', async ({ event, body, context, client }) => {
    const said = event.channel_type === 'im' ? saidIn(event) : null;
    if (said === null) return;
    const { channel, ts, thread, user, text } = said;
    const delivery = `${channel}:${ts}`;
    const asked = questionOf(plainWords(text));
    await answerOnce(once, [body.event_id, delivery], async (attempt) => {
      const place = { channel, thread_ts: thread ?? ts };
      const answer = async () => {
        const alleged = checkAsked(text);
        if (alleged !== null) {
          const message = checkTo(useCases, alleged, words.checkHow);
          await postAnswer(client, place, message, { delivery, question: '' }, attempt);
          return;
        }
        const before = thread === undefined ? [] : await readThread(client, channel, thread, ts);
        const question = useCases.refine(lastAnswered(before), asked);
        const answering = { delivery, question: questionOf(question) };
        await postAnswer(client, place, answerTo(useCases, question, 'everyone'), answering, attempt);
        remember(personOf(context, user), question);
      };
      // When another process has been at it, the answer may be out: no message would take the status away.
      if (attempt.kind === 'again') await answer();
      else await withStatus(client, place, log, answer);
    });
  });
}
