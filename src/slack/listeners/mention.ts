import type { App } from '@slack/bolt';
import { plainMessage } from '../cards/plain.ts';
import type { Parts } from '../dependencies.ts';
import { answerOnce } from '../inbound/answer-later.ts';
import { personOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { answerTo, answerToFirst, questionOf } from '../requests/ask.ts';
import { checkAsked, checkTo } from '../requests/check.ts';
import { lastAnswered, plainWords, questionsFrom, readThread } from '../requests/thread.ts';
import { words } from '../words.ts';

/**
 * `@nato-quote <words>`: the answer goes into the thread, or starts one under the question. In a thread,
 * no words mean what the thread is about, and "and by Macron?" refines what was asked there last. `@nato-quote check "…"`
 * holds a quote against the corpus.
 */
export function listenToMention(app: App, { useCases, once, remember }: Parts): void {
  app.event('app_mention', async ({ event, body, context, client }) => {
    // Two bots that mention each other would never stop.
    if (event.bot_id !== undefined) return;
    const { channel, ts, thread_ts: thread, text } = event;
    const delivery = `${channel}:${ts}`;
    const asked = plainWords(text);
    const alleged = checkAsked(text.replace(/^\s*<@[^>]*>/u, ''));

    const reply = async () => {
      if (alleged !== null) return { question: '', message: checkTo(useCases, alleged, words.checkHow) };
      if (thread === undefined) return { question: asked, message: answerTo(useCases, asked, 'everyone') };
      const messages = await readThread(client, channel, thread, ts);
      if (asked === '') {
        const questions = questionsFrom(messages);
        if (questions.length === 0) return { question: '', message: plainMessage([[words.nothingInThread]]) };
        return answerToFirst(useCases, questions, 'everyone');
      }
      const question = useCases.refine(lastAnswered(messages), asked);
      return { question, message: answerTo(useCases, question, 'everyone') };
    };

    await answerOnce(once, [body.event_id, delivery], async (attempt) => {
      const { question, message } = await reply();
      const answering = { delivery, question: questionOf(question) };
      await postAnswer(client, { channel, thread_ts: thread ?? ts }, message, answering, attempt);
      if (question !== '' && asked !== '' && event.user !== undefined)
        remember(personOf(context, event.user), question);
    });
  });
}
