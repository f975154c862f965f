import { boolean, type Check, list, object, oneOf, string, typed, url } from './check.ts';
import { LIMITS } from './table.ts';

const is = (type: string): Check => oneOf(type);

/** A `plain_text` object. */
export function plainTextObject(max: number): Check {
  return typed({ plain_text: object({ type: is('plain_text'), text: string(max) }, { emoji: boolean }) });
}

/** A `mrkdwn` object. */
export function mrkdwn(max: number): Check {
  return typed({ mrkdwn: object({ type: is('mrkdwn'), text: string(max) }, { verbatim: boolean }) });
}

/** Either kind of text object. */
export function anyText(max: number): Check {
  return typed({
    plain_text: plainTextObject(max),
    mrkdwn: mrkdwn(max),
  });
}

const { option, select, confirm } = LIMITS;

/** The options of select and overflow menus: plain text only. */
export const plainOption = object(
  { text: plainTextObject(option.text), value: string(option.value) },
  { description: plainTextObject(option.description), url: url(option.url) },
);

/** The options of checkboxes and radio buttons, whose text may be mrkdwn. */
export const choice = object(
  { text: anyText(option.text), value: string(option.value) },
  { description: anyText(option.description) },
);

export const optionGroup = object({
  label: plainTextObject(select.groupLabel),
  options: list(plainOption, select.options),
});

/** The dialog that asks before an action. */
export const confirmation = object(
  {
    title: plainTextObject(confirm.title),
    text: anyText(confirm.text),
    confirm: plainTextObject(confirm.button),
    deny: plainTextObject(confirm.button),
  },
  { style: oneOf('primary', 'danger') },
);
