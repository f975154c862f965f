import type { Context } from '../context.ts';
import { messageSubscription } from '../events/announce.ts';
import type { SlackDelivery } from '../events/delivery.ts';
import { commandPayload, messageEvent } from '../events/payloads.ts';
import { Refusal } from '../refusal.ts';
import { withIds } from '../state/content.ts';
import { channelOrDirectMessage, userNamed } from '../state/directory.ts';
import type { SaidAs, StoredMessage } from '../state/model.ts';
import { post, remove, rewrite } from '../state/posting.ts';
import { messageOnWire } from '../state/wire.ts';
import { compose, composeBlocks } from './compose.ts';
import { respond } from './hooks.ts';

/** Users and channels are given by id or by name. */
export interface Saying {
  user: string;
  /** The user's direct conversation with the bot when left out. */
  channel?: string;
  /** As typed: `@name` mentions. */
  text: string;
  /** The timestamp of the thread's first message. */
  thread?: string;
  /** With a file attached, also sent to the channel, or as `/me`. */
  as?: SaidAs;
}

export interface Commanding {
  user: string;
  channel?: string;
  /** Defaults to the app's first command. */
  command?: string;
  text: string;
}

/** A message and what was delivered because of it: none where the bot is not a member, two where it is mentioned. */
export interface SentMessage {
  message: StoredMessage;
  deliveries: SlackDelivery[];
}

export interface Gestures {
  /** Types a slash command. Resolves when the app has acknowledged it, or failed to. */
  command(gesture: Commanding): Promise<SlackDelivery>;
  /** Sends a message as a person (or, for a bot user, as another bot). */
  say(gesture: Saying): Promise<SentMessage>;
  /** Edits a message as its author: delivers `message_changed`. */
  edit(message: StoredMessage, text: string): Promise<SentMessage>;
  /** Deletes a message as its author: delivers `message_deleted`. */
  deleteMessage(message: StoredMessage): Promise<SentMessage>;
}

export function createGestures(context: Context): Gestures {
  return {
    command: (gesture) => command(context, gesture),
    say: (gesture) => say(context, gesture),
    edit: (message, text) => edit(context, message, text),
    deleteMessage: (message) => deleteMessage(context, message),
  };
}

async function command(context: Context, gesture: Commanding): Promise<SlackDelivery> {
  const { state, grants, tickets } = context;
  const user = userNamed(state, gesture.user);
  const channel = channelOrDirectMessage(state, user, gesture.channel);
  const name = gesture.command ?? [...(grants.commands ?? ['/nato-quote'])][0] ?? '';
  if (grants.commands && !grants.commands.has(name))
    throw new Error(`The app's manifest has no command ${name}.`);
  if (channel.isArchived) throw new Error(`#${channel.name} is archived: nobody can type a command there.`);
  const id = state.newId('cmd');
  const target = { user: user.id, channel: channel.id, deliveryId: id };
  const payload = commandPayload(state, user, channel, {
    command: name,
    text: gesture.text,
    response_url: tickets.issueResponseUrl(target),
    trigger_id: tickets.issueTrigger(user.id),
  });
  const delivery = await context.deliver('command', payload, id);
  if (Object.keys(delivery.response).length > 0) answerInAcknowledgement(context, target, delivery);
  return delivery;
}

/** Posts the answer that an acknowledgement carries. If Slack would refuse it, the person sees nothing. */
function answerInAcknowledgement(
  context: Context,
  target: { user: string; channel: string; deliveryId: string },
  delivery: SlackDelivery,
): void {
  try {
    respond(context, target, delivery.response);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.state.warnings.push(`acknowledgement of ${String(delivery.payload.command)}: ${error.code}`);
  }
}

async function say(context: Context, gesture: Saying): Promise<SentMessage> {
  const { state } = context;
  const user = userNamed(state, gesture.user);
  const channel = channelOrDirectMessage(state, user, gesture.channel);
  if (channel.isArchived) throw new Error(`#${channel.name} is archived: nobody can post there.`);
  if (gesture.thread && !channel.messages.some((message) => message.ts === gesture.thread)) {
    throw new Error(`#${channel.name} has no message ${gesture.thread} to reply to.`);
  }
  channel.members.add(user.id);
  const message = post(state, {
    channel,
    user: user.id,
    content: typedContent(context, gesture.text),
    ...(gesture.thread && { threadTs: gesture.thread }),
    ...(!user.isBot && { clientMessageId: state.newId('client-') }),
    ...(gesture.as && { subtype: gesture.as }),
  });
  return { message, deliveries: await context.announce(message) };
}

function typedContent(context: Context, typed: string) {
  const text = compose(context.state, typed);
  return {
    text,
    blocks: withIds(context.state, composeBlocks(typed, text)),
    attachments: [],
    unfurlLinks: true,
    unfurlMedia: true,
  };
}

async function edit(context: Context, message: StoredMessage, text: string): Promise<SentMessage> {
  const before = messageOnWire(context.state, message);
  rewrite(context.state, message, typedContent(context, text));
  const delivery = await emitChange(context, message, {
    subtype: 'message_changed',
    message: messageOnWire(context.state, message),
    previous_message: before,
  });
  return { message, deliveries: delivery ? [delivery] : [] };
}

async function deleteMessage(context: Context, message: StoredMessage): Promise<SentMessage> {
  remove(context.state, message);
  const delivery = await emitChange(context, message, {
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: messageOnWire(context.state, message),
  });
  return { message, deliveries: delivery ? [delivery] : [] };
}

async function emitChange(
  context: Context,
  message: StoredMessage,
  change: object,
): Promise<SlackDelivery | undefined> {
  const { state } = context;
  const channel = state.channels.get(message.channel);
  if (!channel?.members.has(state.bot.id)) return undefined;
  const { channel_type, event_ts } = messageEvent(state, channel, message);
  return context.emit(messageSubscription(channel), {
    type: 'message',
    channel: channel.id,
    channel_type,
    event_ts,
    ts: state.nextTimestamp(),
    ...change,
  });
}
