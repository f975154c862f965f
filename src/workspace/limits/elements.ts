import {
  and,
  anything,
  boolean,
  type Check,
  type Fields,
  fault,
  integer,
  list,
  matching,
  object,
  oneOf,
  string,
  typed,
  url,
} from './check.ts';
import { choice, confirmation, optionGroup, plainOption, plainText } from './objects.ts';
import { LIMITS } from './table.ts';

const { button, feedback, select, input, image, id } = LIMITS;

const actionId: Fields = { action_id: string(id) };
const focus: Fields = { focus_on_load: boolean };
const placeholder: Fields = { placeholder: plainText(select.placeholder) };
const asking: Fields = { ...actionId, confirm: confirmation };
const typing: Fields = { ...actionId, ...focus, ...placeholder, dispatch_action_config: anything };

function element(type: string, needed: Fields, allowed: Fields): Check {
  return object({ type: oneOf(type), ...needed }, allowed);
}

export const imageElement = and(
  element('image', { alt_text: string(image.altText) }, { image_url: url(image.url), slack_file: anything }),
  (value, path) =>
    value.image_url === undefined && value.slack_file === undefined
      ? fault('must define either `image_url` or `slack_file`', path)
      : [],
);

const buttonElement = element(
  'button',
  { text: plainText(button.text) },
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

/** The fields that tell each kind of select menu from the others. */
const SELECTS: { [kind: string]: { one: Fields; many: Fields; needed?: Fields } } = {
  static: {
    one: {
      initial_option: plainOption,
      option_groups: list(optionGroup, select.groups),
      options: list(plainOption, select.options),
    },
    many: {
      initial_options: list(plainOption, select.options),
      option_groups: list(optionGroup, select.groups),
      options: list(plainOption, select.options),
    },
  },
  external: {
    one: { initial_option: plainOption, min_query_length: integer },
    many: { initial_options: list(plainOption, select.options), min_query_length: integer },
  },
  users: { one: { initial_user: string(id) }, many: { initial_users: list(string(id), 100) } },
  conversations: {
    one: {
      initial_conversation: string(id),
      default_to_current_conversation: boolean,
      filter: anything,
      response_url_enabled: boolean,
    },
    many: {
      initial_conversations: list(string(id), 100),
      default_to_current_conversation: boolean,
      filter: anything,
    },
  },
  channels: {
    one: { initial_channel: string(id), response_url_enabled: boolean },
    many: { initial_channels: list(string(id), 100) },
  },
};

function hasOptions(check: Check): Check {
  return and(check, (value, path) => {
    const given = [value.options, value.option_groups].filter((field) => field !== undefined).length;
    return given === 1 ? [] : fault('must define either `options` or `option_groups`', path);
  });
}

const selects: { [type: string]: Check } = Object.fromEntries(
  Object.entries(SELECTS).flatMap(([kind, { one, many }]) => {
    const single = element(`${kind}_select`, {}, { ...asking, ...focus, ...placeholder, ...one });
    const multiple = element(
      `multi_${kind}_select`,
      {},
      { ...asking, ...focus, ...placeholder, max_selected_items: integer, ...many },
    );
    const isStatic = kind === 'static';
    return [
      [`${kind}_select`, isStatic ? hasOptions(single) : single],
      [`multi_${kind}_select`, isStatic ? hasOptions(multiple) : multiple],
    ];
  }),
);

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

/** What a section may carry beside its text. */
export const accessory = typed({
  button: buttonElement,
  image: imageElement,
  overflow,
  ...selects,
  ...choices,
  datepicker: pickers.datepicker ?? anything,
  timepicker: pickers.timepicker ?? anything,
});

/** What an actions block may hold. */
export const action = typed({
  button: buttonElement,
  overflow,
  ...selects,
  ...choices,
  ...pickers,
  rich_text_input: texts.rich_text_input ?? anything,
});

/** What an input block may hold. */
export const inputElement = typed({ ...selects, ...choices, ...pickers, ...texts });

/** The buttons of a card. */
export const cardButton = typed({ button: buttonElement });

const opinion = object(
  { text: plainText(feedback.text), value: string(feedback.value) },
  { accessibility_label: string(button.accessibilityLabel) },
);

/** What a context_actions block may hold. */
export const contextAction = typed({
  feedback_buttons: element(
    'feedback_buttons',
    { positive_button: opinion, negative_button: opinion },
    actionId,
  ),
  icon_button: element(
    'icon_button',
    { icon: oneOf('trash'), text: plainText(button.text) },
    {
      ...asking,
      value: string(button.value),
      accessibility_label: string(button.accessibilityLabel),
      visible_to_user_ids: list(string(id), 100),
    },
  ),
});
