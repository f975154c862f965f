import type { InputBlock, ModalView } from '@slack/types';
import { actions, forms } from '../../ids.ts';
import { limits } from '../../outbound/limits.ts';
import { beginning } from '../../outbound/shorten.ts';
import { words } from '../../words.ts';

/** The values entered into the form; empty if nothing is. Days are `YYYY-MM-DD`. */
export type Entered = {
  readonly words: string;
  readonly speaker: string;
  readonly outlet: string;
  readonly since: string;
  readonly until: string;
};

/** Block ids of the fields. Each field's element has the same action id, except the pick-lists. */
export const fields = {
  words: 'words',
  speaker: 'speaker',
  outlet: 'outlet',
  since: 'since',
  until: 'until',
} as const;

type Field = keyof typeof fields;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const input = (field: Field, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: fields[field],
  optional: true,
  label: plain(label),
  element,
});

/** Returns the search form. */
export function searchForm(): ModalView {
  return {
    type: 'modal',
    callback_id: forms.search,
    title: plain(words.searchTitle),
    submit: plain(words.search),
    close: plain(words.cancel),
    blocks: [
      input('words', words.searchWords, {
        type: 'plain_text_input',
        action_id: fields.words,
        max_length: limits.searchWords,
        placeholder: plain(words.searchWordsHint),
      }),
      input('speaker', words.searchSpeaker, {
        type: 'external_select',
        action_id: actions.searchSpeaker,
        min_query_length: 0,
        placeholder: plain(words.searchSpeakerHint),
      }),
      input('outlet', words.searchOutlet, {
        type: 'external_select',
        action_id: actions.searchOutlet,
        min_query_length: 0,
        placeholder: plain(words.searchOutletHint),
      }),
      input('since', words.searchSince, { type: 'datepicker', action_id: fields.since }),
      input('until', words.searchUntil, { type: 'datepicker', action_id: fields.until }),
    ],
  };
}

/** Returns errors by field if the form cannot be searched, or `null`. */
export function formFault({ since, until, ...rest }: Entered): Readonly<Record<string, string>> | null {
  if (since !== '' && until !== '' && since > until) return { [fields.until]: words.searchBackwards };
  const entered = [since, until, ...Object.values(rest)];
  return entered.every((value) => value.trim() === '') ? { [fields.words]: words.searchEmpty } : null;
}

/** Returns the form as a typed question: `peace by:"Mark Rutte" since:2025-02-01`. */
export function questionEntered({ words: asked, speaker, outlet, since, until }: Entered): string {
  // Quotation marks inside a name would end the value.
  const named = (filter: string, name: string) =>
    name === '' ? [] : [`${filter}:"${name.replace(/["“”„«»″]/g, ' ')}"`];
  return [
    ...(asked.trim() === '' ? [] : [beginning(asked.trim(), limits.searchWords)]),
    ...named('by', speaker),
    ...named('outlet', outlet),
    ...(since === '' ? [] : [`since:${since}`]),
    ...(until === '' ? [] : [`until:${until}`]),
  ].join(' ');
}
