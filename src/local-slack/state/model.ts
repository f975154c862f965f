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
  messages: StoredMessage[];
}

/** A person or group that a message would notify. */
export type Ping = { kind: 'user' | 'group'; id: string } | { kind: 'here' | 'channel' | 'everyone' };

export interface BlockWithId extends JsonObject {
  type: string;
  block_id: string;
}

/** Slack's subtypes for a message with a file, a reply also sent to the channel, and `/me`. */
export type SaidAs = 'file_share' | 'thread_broadcast' | 'me_message';

/** A stored message. */
export interface StoredMessage {
  ts: string;
  channel: string;
  /** The author's user id. */
  user: string;
  text: string;
  blocks: BlockWithId[];
  attachments: JsonObject[];
  /** The thread's first message, where this one stands in a thread. */
  threadTs?: string;
  metadata?: JsonObject;
  clientMessageId?: string;
  /** The subtype, if it is not a plainly typed message. */
  subtype?: SaidAs;
  /** The only user who sees it, when it is ephemeral. */
  ephemeralTo?: string;
  /** The event id or envelope id of the delivery whose `response_url` (or acknowledgement) it was posted through. */
  inReplyTo?: string;
  editedTs?: string;
  unfurlLinks: boolean;
  unfurlMedia: boolean;
  /** Everybody that it would notify. */
  pings: Ping[];
  /** Increases with every message, so that a test can ask for those after a gesture. */
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
  blocks: BlockWithId[];
  hash: string;
  rootId: string;
  previousId?: string;
  notifyOnClose: boolean;
  /** The view as the app sent it, block ids filled in. */
  source: JsonObject;
  /** The values entered so far: block id → action id → state. */
  state: { [blockId: string]: { [actionId: string]: JsonObject } };
}

/** One recorded call of a Web API method. */
export interface Call {
  method: string;
  arguments: JsonObject;
  /** Milliseconds of the workspace's clock. */
  at: number;
  /** HTTP status and body of the response; undefined while pending or if the connection was cut. */
  status?: number;
  response?: JsonObject;
}
