import type { JsonObject } from '../json.ts';

export type DeliveryKind = 'event' | 'command' | 'interactive' | 'options';

/** Slack's names, as they stand in `X-Slack-Retry-Reason` and `retry_reason`. */
export type FailureReason = 'http_timeout' | 'http_error' | 'connection_failed';

/** What came of sending a payload once. */
export type Outcome =
  | { kind: 'acknowledged'; status: number; body: JsonObject }
  | { kind: 'failed'; status?: number; reason: FailureReason };

export interface Attempt {
  /** 0 for the first delivery, then 1, 2, 3. */
  retry: number;
  /** Milliseconds until the answer (or the deadline) came. */
  after: number;
  outcome: Outcome;
}

/** One payload on its way to the app: an event, a command, a press, a submission. */
export interface SlackDelivery {
  /** The `event_id`, or an id of the workspace's own for what has none. */
  id: string;
  kind: DeliveryKind;
  payload: JsonObject;
  attempts: Attempt[];
  acknowledged: boolean;
  /** Milliseconds from sending to the acknowledgement, when there was one. */
  acknowledgedAfter?: number;
  /** What the app acknowledged with; empty when it said nothing. */
  response: JsonObject;
  retries: number;
  /** The workspace's message count when it was sent: what has a higher `sequence` came afterwards. */
  sequence: number;
  /** Resolves when no further attempt will be made. */
  settled: Promise<void>;
}

/** What a transport needs in order to carry a payload once. */
export interface Parcel {
  id: string;
  kind: DeliveryKind;
  payload: JsonObject;
  retry: number;
  retryReason?: FailureReason;
}

/** Socket Mode or signed HTTP. */
export interface Transport {
  /** Sends once and waits for the acknowledgement, at most until the deadline (milliseconds). */
  send(parcel: Parcel, deadline: number): Promise<Outcome>;
  close(): Promise<void>;
}
