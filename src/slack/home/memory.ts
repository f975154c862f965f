import type { AnsweredThreads } from '../../store/answered-threads.ts';
import type { WaitingEvents } from '../../store/waiting-events.ts';
import type { SlackUser } from '../inbound/permissions.ts';

/** A question as a person asked it; `at` in milliseconds since 1970. */
export type AskedQuestion = {
  readonly team: string;
  readonly person: string;
  readonly question: string;
  readonly at: number;
};

/** A channel's digest as the Home tab shows it. `days` from 1 (Monday) to 7. */
export type ChannelDigest = {
  readonly team: string;
  readonly channel: string;
  readonly time: string;
  readonly zone: string;
  readonly days: readonly number[];
  readonly topic: string;
  readonly size: number;
};

/** The parts of the store that Slack's surfaces need. */
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
  readonly waiting: WaitingEvents;
  readonly subscriptions: { readonly activeIn: (team: string) => Promise<readonly ChannelDigest[]> };
  readonly firstSeen: {
    readonly note: (
      articles: readonly { readonly id: string; readonly date: string }[],
      at: number,
    ) => Promise<ReadonlyMap<string, number>>;
  };
};

/** Remembers a person's question for their Home tab. Never delays an answer. */
export type Remember = (person: SlackUser, question: string) => void;
