import type { App } from '@slack/bolt';
import { parseRequest } from '../../usecases/request.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../inbound/answer-later.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { answerTo, answerToFirst, questionOf } from '../requests/ask.ts';
import { carryOut } from '../requests/carry-out.ts';
import { lastAnswered, plainWords, questionsFrom, readThread } from '../requests/thread.ts';
import { words } from '../words.ts';

/**
 * Answers `@nato-quote …` (see `parseRequest`) in the thread, or starts one below the message. In a thread, a mention
 * without words asks what the thread is about, and "and by Macron?" refines the last question asked there.
 */
export function listenToMention(app: App, parts: Dependencies): void {
  const { useCases, once, conversations, remember } = parts;
  app.event('app_mention', async ({ event, body, context, client }) => {
    // Two bots that mention each other would never stop.
    if (event.bot_id !== undefined) return;
    const { channel, ts, thread_ts: thread, text } = event;
    const delivery = `${channel}:${ts}`;
    const request = parseRequest(text.replace(/^\s*<@[^<>]*>/u, ''));
    const asked = request.kind === 'find' ? plainWords(request.question) : '';

    const reply = async () => {
      if (request.kind !== 'find') {
        const asker = { ...slackUserOf(context, event.user ?? ''), channel };
        return { question: '', message: await carryOut(parts, client, asker, request) };
      }
      if (thread === undefined)
        return { question: asked, message: await answerTo(useCases, asked, 'everyone') };
      const messages = await readThread(client, channel, thread, ts);
      if (asked === '') {
        const questions = questionsFrom(messages);
        if (questions.length === 0) return { question: '', message: plainMessage([[words.nothingInThread]]) };
        return answerToFirst(useCases, questions, 'everyone');
      }
      const question = useCases.refine(lastAnswered(messages), asked);
      return { question, message: await answerTo(useCases, question, 'everyone') };
    };

    await answerOnce(once, [body.event_id, delivery], async (attempt) => {
      const { question, message } = await reply();
      const answering = { delivery, question: questionOf(question) };
      const place = { channel, thread_ts: thread ?? ts };
      await postAnswer(client, place, message, answering, attempt);
      if (event.user === undefined) return;
      const person = slackUserOf(context, event.user);
      await conversations.answered(person, place);
      if (question !== '' && asked !== '') remember(person, question);
    });
  });
}
