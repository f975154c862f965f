import { DigestError } from '../errors.ts';
import type { Match } from '../search/match.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import type { DigestDelivery } from '../store/digests/delivery.ts';
import { type DigestSettings, settingsFault } from '../store/digests/digest-settings.ts';
import type { Subscription, TeamChannel } from '../store/digests/subscription.ts';
import type { Store } from '../store/store.ts';
import { nextSlot } from './digest-schedule.ts';
import { matchesFor, type Selection, selectDigest } from './digest-selection.ts';

export { type DigestSettings, usualSettings, type Weekday } from '../store/digests/digest-settings.ts';
export type { Subscription, TeamChannel } from '../store/digests/subscription.ts';

/** A digest as its channel's settings show it; `next` is `null` while it is off, or has settings that cannot be. */
export type ListedDigest = { readonly subscription: Subscription; readonly next: number | null };

/**
 * What can be done with digests, each in its own channel: an id of another channel's digest leads to `null`.
 * Everything throws a StoreError while the store cannot be used, and a DigestError for settings that cannot be.
 */
export type DigestUseCases = {
  /** A channel's digests, oldest first: their places in it, from 1, are the numbers people use. */
  readonly list: (place: TeamChannel) => Promise<readonly ListedDigest[]>;
  /** Which digest a person means; `null` for the only one. @throws DigestError when there is none, or several. */
  readonly choose: (place: TeamChannel, number: number | null) => Promise<Subscription>;
  readonly get: (place: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Sets a digest up; one on the same topic in the same channel is changed instead. */
  readonly subscribe: (place: TeamChannel, owner: string, settings: DigestSettings) => Promise<Subscription>;
  /** Changes a digest that may meanwhile be gone: then `null`. It is on afterwards. */
  readonly change: (
    place: TeamChannel,
    id: string,
    owner: string,
    settings: DigestSettings,
  ) => Promise<Subscription | null>;
  readonly turnOff: (place: TeamChannel, id: string) => Promise<Subscription | null>;
  /** On again, from the next slot. */
  readonly resume: (place: TeamChannel, id: string) => Promise<Subscription | null>;
  /** Nothing before `until`, then on by itself. */
  readonly pause: (place: TeamChannel, id: string, until: number) => Promise<Subscription | null>;
  /** What the digest would post now; nothing is written down. */
  readonly preview: (subscription: Subscription) => Promise<Selection>;
  /** Has the quotes posted now, once for one `key`, however often it is asked. */
  readonly post: (subscription: Subscription, key: string, quoteIds: readonly string[]) => Promise<void>;
  /** A message's digest: what was sent under this ts in the channel, or `null`. */
  readonly ofMessage: (place: TeamChannel, messageTs: string) => Promise<Subscription | null>;
};

export type DigestDependencies = {
  readonly store: Store;
  readonly index: QuoteIndex;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when something is to be posted at once. */
  readonly wake: () => void;
};

export function createDigestUseCases({ store, index, now, wake }: DigestDependencies): DigestUseCases {
  const { subscriptions } = store;
  const { ofChannel } = subscriptions;
  const turnOn = (settings: DigestSettings, owner: string) =>
    ({ ...settings, owner, state: 'on', reason: null, activeFrom: now() }) as const;

  async function choose(place: TeamChannel, number: number | null): Promise<Subscription> {
    const all = await ofChannel(place);
    const [only] = all;
    if (only === undefined)
      throw new DigestError(
        'this channel has no digest yet: digest on 09:00 weekdays about security guarantees',
      );
    if (number === null && all.length === 1) return only;
    const chosen = all[(number ?? 0) - 1];
    if (chosen !== undefined) return chosen;
    const names = all.map(({ topic }, at) => `${at + 1} (${topic || 'everything'})`).join(', ');
    throw new DigestError(
      number === null
        ? `this channel has ${all.length} digests, so say which: ${names}`
        : `there is no digest ${number} in this channel. There is: ${names}`,
    );
  }

  /** Posts again from `activeFrom` on. A digest that was stopped for its settings has to be changed first. */
  async function startAgain(
    place: TeamChannel,
    id: string,
    activeFrom: number,
  ): Promise<Subscription | null> {
    const subscription = await subscriptions.get(place, id);
    if (subscription === null) return null;
    const fault = settingsFault(subscription);
    if (fault !== null)
      throw new DigestError(`this digest has to be changed first: ${fault.message}`, fault.setting);
    return await subscriptions.change(place, id, { state: 'on', reason: null, activeFrom });
  }

  return {
    async list(place) {
      const all = await ofChannel(place);
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
    async subscribe(place, owner, settings) {
      const { team, channel } = place;
      return await subscriptions.add({
        ...settings,
        team,
        channel,
        owner,
        activeFrom: now(),
        createdAt: now(),
      });
    },
    change: (place, id, owner, settings) => subscriptions.change(place, id, turnOn(settings, owner)),
    turnOff: (place, id) => subscriptions.change(place, id, { state: 'off' }),
    resume: (place, id) => startAgain(place, id, now()),
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
    async ofMessage(place, messageTs) {
      const delivery = await store.deliveries.ofMessage(place, messageTs);
      return delivery === null ? null : await subscriptions.get(place, delivery.subscriptionId);
    },
  };
}

/** What a delivery holds: chosen now for a digest's slot, or what somebody saw in the preview and had posted. */
export async function selectionFor(
  parts: { readonly store: Store; readonly index: QuoteIndex },
  delivery: Pick<DigestDelivery, 'kind' | 'slotAt' | 'quoteIds'>,
  subscription: Subscription,
): Promise<Selection> {
  if (delivery.kind !== 'asked') return await selectDigest(parts, subscription, delivery.slotAt);
  const { topic } = subscription;
  const matches = await matchesFor(parts.index, topic, delivery.slotAt);
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
