import type { App, BlockButtonAction, RespondArguments } from '@slack/bolt';
import { decodePostValue } from '../../cards/digest/preview.ts';
import { plainMessage } from '../../cards/plain.ts';
import type { Dependencies } from '../../dependencies.ts';
import { actions } from '../../ids.ts';
import type { Message } from '../../outbound/message.ts';
import { orExplain, placeOfPress, previewMessage, settingsMessage } from '../../requests/digest-command.ts';
import { digestWords } from '../../words/digest.ts';
import { words } from '../../words.ts';

const beside = (message: Message): RespondArguments => ({
  response_type: 'ephemeral',
  replace_original: false,
  ...message,
});
const instead = (message: Message): RespondArguments => ({ replace_original: true, ...message });

/** The buttons on a channel's digest settings, and *Post it* below a preview. */
export function listenToDigestButtons(app: App, { digests, mayEdit }: Dependencies): void {
  app.action<BlockButtonAction>(actions.digestPreview, async ({ action, body, context, ack, respond }) => {
    await ack();
    const message = await orExplain(async () => {
      const subscription = await digests.get(placeOfPress(body, context), action.value ?? '');
      return subscription === null
        ? plainMessage([[digestWords.gone]])
        : await previewMessage(digests, subscription);
    });
    await respond(beside(message));
  });

  for (const [actionId, note] of [
    [actions.digestOff, digestWords.off],
    [actions.digestResume, digestWords.on],
  ] as const)
    app.action<BlockButtonAction>(actionId, async ({ action, body, context, ack, respond, client }) => {
      await ack();
      const place = placeOfPress(body, context);
      const [team, user, id] = [place.team, body.user.id, action.value ?? ''];
      if (!(await mayEdit(client, { team, user })))
        return void (await respond(beside(plainMessage([[words.mayNotEdit]]))));
      const message = await orExplain(async () => {
        const changed = await (actionId === actions.digestOff
          ? digests.turnOff(place, id)
          : digests.resume(place, id));
        return changed === null
          ? plainMessage([[digestWords.gone]])
          : await settingsMessage(digests, changed, note);
      });
      await respond(instead(message));
    });

  app.action<BlockButtonAction>(
    actions.digestPost,
    async ({ action, body, context, ack, respond, client }) => {
      await ack();
      const place = placeOfPress(body, context);
      const value = decodePostValue(action.value);
      if (value === null) return void (await respond(beside(plainMessage([[words.oldButton]]))));
      if (!(await mayEdit(client, { team: place.team, user: body.user.id })))
        return void (await respond(beside(plainMessage([[words.mayNotEdit]]))));
      const message = await orExplain(async () => {
        const subscription = await digests.get(place, value.id);
        if (subscription === null) return plainMessage([[digestWords.gone]]);
        await digests.post(subscription, value.key, value.quoteIds);
        return plainMessage([[digestWords.posting]]);
      });
      await respond(instead(message));
    },
  );
}
