import type { JsonObject } from '../json.ts';
import { remember, type State } from '../state/state.ts';
import type { DeliveryKind, DeliveryTransport, FailureReason, SlackDelivery } from './delivery.ts';

export interface DispatcherOptions {
  /** Milliseconds within which the app must acknowledge. */
  acknowledgeWithin: number;
  /** Milliseconds before each further attempt at an event. */
  retryDelays: number[];
}

export interface Dispatcher {
  /** Sends a payload. Resolves when the first attempt is acknowledged or has failed. */
  deliver(kind: DeliveryKind, payload: JsonObject, id: string): Promise<SlackDelivery>;
  /** Sends a payload again with the same id, as a retry. */
  redeliver(delivery: SlackDelivery): Promise<SlackDelivery>;
  readonly deliveries: SlackDelivery[];
  close(): void;
}

/** Sends payloads over the transport. Retries events that were not acknowledged, and only events, as Slack does. */
export function createDispatcher(
  state: State,
  transport: DeliveryTransport,
  options: DispatcherOptions,
): Dispatcher {
  const deliveries: SlackDelivery[] = [];
  const waits = new Set<() => void>();
  let closed = false;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waits.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      waits.add(done);
    });

  const attempt = async (
    delivery: SlackDelivery,
    retry: number,
    retryReason?: FailureReason,
  ): Promise<void> => {
    const started = performance.now();
    const { id, kind, payload } = delivery;
    const envelope = { id, kind, payload, retry, ...(retryReason && { retryReason }) };
    const outcome = await transport.send(envelope, options.acknowledgeWithin);
    const after = performance.now() - started;
    delivery.attempts.push({ retry, after, outcome });
    delivery.retries = retry;
    if (outcome.kind === 'acknowledged') {
      delivery.acknowledged = true;
      delivery.acknowledgedAfter = after;
      delivery.response = outcome.body;
    }
    state.changed();
  };

  const retryUntilAcknowledged = async (delivery: SlackDelivery): Promise<void> => {
    if (delivery.kind !== 'event') return;
    for (const [index, delay] of options.retryDelays.entries()) {
      const last = delivery.attempts.at(-1)?.outcome;
      if (last?.kind !== 'failed') return;
      await pause(delay);
      if (closed) return;
      await attempt(delivery, index + 1, last.reason);
    }
  };

  return {
    deliveries,
    async deliver(kind, payload, id) {
      const delivery: SlackDelivery = {
        id,
        kind,
        payload,
        attempts: [],
        acknowledged: false,
        response: {},
        retries: 0,
        sequence: state.sequence(),
        settled: Promise.resolve(),
      };
      remember(state, deliveries, delivery);
      await attempt(delivery, 0);
      delivery.settled = retryUntilAcknowledged(delivery);
      return delivery;
    },
    async redeliver(delivery) {
      await attempt(delivery, delivery.retries + 1, 'http_timeout');
      return delivery;
    },
    close() {
      closed = true;
      for (const done of [...waits]) done();
    },
  };
}
