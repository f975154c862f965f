import type { JsonObject } from '../json.ts';

export type DeliveryKind = 'event' | 'command' | 'interactive' | 'options';

/** Slack's values of `X-Slack-Retry-Reason` and `retry_reason`. */
export type FailureReason = 'http_timeout' | 'http_error' | 'connection_failed';

/** The result of one delivery attempt. */
export type AttemptOutcome =
  | { kind: 'acknowledged'; status: number; body: JsonObject }
  | { kind: 'failed'; status?: number; reason: FailureReason };

export interface DeliveryAttempt {
  /** 0 for the first delivery, then 1, 2, 3. */
  retry: number;
  /** Milliseconds until the answer or the deadline. */
  after: number;
  outcome: AttemptOutcome;
}

/** A payload sent to the app (an event, a command, a press, a submission) and its delivery attempts. */
export interface SlackDelivery {
  /** The `event_id`, or a generated id for other kinds. */
  id: string;
  kind: DeliveryKind;
  payload: JsonObject;
  attempts: DeliveryAttempt[];
  acknowledged: boolean;
  /** Milliseconds from sending to the acknowledgement, when there was one. */
  acknowledgedAfter?: number;
  /** The body of the acknowledgement, empty if it had none. */
  response: JsonObject;
  retries: number;
  /** The number of messages when it was sent. Later messages have a higher `sequence`. */
  sequence: number;
  /** Resolves when no further attempt will be made. */
  settled: Promise<void>;
}

/** A payload as one attempt sends it. */
export interface Envelope {
  id: string;
  kind: DeliveryKind;
  payload: JsonObject;
  retry: number;
  retryReason?: FailureReason;
}

/** A way to send payloads to the app: Socket Mode or signed HTTP. */
export interface DeliveryTransport {
  /** Sends once and waits for the acknowledgement, at most `deadline` milliseconds. */
  send(envelope: Envelope, deadline: number): Promise<AttemptOutcome>;
  close(): Promise<void>;
}
