import type { App } from '@slack/bolt';
import { StoreError } from '../../errors.ts';
import type { TeamChannel } from '../../usecases/digest/digests.ts';
import { isFollowUp } from '../../usecases/refine.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../inbound/answer-later.ts';
import { saidIn } from '../inbound/message-text.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { isPassing } from '../outbound/post-errors.ts';
import { answerTo, questionOf } from '../requests/ask.ts';
import { endsWithAnswer, lastAnswered, plainWords, readThread } from '../requests/thread.ts';

/**
 * A follow-up in a thread needs no mention while the bot and its asker are talking: the bot spoke last, to
 * this person, and the message reads like a question to it. Below a digest, every reply is a question. Every
 * other post in a channel is none of its business.
 */
export function listenToFollowUps(app: App, parts: Dependencies): void {
  const { useCases, digests, log, once, admit, conversations, remember } = parts;
  /** The topic of the digest that a thread hangs on, or `null` where it hangs on something else. */
  const digestTopic = async (place: TeamChannel, thread: string): Promise<string | null> => {
    try {
      return (await digests.ofMessage(place, thread))?.topic ?? null;
    } catch (error) {
      if (error instanceof StoreError) return null;
      throw error;
    }
  };

  app.event('message', async ({ event, body, context, client }) => {
    const said = event.channel_type === 'im' ? null : saidIn(event);
    if (said === null || said.thread === undefined || /<[@!]/.test(said.text)) return;
    const { channel, ts, thread, user, text } = said;
    const asked = plainWords(text);
    const person = slackUserOf(context, user);
    const place = { channel, thread_ts: thread };
    const topic = await digestTopic({ team: person.team, channel }, thread);
    // Before anything is asked of Slack: most posts are plainly no question to the bot.
    if (topic === null && !isFollowUp(asked) && !asked.endsWith('?')) return;
    if (topic === null && !(await conversations.isWith(person, place))) return;
    const messages = await readThread(client, channel, thread, ts).catch((error) => {
      // A person who may not be talking to the bot at all must not hear of its troubles.
      if (topic !== null || isPassing(error)) throw error;
      log.warn({ err: error, channel }, 'a thread could not be read: a reply in it goes unanswered');
      return null;
    });
    if (messages === null || (topic === null && !endsWithAnswer(messages))) return;
    const delivery = `${channel}:${ts}`;
    await answerOnce(once, [body.event_id, delivery], async (attempt) => {
      if (!(await admit({ body, context, client }))) return;
      const question = useCases.refine(lastAnswered(messages) ?? (topic || null), asked);
      const answering = { delivery, question: questionOf(question) };
      const answer = await answerTo(useCases, question, 'everyone');
      await postAnswer(client, place, answer, answering, attempt);
      await conversations.answered(person, place);
      remember(person, question);
    });
  });
}
