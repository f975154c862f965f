import type { Content } from './content.ts';
import type { Channel, SaidAs, StoredMessage } from './model.ts';
import { findPings } from './pings.ts';
import { forgetOldest, remember, type State } from './state.ts';

export interface Posting {
  channel: Channel;
  /** The author. */
  user: string;
  content: Content;
  threadTs?: string;
  ephemeralTo?: string;
  inReplyTo?: string;
  clientMessageId?: string;
  subtype?: SaidAs;
}

/** Adds a message to its channel, or to the ephemeral messages of its reader. */
export function post(state: State, posting: Posting): StoredMessage {
  const { channel, user, content, threadTs, ephemeralTo, inReplyTo, clientMessageId, subtype } = posting;
  const message: StoredMessage = {
    ts: state.nextTimestamp(),
    channel: channel.id,
    user,
    ...content,
    ...(threadTs && { threadTs }),
    ...(ephemeralTo && { ephemeralTo }),
    ...(inReplyTo && { inReplyTo }),
    ...(clientMessageId && { clientMessageId }),
    ...(subtype && { subtype }),
    pings: findPings(content.text, content.blocks, content.attachments),
    sequence: state.nextSequence(),
  };
  if (threadTs) startThread(channel, threadTs);
  if (inReplyTo) noteResponse(state, inReplyTo, message);
  remember(state, ephemeralTo ? state.ephemerals : channel.messages, message);
  state.changed();
  return message;
}

/** Sets `thread_ts` on a thread's first message, as Slack does once somebody has replied. */
function startThread(channel: Channel, threadTs: string): void {
  const parent = channel.messages.find((message) => message.ts === threadTs);
  if (parent && !parent.threadTs) parent.threadTs = threadTs;
}

/** Records a message as a response to a delivery. */
export function noteResponse(state: State, deliveryId: string, message: StoredMessage): void {
  message.inReplyTo = deliveryId;
  state.responses.set(deliveryId, [...(state.responses.get(deliveryId) ?? []), message]);
  forgetOldest(state.responses, state.keep);
  state.answers.emit(deliveryId, message);
}

/** Replaces a message's content in place. */
export function rewrite(state: State, message: StoredMessage, content: Content): void {
  Object.assign(message, content, {
    editedTs: state.nextTimestamp(),
    pings: findPings(content.text, content.blocks, content.attachments),
    sequence: state.nextSequence(),
  });
  state.changed();
}

/** Removes a message. */
export function remove(state: State, message: StoredMessage): void {
  const list = message.ephemeralTo ? state.ephemerals : state.channels.get(message.channel)?.messages;
  const index = list?.indexOf(message) ?? -1;
  if (index >= 0) list?.splice(index, 1);
  state.changed();
}
