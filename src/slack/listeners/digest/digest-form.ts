import type { App, BlockButtonAction, ViewOutput } from '@slack/bolt';
import { DigestError, publicMessage, QueryError, StoreError } from '../../../errors.ts';
import {
  checkSettings,
  type DigestSettings,
  usualSettings,
  type Weekday,
} from '../../../store/digests/digest-settings.ts';
import { checkTopic } from '../../../usecases/digest/digest-command.ts';
import { zoneOf, zones } from '../../../usecases/digest/time-zones.ts';
import { digestFields, digestForm, formPlace } from '../../cards/digest/form.ts';
import { noticeView } from '../../cards/forms/notice.ts';
import type { Dependencies } from '../../dependencies.ts';
import { actions, forms } from '../../ids.ts';
import { slackUserOf } from '../../inbound/permissions.ts';
import { placeOfPress, zoneOfPerson } from '../../requests/digest-command.ts';
import { nameOptions } from '../../requests/options.ts';
import { digestWords } from '../../words/digest.ts';
import { words } from '../../words.ts';

/** The form's field of a setting; what is nobody's fault in particular is said at the topic. */
const fieldOf = (setting: string | null): string =>
  Object.entries(digestFields).find(([name]) => name === setting)?.[1] ?? digestFields.topic;

/** What was entered. @throws DigestError, QueryError for a topic that cannot be searched for. */
function entered({ state: { values } }: ViewOutput): DigestSettings {
  const field = (name: keyof typeof digestFields) => values[digestFields[name]]?.[digestFields[name]];
  const zone = values[digestFields.zone]?.[actions.digestZone]?.selected_option?.value ?? '';
  const settings: DigestSettings = {
    time: field('time')?.selected_time ?? '',
    zone: zoneOf(zone) ?? zone,
    days: (field('days')?.selected_options ?? []).map(({ value }) => Number(value) as Weekday),
    topic: checkTopic(field('topic')?.value ?? '', Date.now()),
    size: Number(field('size')?.selected_option?.value),
    whenEmpty: field('whenEmpty')?.selected_option?.value === 'archive' ? 'archive' : 'silence',
  };
  checkSettings(settings);
  return settings;
}

/** *New digest* and *Change*: the same settings in a form. */
export function listenToDigestForm(app: App, { digests, mayEdit }: Dependencies): void {
  app.action<BlockButtonAction>(actions.digestNew, async ({ body, context, ack, client }) => {
    await ack();
    const zone = await zoneOfPerson(client, body.user.id);
    const view = digestForm(
      { ...usualSettings, zone },
      { channel: placeOfPress(body, context).channel, id: null },
    );
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

  app.action<BlockButtonAction>(actions.digestEdit, async ({ action, body, context, ack, client }) => {
    await ack();
    const subscription = await digests.get(placeOfPress(body, context), action.value ?? '');
    const view =
      subscription === null
        ? noticeView(digestWords.form.title, digestWords.gone)
        : digestForm(subscription, { channel: subscription.channel, id: subscription.id });
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

  app.options(actions.digestZone, ({ options, ack }) =>
    ack({ options: nameOptions([...zones], options.value) }),
  );

  app.view(forms.digest, async ({ view, body, context, ack, client }) => {
    const { channel, id } = formPlace(view.private_metadata);
    const { team, user } = slackUserOf(context, body.user.id);
    const fault = (message: string, field: string | null = null) =>
      ack({ response_action: 'errors', errors: { [fieldOf(field)]: message } });
    if (!(await mayEdit(client, { team, user }))) return fault(words.mayNotEdit);
    try {
      const settings = entered(view);
      const saved =
        id === null
          ? await digests.subscribe({ team, channel }, user, settings)
          : await digests.change({ team, channel }, id, user, settings);
      const note = saved === null ? digestWords.gone : digestWords.saved;
      await ack({ response_action: 'update', view: noticeView(digestWords.form.title, note) });
    } catch (error) {
      if (!(error instanceof DigestError || error instanceof QueryError || error instanceof StoreError))
        throw error;
      await fault(publicMessage(error), error instanceof DigestError ? error.setting : null);
    }
  });
}
