import {
  anything,
  boolean,
  type Check,
  type Fields,
  integer,
  list,
  matching,
  needing,
  object,
  oneOf,
  string,
  typed,
  url,
} from './check.ts';
import { choice, confirmation, plainOption, plainTextObject } from './objects.ts';
import { selects } from './selects.ts';
import { LIMITS } from './table.ts';

const { button, feedback, select, input, image, id } = LIMITS;

const actionId: Fields = { action_id: string(id) };
const focus: Fields = { focus_on_load: boolean };
const placeholder: Fields = { placeholder: plainTextObject(select.placeholder) };
const asking: Fields = { ...actionId, confirm: confirmation };
const typing: Fields = { ...actionId, ...focus, ...placeholder, dispatch_action_config: anything };

function element(type: string, needed: Fields, allowed: Fields): Check {
  return object({ type: oneOf(type), ...needed }, allowed);
}

export const imageElement = needing(
  element('image', { alt_text: string(image.altText) }, { image_url: url(image.url), slack_file: anything }),
  'image_url',
  'slack_file',
);

const buttonElement = element(
  'button',
  { text: plainTextObject(button.text) },
  {
    ...asking,
    value: string(button.value),
    url: url(button.url),
    style: oneOf('primary', 'danger'),
    accessibility_label: string(button.accessibilityLabel),
  },
);

const DATE = matching(/^\d{4}-\d{2}-\d{2}$/, 'date');
const TIME = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');

const choices: { [type: string]: Check } = {
  checkboxes: element(
    'checkboxes',
    { options: list(choice, LIMITS.choices) },
    { ...asking, ...focus, initial_options: list(choice, LIMITS.choices) },
  ),
  radio_buttons: element(
    'radio_buttons',
    { options: list(choice, LIMITS.choices) },
    { ...asking, ...focus, initial_option: choice },
  ),
};

const pickers: { [type: string]: Check } = {
  datepicker: element('datepicker', {}, { ...asking, ...focus, ...placeholder, initial_date: DATE }),
  timepicker: element(
    'timepicker',
    {},
    { ...asking, ...focus, ...placeholder, initial_time: TIME, timezone: string(id) },
  ),
  datetimepicker: element('datetimepicker', {}, { ...asking, ...focus, initial_date_time: integer }),
};

const texts: { [type: string]: Check } = {
  plain_text_input: element(
    'plain_text_input',
    {},
    {
      ...typing,
      initial_value: string(input.characters, 0),
      multiline: boolean,
      min_length: integer,
      max_length: integer,
    },
  ),
  email_text_input: element(
    'email_text_input',
    {},
    { ...typing, initial_value: string(input.characters, 0) },
  ),
  url_text_input: element('url_text_input', {}, { ...typing, initial_value: string(input.characters, 0) }),
  number_input: element(
    'number_input',
    { is_decimal_allowed: boolean },
    { ...typing, initial_value: anything, min_value: anything, max_value: anything },
  ),
  rich_text_input: element('rich_text_input', {}, { ...typing, initial_value: anything }),
};

const overflow = element('overflow', { options: list(plainOption, LIMITS.overflow) }, asking);

/** Accepts the accessory of a section. */
export const accessory = typed({
  button: buttonElement,
  image: imageElement,
  overflow,
  ...selects,
  ...choices,
  datepicker: pickers.datepicker ?? anything,
  timepicker: pickers.timepicker ?? anything,
});

/** Accepts an element of an actions block. */
export const action = typed({
  button: buttonElement,
  overflow,
  ...selects,
  ...choices,
  ...pickers,
  rich_text_input: texts.rich_text_input ?? anything,
});

/** Accepts the element of an input block. */
export const inputElement = typed({ ...selects, ...choices, ...pickers, ...texts });

/** Accepts a button of a card. */
export const cardButton = typed({ button: buttonElement });

const opinion = object(
  { text: plainTextObject(feedback.text), value: string(feedback.value) },
  { accessibility_label: string(button.accessibilityLabel) },
);

/** Accepts an element of a context_actions block. */
export const contextAction = typed({
  feedback_buttons: element(
    'feedback_buttons',
    { positive_button: opinion, negative_button: opinion },
    actionId,
  ),
  icon_button: element(
    'icon_button',
    { icon: oneOf('trash'), text: plainTextObject(button.text) },
    {
      ...asking,
      value: string(button.value),
      accessibility_label: string(button.accessibilityLabel),
      visible_to_user_ids: list(string(id), 100),
    },
  ),
});
