import { push, replace } from './api/views.ts';
import type { Context } from './context.ts';
import { channelNamed, userNamed } from './directory.ts';
import type { Delivery } from './events/delivery.ts';
import { interactionBase, surroundings } from './events/payloads.ts';
import { currentState, type Entry, findElement, isEmpty, stateOf } from './form.ts';
import { asObject, asObjects, asText, type JsonObject } from './json.ts';
import { checkBlocks } from './limits/layout.ts';
import type { Channel, Message, User, View } from './model.ts';
import { Refusal } from './refusal.ts';
import { remember } from './state.ts';
import { readView } from './view-content.ts';
import { messageOnWire, viewOnWire } from './wire.ts';

/** The message or view (the user's top modal, or their Home) that an element stands in. */
export interface Acting {
  user: string;
  on: Message | View;
  /** The element's `action_id`, or `block_id.action_id` where several blocks have the same. */
  actionId: string;
  /** What is chosen or typed; for feedback buttons `positive` or `negative`; nothing for a button. */
  entry?: Entry;
}

export interface Submitting {
  user: string;
  /** `action_id` (or `block_id.action_id`) → what is entered. */
  entries?: { [actionId: string]: Entry };
}

export interface Interactions {
  /** Presses a button, or chooses from a menu: `block_actions` with a new `response_url` and `trigger_id`. */
  press(gesture: Acting): Promise<Delivery>;
  /** Types into an external select; the options that the app offers. */
  chooseOption(gesture: {
    user: string;
    on: Message | View;
    actionId: string;
    query: string;
  }): Promise<JsonObject[]>;
  /** Runs a global shortcut, or one on a message. */
  shortcut(gesture: { user: string; callbackId: string; message?: Message }): Promise<Delivery>;
  /** Fills in and submits the user's top modal, and does what the app answers (errors, update, push, clear). */
  submitView(gesture: Submitting): Promise<Delivery>;
  /** Closes the user's top modal; delivers `view_closed` where the view asked for it. */
  closeView(user: string): Promise<Delivery | undefined>;
  /** The errors that the app's last answer to a submission put beside its fields: block id → text. */
  viewErrors(user: string): { [blockId: string]: string };
}

export function createInteractions(context: Context): Interactions {
  const { state, tickets, grants } = context;
  const errors = new Map<string, { [blockId: string]: string }>();

  const send = (
    kind: 'interactive' | 'options',
    user: User,
    payload: JsonObject,
    id: string,
  ): Promise<Delivery> => context.deliver(kind, { ...payload, ...interactionBase(state, user) }, id);

  const placeOf = (on: Message | View): { channel: Channel; message: Message } | { view: View } =>
    'rootId' in on
      ? { view: { ...on, state: currentState(on) } }
      : { channel: channelNamed(state, on.channel), message: on };

  return {
    async press({ user: name, on, actionId, entry }) {
      const user = userNamed(state, name);
      const { block, element } = findElement(on.blocks, actionId);
      const chosen = actionOf(element, entry);
      if ('rootId' in on && entry !== undefined)
        enter(on, block.block_id, asText(element.action_id), stateOf(element, entry));
      const id = state.newId('act');
      const place = placeOf(on);
      return send(
        'interactive',
        user,
        {
          type: 'block_actions',
          ...surroundings(state, place),
          trigger_id: tickets.issueTrigger(user.id),
          ...('message' in place && {
            response_url: tickets.issueResponseUrl({
              user: user.id,
              channel: place.channel.id,
              original: place.message,
              deliveryId: id,
            }),
          }),
          actions: [
            {
              action_id: element.action_id,
              block_id: block.block_id,
              action_ts: state.nextTimestamp(),
              ...chosen,
            },
          ],
        },
        id,
      );
    },

    async chooseOption({ user: name, on, actionId, query }) {
      const user = userNamed(state, name);
      const { block, element } = findElement(on.blocks, actionId);
      const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3;
      if (query.length < least) return [];
      const delivery = await send(
        'options',
        user,
        {
          type: 'block_suggestion',
          ...surroundings(state, placeOf(on)),
          action_id: element.action_id,
          block_id: block.block_id,
          value: query,
        },
        state.newId('opt'),
      );
      return optionsOffered(context, delivery);
    },

    async shortcut({ user: name, callbackId, message }) {
      if (grants.shortcuts && !grants.shortcuts.has(callbackId))
        throw new Error(`The app's manifest has no shortcut "${callbackId}".`);
      const user = userNamed(state, name);
      const id = state.newId('cut');
      const trigger = {
        callback_id: callbackId,
        trigger_id: tickets.issueTrigger(user.id),
        action_ts: state.nextTimestamp(),
      };
      if (!message) return send('interactive', user, { type: 'shortcut', ...trigger }, id);
      const channel = channelNamed(state, message.channel);
      return send(
        'interactive',
        user,
        {
          type: 'message_action',
          ...trigger,
          response_url: tickets.issueResponseUrl({ user: user.id, channel: channel.id, deliveryId: id }),
          message_ts: message.ts,
          channel: { id: channel.id, name: channel.name },
          message: messageOnWire(state, message),
        },
        id,
      );
    },

    async submitView({ user: name, entries = {} }) {
      const user = userNamed(state, name);
      const view = topView(context, user);
      for (const [actionId, entry] of Object.entries(entries)) {
        const { block, element } = findElement(view.blocks, actionId);
        enter(view, block.block_id, asText(element.action_id), stateOf(element, entry));
      }
      view.state = currentState(view);
      refuseUnfinished(view);
      const id = state.newId('sub');
      const delivery = await send(
        'interactive',
        user,
        {
          type: 'view_submission',
          view: viewOnWire(state, view),
          trigger_id: tickets.issueTrigger(user.id),
          response_urls: responseUrls(context, user, view, id),
        },
        id,
      );
      errors.delete(user.id);
      if (delivery.acknowledged) errors.set(user.id, obey(context, user, view, delivery.response));
      return delivery;
    },

    async closeView(name) {
      const user = userNamed(state, name);
      const view = topView(context, user);
      state.modals.set(user.id, (state.modals.get(user.id) ?? []).slice(0, -1));
      state.changed();
      if (!view.notifyOnClose) return undefined;
      return send(
        'interactive',
        user,
        { type: 'view_closed', view: viewOnWire(state, view), is_cleared: false },
        state.newId('cls'),
      );
    },

    viewErrors: (name) => errors.get(userNamed(state, name).id) ?? {},
  };
}

