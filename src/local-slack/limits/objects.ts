import { boolean, type Check, list, object, oneOf, string, typed, url } from './check.ts';
import { LIMITS } from './table.ts';

const is = (type: string): Check => oneOf(type);

/** A `plain_text` object. */
export function plainText(most: number): Check {
  return typed({ plain_text: object({ type: is('plain_text'), text: string(most) }, { emoji: boolean }) });
}

/** A `mrkdwn` object. */
export function mrkdwn(most: number): Check {
  return typed({ mrkdwn: object({ type: is('mrkdwn'), text: string(most) }, { verbatim: boolean }) });
}

/** Either kind of text object. */
export function anyText(most: number): Check {
  return typed({
    plain_text: plainText(most),
    mrkdwn: mrkdwn(most),
  });
}

const { option, select, confirm } = LIMITS;

/** The options of select and overflow menus: plain text only. */
export const plainOption = object(
  { text: plainText(option.text), value: string(option.value) },
  { description: plainText(option.description), url: url(option.url) },
);

/** The options of checkboxes and radio buttons, whose text may be mrkdwn. */
export const choice = object(
  { text: anyText(option.text), value: string(option.value) },
  { description: anyText(option.description) },
);

export const optionGroup = object({
  label: plainText(select.groupLabel),
  options: list(plainOption, select.options),
});

/** The dialog that asks before an action. */
export const confirmation = object(
  {
    title: plainText(confirm.title),
    text: anyText(confirm.text),
    confirm: plainText(confirm.button),
    deny: plainText(confirm.button),
  },
  { style: oneOf('primary', 'danger') },
);
