import type { Selectable } from 'kysely';
import type { Tables } from '../database/schema.ts';
import type { DigestSettings, Weekday } from './digest-settings.ts';

/** A channel of a workspace. */
export type TeamChannel = { readonly team: string; readonly channel: string };

/** One digest of one channel. */
export type Subscription = DigestSettings & {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  /** The person who set it up, who gets a notice when it stops. */
  readonly owner: string;
  /** `stopped`: by the bot; `reason` says why. */
  readonly state: 'on' | 'off' | 'stopped';
  readonly reason: string | null;
  /** Slots before this instant are not posted: when it was set up or changed, or the end of a pause. */
  readonly activeFrom: number;
  readonly createdAt: number;
};

/** What can be changed of a digest. */
export type SubscriptionChanges = Partial<
  DigestSettings & Pick<Subscription, 'state' | 'reason' | 'activeFrom' | 'owner'>
>;

/** A row of the table `subscriptions`. */
export type SubscriptionRow = Selectable<Tables['subscriptions']>;

/** Returns a row as the program sees it. */
export function subscriptionFromRow(row: SubscriptionRow): Subscription {
  const { when_empty, active_from, created_at, days, ...rest } = row;
  return {
    ...rest,
    days: [...days].map((day) => Number(day) as Weekday),
    whenEmpty: when_empty,
    activeFrom: active_from,
    createdAt: created_at,
  };
}

/** Returns the columns that hold these changes. */
export function toRow({
  days,
  whenEmpty,
  activeFrom,
  ...rest
}: SubscriptionChanges): Partial<SubscriptionRow> {
  return {
    ...rest,
    ...(days === undefined ? {} : { days: days.join('') }),
    ...(whenEmpty === undefined ? {} : { when_empty: whenEmpty }),
    ...(activeFrom === undefined ? {} : { active_from: activeFrom }),
  };
}
