/** The code of each error class below. */
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

/** An error that the user can do something about. `message` says what happened and what to do. */
export class NatoQuoteError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The messages shown in Slack for errors whose own message names files, hosts or databases. */
const publicSentences: Partial<Readonly<Record<ErrorCode, string>>> = {
  store:
    'What the bot keeps cannot be reached just now, so nothing was changed. Try again in a minute; if it stays so, tell whoever runs the bot: its log has the reason.',
  config: 'The bot’s settings keep it from doing this. Tell whoever runs it: its log has the reason.',
  corpus:
    'The bot’s articles cannot be read or written just now. Tell whoever runs it: its log has the reason.',
  snapshot: 'The bot’s index cannot be used just now. Tell whoever runs it: its log has the reason.',
};

/** Returns an error's message for people in Slack, without path, host or database name. The log has the original. */
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

/** A question that cannot be searched for. */
export class QueryError extends NatoQuoteError {
  constructor(message: string) {
    super('query', message);
  }
}

/** Why the store does not work. Its log lines and messages are chosen by it. */
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

/** A store operation failed, and nothing of it was saved. Questions are answered without the store. */
export class StoreError extends NatoQuoteError {
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, message: string, options?: ErrorOptions) {
    super('store', message, options);
    this.trouble = trouble;
  }
}

/** A digest command or form that cannot be carried out as written. */
export class DigestError extends NatoQuoteError {
  /** The invalid setting, `null` if the error is not about one. */
  readonly setting: string | null;

  constructor(message: string, setting: string | null = null) {
    super('digest', message);
    this.setting = setting;
  }
}

/** A snapshot of the index that must not be used. The index has to be rebuilt. */
export class SnapshotError extends NatoQuoteError {
  constructor(reason: string) {
    super('snapshot', `the snapshot ${reason}: build the index anew`);
  }
}

/** An address that could not or may not be fetched. `status` is the HTTP status, 0 if there was none. */
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
