import type { Context } from '../context.ts';
import type { SlackDelivery } from '../events/delivery.ts';
import { interactionBase, interactionContext } from '../events/payloads.ts';
import { asObject, asObjects, type JsonObject } from '../json.ts';
import { checkBlocks } from '../limits/layout.ts';
import { channelNamed, userNamed } from '../state/directory.ts';
import type { Channel, StoredMessage, View } from '../state/model.ts';
import { remember } from '../state/state.ts';
import { messageOnWire } from '../state/wire.ts';
import { currentState, enter, type FormEntry, findElement, stateOf } from './form.ts';

/** Slack asks for options from this many characters on, unless the element says otherwise. */
const MIN_QUERY_LENGTH = 3;

/** An element of a message or view (one of the user's modals, or their Home). */
export interface Pointing {
  user: string;
  on: StoredMessage | View;
  /** The element's `action_id`, or `block_id.action_id` where several blocks have the same. */
  actionId: string;
}

export interface Pressing extends Pointing {
  /** The chosen or typed value; `positive` or `negative` for feedback buttons; left out for a button. */
  entry?: FormEntry;
}

export interface Shortcut {
  user: string;
  callbackId: string;
  /** The message it is run on; none for a global shortcut. */
  message?: StoredMessage;
}

export interface Interactions {
  /** Presses a button, or chooses from a menu: `block_actions` with a new `response_url` and `trigger_id`. */
  press(gesture: Pressing): Promise<SlackDelivery>;
  /** Types into an external select. Resolves with the options that the app offers. */
  chooseOption(gesture: Pointing & { query: string }): Promise<JsonObject[]>;
  /** Runs a global shortcut, or one on a message. */
  shortcut(gesture: Shortcut): Promise<SlackDelivery>;
}

export function createInteractions(context: Context): Interactions {
  return {
    press: (gesture) => press(context, gesture),
    chooseOption: (gesture) => chooseOption(context, gesture),
    shortcut: (gesture) => shortcut(context, gesture),
  };
}

async function press(
  context: Context,
  { user: name, on, actionId, entry }: Pressing,
): Promise<SlackDelivery> {
  const { state, tickets } = context;
  const user = userNamed(state, name);
  const { block, element } = findElement(on.blocks, actionId);
  const action = actionOf(element, entry);
  if ('rootId' in on && entry !== undefined) enter(on, { block, element }, entry);
  const id = state.newId('act');
  const place = placeOf(context, on);
  const target = 'message' in place && {
    user: user.id,
    channel: place.channel.id,
    original: place.message,
    deliveryId: id,
  };
  const payload = {
    type: 'block_actions',
    ...interactionBase(state, user),
    ...interactionContext(state, place),
    trigger_id: tickets.issueTrigger(user.id),
    ...(target && { response_url: tickets.issueResponseUrl(target) }),
    actions: [
      { action_id: element.action_id, block_id: block.block_id, action_ts: state.nextTimestamp(), ...action },
    ],
  };
  return context.deliver('interactive', payload, id);
}

async function chooseOption(
  context: Context,
  { user: name, on, actionId, query }: Pointing & { query: string },
): Promise<JsonObject[]> {
  const { state } = context;
  const { block, element } = findElement(on.blocks, actionId);
  const minLength =
    typeof element.min_query_length === 'number' ? element.min_query_length : MIN_QUERY_LENGTH;
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') return [];
  if ([...query].length < minLength) return [];
  const payload = {
    type: 'block_suggestion',
    ...interactionBase(state, userNamed(state, name)),
    ...interactionContext(state, placeOf(context, on)),
    action_id: element.action_id,
    block_id: block.block_id,
    value: query,
  };
  return optionsOffered(context, await context.deliver('options', payload, state.newId('opt')));
}

async function shortcut(
  context: Context,
  { user: name, callbackId, message }: Shortcut,
): Promise<SlackDelivery> {
  const { state, tickets, grants } = context;
  if (grants.shortcuts && !grants.shortcuts.has(callbackId)) {
    throw new Error(`The app's manifest has no shortcut "${callbackId}".`);
  }
  const user = userNamed(state, name);
  const id = state.newId('cut');
  const base = {
    ...interactionBase(state, user),
    callback_id: callbackId,
    trigger_id: tickets.issueTrigger(user.id),
    action_ts: state.nextTimestamp(),
  };
  if (!message) return context.deliver('interactive', { type: 'shortcut', ...base }, id);
  const channel = channelNamed(state, message.channel);
  const payload = {
    type: 'message_action',
    ...base,
    response_url: tickets.issueResponseUrl({ user: user.id, channel: channel.id, deliveryId: id }),
    message_ts: message.ts,
    channel: { id: channel.id, name: channel.name },
    message: messageOnWire(state, message),
  };
  return context.deliver('interactive', payload, id);
}

function placeOf(
  { state }: Context,
  on: StoredMessage | View,
): { channel: Channel; message: StoredMessage } | { view: View } {
  if ('rootId' in on) return { view: { ...on, state: currentState(on) } };
  return { channel: channelNamed(state, on.channel), message: on };
}

function actionOf(element: JsonObject, entry: FormEntry | undefined): JsonObject {
  const { type, text, value, url, icon } = element;
  if (type === 'feedback_buttons') {
    const chosen = asObject(entry === 'negative' ? element.negative_button : element.positive_button);
    return { type, text: chosen.text, value: chosen.value };
  }
  if (type === 'button' || type === 'icon_button') {
    return {
      type,
      text,
      ...(value !== undefined && { value }),
      ...(url !== undefined && { url }),
      ...(icon !== undefined && { icon }),
    };
  }
  return stateOf(element, entry ?? '');
}

/** Returns the options in an acknowledgement. Invalid ones are dropped with a warning. */
function optionsOffered({ state }: Context, delivery: SlackDelivery): JsonObject[] {
  const { options, option_groups: groups } = delivery.response;
  const select = {
    type: 'static_select',
    action_id: 'a',
    ...(groups ? { option_groups: groups } : { options }),
  };
  const offered = [...asObjects(options), ...asObjects(groups).flatMap((group) => asObjects(group.options))];
  if (offered.length === 0) return [];
  const faults = checkBlocks([{ type: 'actions', elements: [select] }], 'message');
  if (faults.length === 0) return offered;
  remember(state, state.warnings, `options refused: ${faults.join('; ')}`);
  return [];
}
