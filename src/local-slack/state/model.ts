import type { JsonObject } from '../json.ts';

/** A person or a bot of the workspace. */
export interface User {
  id: string;
  name: string;
  /** IANA zone, as in `users.info`. */
  tz: string;
  isAdmin: boolean;
  isBot: boolean;
  /** Set for bots only. */
  botId?: string;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  /** User ids. */
  members: Set<string>;
  isArchived: boolean;
  /** Oldest first. Ephemeral messages are kept apart. */
  messages: Message[];
}

/** Somebody that a message would notify. */
export type Ping = { kind: 'user' | 'group'; id: string } | { kind: 'here' | 'channel' | 'everyone' };

export interface Block extends JsonObject {
  type: string;
  block_id: string;
}

/** What Slack calls a message with a file, one that was also sent to the channel, and a `/me`. */
export type SaidAs = 'file_share' | 'thread_broadcast' | 'me_message';

/** A message as the workspace keeps it. */
export interface Message {
  ts: string;
  channel: string;
  /** The author's user id. */
  user: string;
  text: string;
  blocks: Block[];
  attachments: JsonObject[];
  /** The thread's first message, where this one stands in a thread. */
  threadTs?: string;
  metadata?: JsonObject;
  clientMessageId?: string;
  /** How a person said it, other than by typing it. */
  subtype?: SaidAs;
  /** The only user who sees it, when it is ephemeral. */
  ephemeralTo?: string;
  /** The event id or envelope id of the delivery whose `response_url` (or acknowledgement) it was posted through. */
  inReplyTo?: string;
  editedTs?: string;
  unfurlLinks: boolean;
  unfurlMedia: boolean;
  /** Whom it would notify. */
  pings: Ping[];
  /** Counts every message of the workspace, so that a test can ask for what came after a gesture. */
  sequence: number;
}

/** A modal or a published Home tab. */
export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  callbackId: string;
  privateMetadata: string;
  externalId: string;
  title: string;
  blocks: Block[];
  hash: string;
  rootId: string;
  previousId?: string;
  notifyOnClose: boolean;
  /** The view as the app sent it, block ids filled in. */
  source: JsonObject;
  /** What the person has chosen so far: block id → action id → state. */
  state: { [blockId: string]: { [actionId: string]: JsonObject } };
}

/** One call of a Web API method, as the workspace saw it. */
export interface Call {
  method: string;
  arguments: JsonObject;
  /** Milliseconds of the workspace's clock. */
  at: number;
  /** The HTTP status and body that were answered; undefined where the connection was cut or is still being held. */
  status?: number;
  response?: JsonObject;
}
