import {
  and,
  anything,
  boolean,
  type Check,
  type Fields,
  fault,
  integer,
  list,
  object,
  oneOf,
  string,
} from './check.ts';
import { confirmation, optionGroup, plainOption, plainTextObject } from './objects.ts';
import { LIMITS } from './table.ts';

const { select, id } = LIMITS;

/** Optional fields of every select menu. */
const common: Fields = {
  action_id: string(id),
  confirm: confirmation,
  focus_on_load: boolean,
  placeholder: plainTextObject(select.placeholder),
};

const options: Fields = {
  options: list(plainOption, select.options),
  option_groups: list(optionGroup, select.groups),
};
const ids = list(string(id), select.options);
const chosen = list(plainOption, select.options);
const conversations: Fields = { default_to_current_conversation: boolean, filter: anything };

/** The fields of each kind of select menu, for one choice and for several. */
const KINDS: { [kind: string]: { one: Fields; many: Fields } } = {
  static: { one: { initial_option: plainOption, ...options }, many: { initial_options: chosen, ...options } },
  external: {
    one: { initial_option: plainOption, min_query_length: integer },
    many: { initial_options: chosen, min_query_length: integer },
  },
  users: { one: { initial_user: string(id) }, many: { initial_users: ids } },
  conversations: {
    one: { initial_conversation: string(id), response_url_enabled: boolean, ...conversations },
    many: { initial_conversations: ids, ...conversations },
  },
  channels: {
    one: { initial_channel: string(id), response_url_enabled: boolean },
    many: { initial_channels: ids },
  },
};

function menu(type: string, fields: Fields): Check {
  return object({ type: oneOf(type) }, { ...common, ...fields });
}

function needsOptions(check: Check): Check {
  return and(check, (value, path) => {
    const given = [value.options, value.option_groups].filter((field) => field !== undefined).length;
    return given === 1 ? [] : fault('must define either `options` or `option_groups`', path);
  });
}

/** Checks of all select menus by type, single and multiple. */
export const selects: { [type: string]: Check } = Object.fromEntries(
  Object.entries(KINDS).flatMap(([kind, { one, many }]) => {
    const single = menu(`${kind}_select`, one);
    const multiple = menu(`multi_${kind}_select`, { max_selected_items: integer, ...many });
    const finish = kind === 'static' ? needsOptions : (check: Check) => check;
    return [
      [`${kind}_select`, finish(single)],
      [`multi_${kind}_select`, finish(multiple)],
    ];
  }),
);
