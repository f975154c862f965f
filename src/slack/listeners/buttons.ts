import type { App, BlockButtonAction } from '@slack/bolt';
import { QueryError } from '../../errors.ts';
import { type Neighbour, neighbour } from '../../usecases/neighbour.ts';
import { matchCard } from '../cards/answer.ts';
import { type ButtonValue, decodeButtonValue } from '../cards/button-value.ts';
import { contextModal } from '../cards/context.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { answerTo } from '../requests/ask.ts';
import { words } from '../words.ts';

/** True if only the presser sees the message: ephemeral, or in a direct message. */
function isOwn({ container, channel }: BlockButtonAction): boolean {
  return container.is_ephemeral === true || channel?.id.startsWith('D') === true;
}

const notice = (text: string) =>
  ({ response_type: 'ephemeral', replace_original: false, ...plainMessage([[text]]) }) as const;

/** Handles the buttons below an answer: Next, Previous, In context and topics. They work on messages of any age. */
export function listenToButtons(app: App, { useCases, remember }: Dependencies): void {
  // Slack opens the address by itself; the press must still be acknowledged.
  app.action(actions.openSource, ({ ack }) => ack());

  /** Returns the next or previous match, or what is wrong with the card's question. */
  const beside = async (
    { question, quoteId, rank }: ButtonValue,
    step: 1 | -1,
  ): Promise<Neighbour | string> => {
    try {
      return await neighbour(useCases, question, quoteId, rank, step);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return error.message;
    }
  };

  for (const [actionId, step] of [
    [actions.nextQuote, 1],
    [actions.previousQuote, -1],
  ] as const)
    app.action<BlockButtonAction>(actionId, async ({ action, body, ack, respond }) => {
      await ack();
      const value = decodeButtonValue(action.value);
      if (value === null) return void (await respond(notice(words.oldButton)));
      const found = await beside(value, step);
      if (typeof found === 'string') return void (await respond(notice(found)));
      const { answer, match } = found;
      if (match === null)
        return void (await respond(notice(step === 1 ? words.noneAfter : words.noneBefore)));
      const own = isOwn(body);
      const card = matchCard(
        match,
        answer,
        own && body.container.is_ephemeral !== true ? 'everyone' : 'asker',
      );
      await respond({
        ...(own ? { replace_original: true } : { response_type: 'ephemeral', replace_original: false }),
        ...card,
      });
    });

  app.action<BlockButtonAction>(actions.inContext, async ({ action, body, ack, respond, client }) => {
    await ack();
    const value: ButtonValue | null = decodeButtonValue(action.value);
    const located = value === null ? null : useCases.quote(value.quoteId);
    if (located === null) return void (await respond(notice(value === null ? words.oldButton : words.gone)));
    const modal = { trigger_id: body.trigger_id, view: contextModal(located) };
    if (body.view?.type === 'modal') await client.views.push(modal);
    else await client.views.open(modal);
  });

  app.action<BlockButtonAction>(
    new RegExp(`^${actions.topic}:`),
    async ({ action, body, context, ack, respond }) => {
      await ack();
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        ...(await answerTo(useCases, action.value ?? '', 'asker')),
      });
      remember(slackUserOf(context, body.user.id), action.value ?? '');
    },
  );
}