function topView({ state }: Context, user: User): View {
  const view = state.modals.get(user.id)?.at(-1);
  if (!view) throw new Error(`${user.name} has no open modal.`);
  return view;
}

function enter(view: View, blockId: string, actionId: string, entered: JsonObject): void {
  view.state[blockId] = { ...view.state[blockId], [actionId]: entered };
}

/** What Slack's client would not let a person submit. */
function refuseUnfinished(view: View): void {
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.optional === true) continue;
    const states = Object.values(view.state[block.block_id] ?? {});
    if (states.every(isEmpty))
      throw new Error(`The field "${asText(asObject(block.label).text)}" must be filled in first.`);
  }
}

function actionOf(element: JsonObject, entry: Entry | undefined): JsonObject {
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

/** The options in an acknowledgement; what Slack would not show is noted and dropped. */
function optionsOffered({ state }: Context, delivery: Delivery): JsonObject[] {
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

function responseUrls({ state, tickets }: Context, user: User, view: View, deliveryId: string): JsonObject[] {
  return view.blocks.flatMap((block) => {
    const element = asObject(block.element);
    if (element.response_url_enabled !== true) return [];
    const actionId = asText(element.action_id);
    const chosen = view.state[block.block_id]?.[actionId] ?? {};
    const channel = state.channels.get(
      asText(chosen.selected_conversation) || asText(chosen.selected_channel),
    );
    if (!channel) return [];
    const url = tickets.issueResponseUrl({ user: user.id, channel: channel.id, deliveryId });
    return [{ block_id: block.block_id, action_id: actionId, channel_id: channel.id, response_url: url }];
  });
}

/** Does what the acknowledgement of a submission says; an empty one closes the view. The errors to show, if any. */
function obey(context: Context, user: User, view: View, response: JsonObject): { [blockId: string]: string } {
  const { state } = context;
  const stack = state.modals.get(user.id) ?? [];
  try {
    if (response.response_action === 'errors') return shownErrors(view, response);
    if (response.response_action === 'clear') state.modals.set(user.id, []);
    else if (response.response_action === 'update')
      replace(context, view, readView(asObject(response.view), 'modal', state.newId));
    else if (response.response_action === 'push')
      push(context, user.id, readView(asObject(response.view), 'modal', state.newId));
    else
      state.modals.set(
        user.id,
        stack.filter((open) => open !== view),
      );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    remember(
      state,
      state.warnings,
      `response_action refused: ${error.code} ${JSON.stringify(error.details)}`,
    );
  }
  state.changed();
  return {};
}

function shownErrors(view: View, response: JsonObject): { [blockId: string]: string } {
  const known = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  return Object.fromEntries(
    Object.entries(asObject(response.errors))
      .filter(([blockId]) => known.has(blockId))
      .map(([blockId, text]) => [blockId, asText(text)]),
  );
}
