/** The tables, for Kysely. Times are milliseconds since 1970; lists are JSON text. */
export type Tables = {
  subscriptions: {
    id: string;
    team: string;
    channel: string;
    owner: string;
    time: string;
    zone: string;
    days: string;
    topic: string;
    size: number;
    when_empty: 'silence' | 'archive';
    state: 'on' | 'off' | 'stopped';
    reason: string | null;
    active_from: number;
    created_at: number;
  };
  deliveries: {
    id: string;
    subscription_id: string;
    day: string;
    kind: 'daily' | 'asked' | 'notice';
    slot_at: number;
    team: string;
    channel: string;
    state: 'waiting' | 'claimed' | 'sending' | 'unknown' | 'sent' | 'quiet' | 'refused';
    version: number;
    quote_ids: string;
    sending_at: number | null;
    message_ts: string | null;
    reason: string | null;
  };
  shown_quotes: { team: string; channel: string; quote_id: string; shown_at: number };
  arrivals: { article_id: string; seen_at: number };
  handled_events: { key: string; started_at: number; finished_at: number | null };
  feedback: { team: string; person: string; quote_id: string; verdict: 'up' | 'down'; given_at: number };
  waiting_events: { team: string; id: string; body: string; kept_at: number };
  answered_threads: { team: string; channel: string; thread: string; person: string; answered_at: number };
  recent_questions: { team: string; person: string; question: string; asked_at: number };
  installations: { id: string; installation: string; installed_at: number };
  /** The `state` parameters of installations that have come back. */
  used_states: { id: string; used_at: number };
  /** `source` is the article's Markdown with its front matter. */
  articles: { id: string; source: string };
};
