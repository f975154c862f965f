import type { Context } from '../context.ts';
import { asText, isObject, type JsonObject } from '../json.ts';
import { Refusal, refusalNaming } from '../refusal.ts';
import { structured } from '../state/content.ts';
import type { View } from '../state/model.ts';
import { readView, type ViewContent } from '../state/view-content.ts';
import { viewOnWire } from '../state/wire.ts';
import type { Methods } from './method.ts';

/** A modal may have at most this many views stacked on it. */
const STACK = 3;

/** Modals and the Home tab. */
export const viewMethods: Methods = {
  'views.open': { token: 'bot', run: openView },
  'views.push': { token: 'bot', run: pushView },
  'views.update': { token: 'bot', run: updateView },
  'views.publish': { token: 'bot', run: publishView },
};

function viewGiven({ state }: Context, given: JsonObject, type: View['type']): ViewContent {
  const source = structured(given.view);
  if (!isObject(source)) throw refusalNaming('invalid_arguments', ['missing required field: view']);
  return readView(source, type, state.newId);
}

function openView(context: Context, given: JsonObject): JsonObject {
  const content = viewGiven(context, given, 'modal');
  const user = context.tickets.exchangeTrigger(asText(given.trigger_id));
  const view = newView(context, user, content);
  context.state.modals.set(user, [view]);
  return { view: viewOnWire(context.state, view) };
}

function pushView(context: Context, given: JsonObject): JsonObject {
  const content = viewGiven(context, given, 'modal');
  const user = context.tickets.exchangeTrigger(asText(given.trigger_id));
  return { view: viewOnWire(context.state, push(context, user, content)) };
}

/** Pushes a view onto a user's open modal. Throws `push_limit_reached` above three. */
export function push(context: Context, user: string, content: ViewContent): View {
  const stack = context.state.modals.get(user) ?? [];
  const below = stack.at(-1);
  if (!below) throw new Refusal('not_found');
  if (stack.length >= STACK) throw new Refusal('push_limit_reached');
  const view = newView(context, user, content);
  view.rootId = below.rootId;
  view.previousId = below.id;
  context.state.modals.set(user, [...stack, view]);
  return view;
}

function updateView(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  const views = [...[...state.modals.values()].flat(), ...state.homes.values()];
  const view = views.find((open) =>
    given.view_id === undefined
      ? open.externalId !== '' && open.externalId === given.external_id
      : open.id === given.view_id,
  );
  if (!view) throw new Refusal('not_found');
  if (given.hash !== undefined && given.hash !== view.hash) throw new Refusal('hash_conflict');
  replace(context, view, viewGiven(context, given, view.type));
  return { view: viewOnWire(state, view) };
}

/** Replaces an open view's content. Values entered in blocks with the same id stay. */
export function replace(context: Context, view: View, content: ViewContent): void {
  const fresh = newView(context, view.user, content);
  const { id, rootId, previousId, state: entered } = view;
  const kept = Object.entries(entered).filter(([blockId]) =>
    fresh.blocks.some((block) => block.block_id === blockId),
  );
  Object.assign(view, fresh, { id, rootId, state: { ...fresh.state, ...Object.fromEntries(kept) } });
  if (previousId) view.previousId = previousId;
}

function publishView(context: Context, given: JsonObject): JsonObject {
  const { state } = context;
  const user = asText(given.user_id);
  const content = viewGiven(context, given, 'home');
  if (!state.users.has(user))
    throw refusalNaming('invalid_arguments', ['invalid `user_id` [json-pointer:/user_id]']);
  const published = state.homes.get(user);
  if (given.hash !== undefined && published && given.hash !== published.hash)
    throw new Refusal('hash_conflict');
  if (published) replace(context, published, content);
  const view = published ?? newView(context, user, content);
  state.homes.set(user, view);
  return { view: viewOnWire(state, view) };
}

function newView({ state }: Context, user: string, content: ViewContent): View {
  const id = state.newId('V');
  const taken = [...state.modals.values()]
    .flat()
    .some((view) => view.externalId !== '' && view.externalId === content.externalId);
  if (taken) throw new Refusal('duplicate_external_id');
  return { id, user, rootId: id, hash: `${state.nextTimestamp()}.${id}`, ...content };
}
