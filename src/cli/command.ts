import type { Readable, Writable } from 'node:stream';

/** 0: answered. 1: nothing found. 2: bad usage or input. */
export type ExitStatus = 0 | 1 | 2;

/** A command's streams and environment. Answers go to `out`; progress, faults and logs to `err`. */
export type Terminal = {
  readonly in: Readable;
  readonly out: Writable;
  readonly err: Writable;
  /** True if `out` is a terminal and `NO_COLOR` is unset or empty. */
  readonly colour: boolean;
  /** True if `err` is a terminal; progress is shown only there. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** An option of a command, in addition to the shared `--json`, `--corpus DIR` and `--help`. */
export type Option = {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** Placeholder in the help for the value of an option: `DIR`. */
  readonly value?: string;
  readonly help: string;
};

/** A parsed command line: words that are no options, the command's options, the shared options. */
export type CommandLine = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly json: boolean;
  readonly corpusDir: string;
};

/** `nato-quote NAME …`: one file each in commands/, listed in command-list.ts. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Further text of its own help. */
  readonly details?: string;
  /** Arguments in the help: `QUERY [--limit N]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  /** @throws NatoQuoteError for errors the person can fix; `runCli` prints them and exits with 2 */
  readonly run: (line: CommandLine, terminal: Terminal) => Promise<ExitStatus>;
};
