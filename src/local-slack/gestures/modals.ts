import { push, replace } from '../api/views.ts';
import type { Context } from '../context.ts';
import type { SlackDelivery } from '../events/delivery.ts';
import { interactionBase } from '../events/payloads.ts';
import { asObject, asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { userNamed } from '../state/directory.ts';
import type { User, View } from '../state/model.ts';
import { remember } from '../state/state.ts';
import { readView } from '../state/view-content.ts';
import { viewOnWire } from '../state/wire.ts';
import { currentState, enter, type FormEntry, findElement, isEmpty } from './form.ts';

export interface Submitting {
  user: string;
  /** `action_id` (or `block_id.action_id`) → what is entered. */
  entries?: { [actionId: string]: FormEntry };
}

/** A person's gestures in an open modal. */
export interface Modals {
  /** Fills in and submits the user's top modal, then applies the app's answer (errors, update, push, clear). */
  submitView(gesture: Submitting): Promise<SlackDelivery>;
  /** Closes the user's top modal; delivers `view_closed` where the view asked for it. */
  closeView(user: string): Promise<SlackDelivery | undefined>;
  /** Errors beside the fields, from the app's last answer to a submission: block id → text. */
  viewErrors(user: string): { [blockId: string]: string };
}

export function createModals(context: Context): Modals {
  const { state } = context;
  const errors = new Map<string, { [blockId: string]: string }>();
  return {
    async submitView({ user: name, entries = {} }) {
      const user = userNamed(state, name);
      const view = topView(context, user);
      for (const [actionId, entry] of Object.entries(entries)) {
        enter(view, findElement(view.blocks, actionId), entry);
      }
      view.state = currentState(view);
      refuseUnfinished(view);
      const delivery = await submit(context, user, view);
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
      const base = interactionBase(state, user);
      const payload = { type: 'view_closed', ...base, view: viewOnWire(state, view), is_cleared: false };
      return context.deliver('interactive', payload, state.newId('cls'));
    },
    viewErrors: (name) => errors.get(userNamed(state, name).id) ?? {},
  };
}

function topView({ state }: Context, user: User): View {
  const view = state.modals.get(user.id)?.at(-1);
  if (!view) throw new Error(`${user.name} has no open modal.`);
  return view;
}

/** Throws for a submission that Slack's client would not allow. */
function refuseUnfinished(view: View): void {
  if (view.source.submit === undefined)
    throw new Error(`The modal "${view.title}" has no button to submit it.`);
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.optional === true) continue;
    const states = Object.values(view.state[block.block_id] ?? {});
    if (states.every(isEmpty))
      throw new Error(`The field "${asText(asObject(block.label).text)}" must be filled in first.`);
  }
}

function submit(context: Context, user: User, view: View): Promise<SlackDelivery> {
  const { state, tickets } = context;
  const id = state.newId('sub');
  const payload = {
    type: 'view_submission',
    ...interactionBase(state, user),
    view: viewOnWire(state, view),
    trigger_id: tickets.issueTrigger(user.id),
    response_urls: responseUrls(context, user, view, id),
  };
  return context.deliver('interactive', payload, id);
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

/** Applies the acknowledgement of a submission; an empty one closes the view. Returns the errors to show. */
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
