/** What a caller can tell failures apart by. Each has one class below. */
export type ErrorCode =
  | 'config'
  | 'usage'
  | 'corpus'
  | 'query'
  | 'store'
  | 'digest'
  | 'snapshot'
  | 'fetch'
  | 'encoder';

/** A failure that the person at the other end can do something about: `message` says what happened and the way out. */
export class NatoQuoteError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** What somebody in Slack is told of the failures whose own words name files, hosts or databases. */
const publicSentences: Partial<Readonly<Record<ErrorCode, string>>> = {
  store:
    'What the bot keeps cannot be reached just now, so nothing was changed. Try again in a minute; if it stays so, tell whoever runs the bot: its log has the reason.',
  config: 'The bot’s settings keep it from doing this. Tell whoever runs it: its log has the reason.',
  corpus:
    'The bot’s articles cannot be read or written just now. Tell whoever runs it: its log has the reason.',
  snapshot: 'The bot’s index cannot be used just now. Tell whoever runs it: its log has the reason.',
};

/** A failure as people in Slack may read it: no path, host or database name. The log has the message itself. */
export function publicMessage({ code, message }: NatoQuoteError): string {
  return publicSentences[code] ?? message;
}

/** A setting is missing or malformed. */
export class ConfigError extends NatoQuoteError {
  constructor(message: string) {
    super('config', message);
  }
}

/** A command line that cannot be carried out as written. */
export class UsageError extends NatoQuoteError {
  constructor(message: string) {
    super('usage', message);
  }
}

/** The corpus as a whole cannot be used (a single bad file is a `Fault`, not an error). */
export class CorpusError extends NatoQuoteError {
  constructor(message: string, options?: ErrorOptions) {
    super('corpus', message, options);
  }
}

/** A question that cannot be searched for as it stands. */
export class QueryError extends NatoQuoteError {
  constructor(message: string) {
    super('query', message);
  }
}

/** What keeps the store from working: the word that its log lines and messages go by. */
export type StoreTrouble =
  | 'full'
  | 'disk'
  | 'read-only'
  | 'locked'
  | 'damaged'
  | 'unopened'
  | 'away'
  | 'newer'
  | 'failed';

/** The store could not do what it was asked; nothing of it was kept. Questions are answered without it. */
export class StoreError extends NatoQuoteError {
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, message: string, options?: ErrorOptions) {
    super('store', message, options);
    this.trouble = trouble;
  }
}

/** A digest command or form that cannot be carried out as written. */
export class DigestError extends NatoQuoteError {
  /** The setting that is at fault, where it is one. */
  readonly setting: string | null;

  constructor(message: string, setting: string | null = null) {
    super('digest', message);
    this.setting = setting;
  }
}

/** A snapshot of the index that must not be used; building the index anew is the way out. */
export class SnapshotError extends NatoQuoteError {
  constructor(reason: string) {
    super('snapshot', `the snapshot ${reason}: build the index anew`);
  }
}

/** An address that could not be fetched, or may not be. `status` is the HTTP status, 0 where there was none. */
export class FetchError extends NatoQuoteError {
  readonly status: number;

  constructor(message: string, { status = 0, ...options }: ErrorOptions & { readonly status?: number } = {}) {
    super('fetch', message, options);
    this.status = status;
  }
}

/** The encoder of sentences cannot be used: search goes on by words alone. */
export class EncoderError extends NatoQuoteError {
  constructor(message: string, options?: ErrorOptions) {
    super('encoder', message, options);
  }
}
