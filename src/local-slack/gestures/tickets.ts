import { Refusal } from '../refusal.ts';
import type { StoredMessage } from '../state/model.ts';
import { forgetOldest, type State } from '../state/state.ts';

/** Slack's limits on `response_url`s and `trigger_id`s. */
const TERMS = {
  responseUrlUses: 5,
  responseUrlLifetime: 30 * 60_000,
  triggerLifetime: 3_000,
  /** Maximum kept at a time, so that a long run does not grow. */
  outstanding: 20_000,
} as const;

/** The target of a `response_url`. */
export interface ResponseUrl {
  id: string;
  user: string;
  channel: string;
  /** The message whose button was pressed, for `replace_original` and `delete_original`. */
  original?: StoredMessage;
  /** The delivery it came with. */
  deliveryId: string;
  uses: number;
  issuedAt: number;
}

interface Trigger {
  user: string;
  issuedAt: number;
  used: boolean;
}

/** Issues `response_url`s and `trigger_id`s, and expires them. */
export interface Tickets {
  issueResponseUrl(target: Pick<ResponseUrl, 'user' | 'channel' | 'original' | 'deliveryId'>): string;
  /** Counts one use. Throws `used_url` after the fifth and `expired_url` after half an hour. */
  useResponseUrl(id: string): ResponseUrl;
  issueTrigger(user: string): string;
  /** Returns the trigger's user. Throws Slack's errors for one that is unknown, used or more than 3 s old. */
  exchangeTrigger(id: string): string;
}

export function createTickets(state: State, base: () => string): Tickets {
  const urls = new Map<string, ResponseUrl>();
  const triggers = new Map<string, Trigger>();
  return {
    issueResponseUrl(target) {
      const id = state.newId('R');
      urls.set(id, { ...target, id, uses: 0, issuedAt: state.now() });
      forgetOldest(urls, TERMS.outstanding);
      return `${base()}/hooks/${id}`;
    },
    useResponseUrl(id) {
      const url = urls.get(id);
      if (!url || state.now() - url.issuedAt > TERMS.responseUrlLifetime) throw new Refusal('expired_url');
      if (url.uses >= TERMS.responseUrlUses) throw new Refusal('used_url');
      url.uses += 1;
      return url;
    },
    issueTrigger(user) {
      const id = state.newId('X');
      triggers.set(id, { user, issuedAt: state.now(), used: false });
      forgetOldest(triggers, TERMS.outstanding);
      return id;
    },
    exchangeTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (state.now() - trigger.issuedAt > TERMS.triggerLifetime) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
}
