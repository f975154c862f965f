import type { App, MessageShortcut } from '@slack/bolt';
import { questionsAbout } from '../../usecases/questions-about.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { shortcuts } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { postAnswer } from '../outbound/post.ts';
import { closedBy } from '../outbound/post-errors.ts';
import { answerTo, answerToFirst } from '../requests/ask.ts';
import { asWords, plainWords } from '../requests/thread.ts';
import { words } from '../words.ts';

/** *Find a quote on this* on a message: searches with its words, and answers in its thread for everyone. */
export function listenToFindQuote(app: App, { useCases, once, conversations, remember }: Dependencies): void {
  app.shortcut<MessageShortcut>(shortcuts.findQuote, async ({ shortcut, context, ack, respond, client }) => {
    await ack();
    const { channel, message, user } = shortcut;
    const person = slackUserOf(context, user.id);
    const say = (answer: ReturnType<typeof plainMessage>) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...answer });
    const questions = questionsAbout(asWords(plainWords(message.text ?? '')));
    if (questions.length === 0) return void (await say(plainMessage([[words.findNothing]])));
    const thread: unknown = message.thread_ts;
    const place = { channel: channel.id, thread_ts: typeof thread === 'string' ? thread : message.ts };
    // Two people, or one in a hurry, may choose it on the same message: its thread gets one answer.
    const { question, message: answer } = await answerToFirst(useCases, questions, 'everyone');
    const delivery = `${channel.id}:${message.ts}:find`;
    try {
      const post = () =>
        once([delivery], (attempt) => postAnswer(client, place, answer, { delivery, question }, attempt));
      // Chosen while another choice of it fails, it is a choice of its own.
      if ((await post()) === 'failed' && (await post()) === 'failed')
        throw new Error('the same message is still being answered');
      await conversations.answered(person, place);
      await say(plainMessage([[words.findDone]]));
    } catch (error) {
      const closed = closedBy(error);
      if (closed === null) throw error;
      const { text, blocks } = await answerTo(useCases, question, 'asker');
      await say(plainMessage([[words.cannotAnswer[closed]]]));
      await say({ text, blocks });
    }
    remember(person, question);
  });
}
