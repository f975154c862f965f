import type { AnsweredThreads } from '../../store/answered-threads.ts';
import type { Person } from '../inbound/permissions.ts';

/** A question as a person asked it; `at` in milliseconds since 1970. */
export type AskedQuestion = {
  readonly team: string;
  readonly person: string;
  readonly question: string;
  readonly at: number;
};

/** A channel's digest, as far as the Home tab tells of it. `days` from 1, Monday, to 7. */
export type ChannelDigest = {
  readonly team: string;
  readonly channel: string;
  readonly time: string;
  readonly zone: string;
  readonly days: readonly number[];
  readonly topic: string;
  readonly size: number;
};

/** What outlasts a restart, as far as Slack's surfaces need it: see the store, which keeps it. */
export type Memory = {
  readonly questions: {
    readonly add: (asked: readonly AskedQuestion[]) => Promise<void>;
    readonly of: (team: string, person: string) => Promise<readonly string[]>;
    readonly forget: (team: string, person: string) => Promise<void>;
  };
  readonly feedback: {
    readonly give: (
      feedback: {
        readonly team: string;
        readonly person: string;
        readonly quoteId: string;
        readonly verdict: 'up' | 'down';
      },
      at: number,
    ) => Promise<void>;
  };
  readonly threads: AnsweredThreads;
  readonly subscriptions: { readonly activeIn: (team: string) => Promise<readonly ChannelDigest[]> };
  readonly firstSeen: {
    readonly note: (
      articles: readonly { readonly id: string; readonly date: string }[],
      at: number,
    ) => Promise<ReadonlyMap<string, number>>;
  };
};

/** Remembers what a person asked, for that person's Home tab. Never holds up an answer. */
export type Remember = (person: Person, question: string) => void;
