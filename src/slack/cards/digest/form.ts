import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { settingsFault } from '../../../store/digests/digest-settings.ts';
import { type DigestSettings, usualSettings, type Weekday } from '../../../usecases/digest/digests.ts';
import { actions, forms } from '../../ids.ts';
import { digestWords } from '../../words/digest.ts';
import { words } from '../../words.ts';

/** Block ids of the fields. Each field's element has the same action id, except the list of time zones. */
export const digestFields = {
  time: 'digest_time',
  zone: 'digest_zone',
  days: 'digest_days',
  topic: 'digest_topic',
  size: 'digest_size',
  whenEmpty: 'digest_when_empty',
} as const;

/** The digest that the form edits; a new one of the channel if `id` is `null`. */
export type FormPlace = { readonly channel: string; readonly id: string | null };

const Place = z.object({ channel: z.string(), id: z.string().nullable() });

/** @throws ZodError for what `digestForm` did not write. */
export const formPlace = (text: string): FormPlace => Place.parse(JSON.parse(text));

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string, value: string) => ({ text: plain(text), value });

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const dayOption = (day: Weekday) => option(digestWords.dayName(day), String(day));
const sizeOption = (size: number) => option(digestWords.size(size), String(size));
const emptyOption = (value: DigestSettings['whenEmpty']) => option(digestWords.whenEmpty[value], value);

const input = (
  field: keyof typeof digestFields,
  label: string,
  element: InputBlock['element'],
): InputBlock => ({
  type: 'input',
  block_id: digestFields[field],
  optional: field === 'topic',
  label: plain(label),
  element,
});

/** Slack refuses a form whose first choice is none of its options: a setting that cannot be is proposed anew. */
function mended(settings: DigestSettings): DigestSettings {
  const fault = settingsFault(settings)?.setting;
  if (fault === undefined || fault === null) return settings;
  return mended({ ...settings, [fault]: usualSettings[fault as keyof DigestSettings] });
}

/** Returns the form of a digest's settings, filled in with the present or proposed ones. */
export function digestForm(settings: DigestSettings, place: FormPlace): ModalView {
  const { time, zone, days, topic, size, whenEmpty } = mended(settings);
  const { title, fieldTime, fieldZone, fieldDays, fieldTopic, fieldTopicHint, fieldSize, fieldEmpty } =
    digestWords.form;
  return {
    type: 'modal',
    callback_id: forms.digest,
    private_metadata: JSON.stringify(place),
    title: plain(title),
    submit: plain(digestWords.form.save),
    close: plain(words.cancel),
    blocks: [
      input('time', fieldTime, { type: 'timepicker', action_id: digestFields.time, initial_time: time }),
      input('zone', fieldZone, {
        type: 'external_select',
        action_id: actions.digestZone,
        min_query_length: 0,
        initial_option: option(zone, zone),
      }),
      input('days', fieldDays, {
        type: 'checkboxes',
        action_id: digestFields.days,
        options: weekdays.map(dayOption),
        initial_options: days.map(dayOption),
      }),
      input('topic', fieldTopic, {
        type: 'plain_text_input',
        action_id: digestFields.topic,
        max_length: 300,
        placeholder: plain(fieldTopicHint),
        ...(topic === '' ? {} : { initial_value: topic }),
      }),
      input('size', fieldSize, {
        type: 'static_select',
        action_id: digestFields.size,
        options: [1, 2, 3, 4, 5].map(sizeOption),
        initial_option: sizeOption(size),
      }),
      input('whenEmpty', fieldEmpty, {
        type: 'radio_buttons',
        action_id: digestFields.whenEmpty,
        options: [emptyOption('silence'), emptyOption('archive')],
        initial_option: emptyOption(whenEmpty),
      }),
    ],
  };
}
