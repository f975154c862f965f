import type { AddOptions, AddResult } from '../../ingest/ingest.ts';
import type { SlackUser } from '../inbound/permissions.ts';

/** Adds the articles that an http(s) address leads to. @throws NatoQuoteError where it leads to none */
export type Add = (address: string, options?: AddOptions) => Promise<AddResult>;

/** Adds articles for people, who can each stop their own. */
export type Adding = {
  /** @throws NatoQuoteError where the address leads to no article */
  readonly start: (
    person: SlackUser,
    address: string,
    onProgress: NonNullable<AddOptions['onProgress']>,
  ) => Promise<AddResult>;
  /** Stops what a person has under way, and returns how many addresses that were. */
  readonly stop: (person: SlackUser) => number;
};

/** Slack takes an answer to a command for half an hour: adding has to be over by then, in milliseconds. */
const timeLimit = 25 * 60_000;

export function createAdding(add: Add): Adding {
  const underWay = new Map<string, Set<AbortController>>();
  const keyOf = ({ team, user }: SlackUser) => `${team}:${user}`;
  return {
    async start(person, address, onProgress) {
      const key = keyOf(person);
      const own = underWay.get(key) ?? new Set();
      underWay.set(key, own);
      const stopping = new AbortController();
      own.add(stopping);
      try {
        const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeLimit)]);
        return await add(address, { signal, onProgress });
      } finally {
        own.delete(stopping);
        if (own.size === 0) underWay.delete(key);
      }
    },
    stop(person) {
      const own = [...(underWay.get(keyOf(person)) ?? [])];
      for (const stopping of own) stopping.abort();
      return own.length;
    },
  };
}
