import type { App, BlockButtonAction, ViewOutput } from '@slack/bolt';
import { DigestError, QueryError, StoreError } from '../../errors.ts';
import { checkTopic } from '../../usecases/digest-command.ts';
import type { DigestSettings, Weekday } from '../../usecases/digests.ts';
import { zoneOf, zones } from '../../usecases/time-zones.ts';
import { digestFields, digestForm, formPlace } from '../cards/digest/form.ts';
import { noticeView } from '../cards/forms/notice.ts';
import type { Parts } from '../dependencies.ts';
import { actions, forms } from '../ids.ts';
import { zoneOfPerson } from '../requests/digest-command.ts';
import { nameOptions } from '../requests/options.ts';
import { digestWords, words } from '../words.ts';

/** What was entered. @throws DigestError, QueryError for a topic that cannot be searched for. */
function entered({ state: { values } }: ViewOutput): DigestSettings {
  const field = (name: keyof typeof digestFields) => values[digestFields[name]]?.[digestFields[name]];
  const zone = values[digestFields.zone]?.[actions.digestZone]?.selected_option?.value ?? '';
  return {
    time: field('time')?.selected_time ?? '09:00',
    zone: zoneOf(zone) ?? 'UTC',
    days: (field('days')?.selected_options ?? []).map(({ value }) => Number(value) as Weekday),
    topic: checkTopic(field('topic')?.value ?? '', Date.now()),
    size: Number(field('size')?.selected_option?.value ?? 3),
    whenEmpty: field('whenEmpty')?.selected_option?.value === 'archive' ? 'archive' : 'silence',
  };
}

/** *New digest* and *Change*: the same settings in a form. */
export function listenToDigestForm(app: App, { digests, mayEdit }: Parts): void {
  app.action<BlockButtonAction>(actions.digestNew, async ({ body, ack, client }) => {
    await ack();
    const zone = await zoneOfPerson(client, body.user.id);
    const usual = {
      time: '09:00',
      zone,
      days: [1, 2, 3, 4, 5],
      topic: '',
      size: 3,
      whenEmpty: 'silence',
    } as const;
    const view = digestForm(usual, { channel: body.channel?.id ?? '', id: null });
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

  app.action<BlockButtonAction>(actions.digestEdit, async ({ action, body, ack, client }) => {
    await ack();
    const subscription = await digests.get(action.value ?? '');
    const view =
      subscription === null
        ? noticeView(digestWords.form.title, digestWords.gone)
        : digestForm(subscription, { channel: subscription.channel, id: subscription.id });
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

  app.options(actions.digestZone, ({ options, ack }) =>
    ack({ options: nameOptions([...zones], options.value) }),
  );

  app.view(forms.digest, async ({ view, body, ack, client }) => {
    const { channel, id } = formPlace(view.private_metadata);
    const [team, user] = [body.team?.id ?? '', body.user.id];
    const fault = (message: string) =>
      ack({ response_action: 'errors', errors: { [digestFields.topic]: message } });
    if (!(await mayEdit(client, { team, user }))) return fault(words.mayNotEdit);
    try {
      const settings = entered(view);
      const saved =
        id === null
          ? await digests.subscribe({ team, channel }, user, settings)
          : await digests.change(id, user, settings);
      const note = saved === null ? digestWords.gone : digestWords.saved;
      await ack({ response_action: 'update', view: noticeView(digestWords.form.title, note) });
    } catch (error) {
      if (!(error instanceof DigestError || error instanceof QueryError || error instanceof StoreError))
        throw error;
      await fault(error.message);
    }
  });
}
