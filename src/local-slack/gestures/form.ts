import { asObject, asObjects, asText, isObject, type JsonObject } from '../json.ts';
import type { BlockWithId, View } from '../state/model.ts';

/** A value that a person enters: text, a date, an id, the value of an option, or a list of those. */
export type FormEntry = string | string[] | JsonObject | JsonObject[];

interface FoundElement {
  block: BlockWithId;
  element: JsonObject;
}

/** Returns every interactive element with its block. */
export function elementsOf(blocks: BlockWithId[]): FoundElement[] {
  return blocks.flatMap((block): FoundElement[] => {
    const nested = asObjects(block.child_blocks).map(
      (child): BlockWithId => ({ ...child, type: asText(child.type), block_id: asText(child.block_id) }),
    );
    const own = [
      ...asObjects(block.elements),
      ...asObjects(block.actions),
      asObject(block.accessory),
      asObject(block.element),
    ];
    const cards =
      block.type === 'carousel' ? asObjects(block.elements).flatMap((card) => asObjects(card.actions)) : [];
    return [
      ...[...own, ...cards]
        .filter((element) => asText(element.action_id) !== '')
        .map((element) => ({ block, element })),
      ...elementsOf(nested),
    ];
  });
}

/** The element with an action id (or `block_id.action_id`). Throws when the blocks have none. */
export function findElement(blocks: BlockWithId[], actionId: string): FoundElement {
  const all = elementsOf(blocks);
  const found = all.find(
    ({ block, element }) =>
      element.action_id === actionId || `${block.block_id}.${asText(element.action_id)}` === actionId,
  );
  if (found) return found;
  const known = all.map(({ element }) => asText(element.action_id)).join(', ');
  throw new Error(`There is no element "${actionId}" to act on; there are: ${known || 'none'}.`);
}

/** Returns an element's state, as Slack reports it, after a person has entered a value. */
export function stateOf(element: JsonObject, entry: FormEntry): JsonObject {
  const type = asText(element.type);
  const many: (string | JsonObject)[] = Array.isArray(entry) ? entry : [entry];
  if (/^multi_(static|external)_select$|^checkboxes$/.test(type)) {
    return { type, selected_options: many.map((item) => optionOf(element, item)) };
  }
  if (/^(static|external)_select$|^radio_buttons$|^overflow$/.test(type)) {
    return { type, selected_option: optionOf(element, many[0] ?? '') };
  }
  const field = FIELDS[type];
  if (field) return { type, [field]: field.endsWith('s') ? many : entry };
  return { type, value: entry };
}

const FIELDS: { [type: string]: string } = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
};

/** Returns the option with this value or text. A whole option is returned unchanged, as for an external select. */
function optionOf(element: JsonObject, entry: string | JsonObject): JsonObject {
  if (isObject(entry)) return entry;
  const options = [
    ...asObjects(element.options),
    ...asObjects(element.option_groups).flatMap((group) => asObjects(group.options)),
  ];
  const option = options.find((one) => one.value === entry || asObject(one.text).text === entry);
  if (!option) throw new Error(`"${asText(element.action_id)}" has no option "${entry}".`);
  return option;
}

/** Returns an element's initial state; empty if it starts empty. */
export function initialState(element: JsonObject): JsonObject {
  const type = asText(element.type);
  const field = Object.keys(element).find((name) => name.startsWith('initial_'));
  if (!field) return { type, ...emptyState(type) };
  const name = field === 'initial_value' ? 'value' : field.replace('initial_', 'selected_');
  return { type, [name]: element[field] };
}

function emptyState(type: string): JsonObject {
  if (/^multi_(static|external)_select$|^checkboxes$/.test(type)) return { selected_options: [] };
  if (/select$|^radio_buttons$/.test(type))
    return { [FIELDS[type] ?? 'selected_option']: FIELDS[type]?.endsWith('s') ? [] : null };
  return { [FIELDS[type] ?? 'value']: null };
}

/** Returns a view's state: for each input and menu the entered value, or else the initial one. */
export function currentState(view: View): View['state'] {
  const state: View['state'] = {};
  for (const { block, element } of elementsOf(view.blocks)) {
    if (/^(button|overflow|feedback_buttons|icon_button)$/.test(asText(element.type))) continue;
    const actionId = asText(element.action_id);
    const entered = view.state[block.block_id]?.[actionId];
    state[block.block_id] = { ...state[block.block_id], [actionId]: entered ?? initialState(element) };
  }
  return state;
}

/** Records a value that a person has entered into an element of a view. */
export function enter(view: View, { block, element }: FoundElement, entry: FormEntry): void {
  const entered = { [asText(element.action_id)]: stateOf(element, entry) };
  view.state[block.block_id] = { ...view.state[block.block_id], ...entered };
}

/** True if entering a value sends `block_actions` at once. Input blocks do so only with `dispatch_action`. */
export function dispatchesAtOnce({ block }: FoundElement): boolean {
  return block.type !== 'input' || block.dispatch_action === true;
}

/** True if an element's state is empty. */
export function isEmpty(state: JsonObject): boolean {
  const { type: _, ...rest } = state;
  return Object.values(rest).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}
