import type { App, BlockButtonAction } from '@slack/bolt';
import { decodeButtonValue } from '../cards/button-value.ts';
import { noticeView } from '../cards/forms/notice.ts';
import { sharedView, shareField, shareForm } from '../cards/forms/share-form.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions, forms } from '../ids.ts';
import { postShared } from '../requests/share.ts';
import { words } from '../words.ts';

/** *Share* below a result of the search: asks for a conversation and posts the quote there. */
export function listenToShareElsewhere(app: App, { useCases, once }: Dependencies): void {
  app.action<BlockButtonAction>(actions.shareElsewhere, async ({ action, body, ack, client }) => {
    await ack();
    const value = decodeButtonValue(action.value);
    const located = value === null ? null : useCases.quote(value.quoteId);
    const view =
      located === null
        ? noticeView(words.shareTitle, value === null ? words.oldButton : words.gone)
        : shareForm(located);
    await client.views.push({ trigger_id: body.trigger_id, view });
  });

  app.view(forms.share, async ({ view, body, ack, client }) => {
    const channel = view.state.values[shareField]?.[shareField]?.selected_conversation ?? '';
    const located = useCases.quote(view.private_metadata);
    if (located === null)
      return ack({ response_action: 'update', view: noticeView(words.shareTitle, words.gone) });
    const outcome = await postShared(client, once, {
      place: { channel },
      located,
      sharer: body.user.name,
      gesture: `share:${view.id}:${channel}`,
    });
    if (outcome !== 'shared')
      return ack({ response_action: 'errors', errors: { [shareField]: words.cannotShareThere[outcome] } });
    await ack({ response_action: 'update', view: sharedView(channel) });
  });
}
