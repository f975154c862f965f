import { DigestError } from '../../errors.ts';
import type { Match } from '../../search/match.ts';
import type { QuoteIndex } from '../../search/ranking-engine.ts';
import type { DigestDelivery } from '../../store/digests/delivery.ts';
import { type DigestSettings, settingsFault } from '../../store/digests/digest-settings.ts';
import type { Subscription, TeamChannel } from '../../store/digests/subscription.ts';
import type { Store } from '../../store/store.ts';
import { nextSlot } from './digest-schedule.ts';
import { matchesFor, type Selection, selectDigest } from './digest-selection.ts';

export { type DigestSettings, usualSettings, type Weekday } from '../../store/digests/digest-settings.ts';
export type { Subscription, TeamChannel } from '../../store/digests/subscription.ts';

/** A digest as its channel's settings show it. `next` is `null` while it is off or its settings are invalid. */
export type ListedDigest = { readonly subscription: Subscription; readonly next: number | null };

/**
 * The operations on the digests of a channel. The id of another channel's digest gives `null`. All throw a StoreError
 * while the store cannot be used, and a DigestError for invalid settings.
 */
export type DigestUseCases = {
  /** Returns a channel's digests, oldest first. People name them by their position, from 1. */
  readonly list: (conversation: TeamChannel) => Promise<readonly ListedDigest[]>;
  /** Returns the digest with a number, or the only one for `null`. @throws DigestError if there is none, or several */
  readonly choose: (conversation: TeamChannel, number: number | null) => Promise<Subscription>;
  readonly get: (conversation: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Adds a digest, or changes the one on the same topic in the same channel. */
  readonly subscribe: (
    conversation: TeamChannel,
    owner: string,
    settings: DigestSettings,
  ) => Promise<Subscription>;
  /** Changes a digest and turns it on. Returns `null` if it no longer exists. */
  readonly change: (
    conversation: TeamChannel,
    id: string,
    owner: string,
    settings: DigestSettings,
  ) => Promise<Subscription | null>;
  readonly turnOff: (conversation: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Turns a digest on again, from the next slot. */
  readonly resume: (conversation: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Posts nothing before `until`, then turns on again. */
  readonly pause: (conversation: TeamChannel, id: string, until: number) => Promise<Subscription | null>;
  /** Returns what the digest would post now, without storing anything. */
  readonly preview: (subscription: Subscription) => Promise<Selection>;
  /** Posts the quotes now. Repeated calls with the same `key` post once. */
  readonly post: (subscription: Subscription, key: string, quoteIds: readonly string[]) => Promise<void>;
  /** Returns the digest that was posted with this ts in the channel, or `null`. */
  readonly ofMessage: (conversation: TeamChannel, messageTs: string) => Promise<Subscription | null>;
};

export type DigestDependencies = {
  readonly store: Store;
  readonly index: QuoteIndex;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when something must be posted at once. */
  readonly wake: () => void;
};

export function createDigestUseCases({ store, index, now, wake }: DigestDependencies): DigestUseCases {
  const { subscriptions } = store;
  const { ofChannel } = subscriptions;
  const turnOn = (settings: DigestSettings, owner: string) =>
    ({ ...settings, owner, state: 'on', reason: null, activeFrom: now() }) as const;

  async function choose(conversation: TeamChannel, number: number | null): Promise<Subscription> {
    const all = await ofChannel(conversation);
    const [only] = all;
    if (only === undefined)
      throw new DigestError(
        'this channel has no digest yet: digest on 09:00 weekdays about security guarantees',
      );
    if (number === null && all.length === 1) return only;
    const chosen = all[(number ?? 0) - 1];
    if (chosen !== undefined) return chosen;
    const names = all.map(({ topic }, index) => `${index + 1} (${topic || 'everything'})`).join(', ');
    throw new DigestError(
      number === null
        ? `this channel has ${all.length} digests, so say which: ${names}`
        : `there is no digest ${number} in this channel. There is: ${names}`,
    );
  }

  /** Turns a digest on from `activeFrom`. @throws DigestError if its settings are invalid and must be changed first */
  async function startAgain(
    conversation: TeamChannel,
    id: string,
    activeFrom: number,
  ): Promise<Subscription | null> {
    const subscription = await subscriptions.get(conversation, id);
    if (subscription === null) return null;
    const fault = settingsFault(subscription);
    if (fault !== null)
      throw new DigestError(`this digest has to be changed first: ${fault.message}`, fault.setting);
    return await subscriptions.change(conversation, id, { state: 'on', reason: null, activeFrom });
  }

  return {
    async list(conversation) {
      const all = await ofChannel(conversation);
      return all.map((subscription) => ({
        subscription,
        next:
          subscription.state === 'on' && settingsFault(subscription) === null
            ? nextSlot(subscription, Math.max(now(), subscription.activeFrom - 1)).at
            : null,
      }));
    },
    choose,
    get: subscriptions.get,
    async subscribe(conversation, owner, settings) {
      const { team, channel } = conversation;
      return await subscriptions.add({
        ...settings,
        team,
        channel,
        owner,
        activeFrom: now(),
        createdAt: now(),
      });
    },
    change: (conversation, id, owner, settings) =>
      subscriptions.change(conversation, id, turnOn(settings, owner)),
    turnOff: (conversation, id) => subscriptions.change(conversation, id, { state: 'off' }),
    resume: (conversation, id) => startAgain(conversation, id, now()),
    pause: startAgain,
    preview: (subscription) => selectDigest({ store, index }, subscription, now()),
    async post({ id, team, channel }, key, quoteIds) {
      const row = {
        subscriptionId: id,
        day: `asked:${key}`,
        kind: 'asked',
        slotAt: now(),
        team,
        channel,
      } as const;
      await store.deliveries.request({ ...row, quoteIds });
      wake();
    },
    async ofMessage(conversation, messageTs) {
      const delivery = await store.deliveries.ofMessage(conversation, messageTs);
      return delivery === null ? null : await subscriptions.get(conversation, delivery.subscriptionId);
    },
  };
}

/** Returns the quotes of a delivery: selected now for a slot, or those that a person posted from the preview. */
export async function selectionFor(
  dependencies: { readonly store: Store; readonly index: QuoteIndex },
  delivery: Pick<DigestDelivery, 'kind' | 'slotAt' | 'quoteIds'>,
  subscription: Subscription,
): Promise<Selection> {
  if (delivery.kind !== 'asked') return await selectDigest(dependencies, subscription, delivery.slotAt);
  const { topic } = subscription;
  const matches = await matchesFor(dependencies.index, topic, delivery.slotAt);
  const chosen = delivery.quoteIds
    .map((id) => matches.find(({ quote }) => quote.id === id))
    .filter((match): match is Match => match !== undefined);
  const reasons = topic === '' ? [] : [`matches ${topic}`];
  return {
    items: chosen.map((match) => ({ match, reasons })),
    from: 'asked',
    fresh: chosen.length,
    since: '',
  };
}
