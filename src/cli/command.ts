import type { Readable, Writable } from 'node:stream';

/** What the shell is told: 0 answered, 1 nothing found, 2 bad usage or input. */
export type ExitStatus = 0 | 1 | 2;

/** Where a command reads and writes. Answers go to `out`; progress, faults and logs to `err`. */
export type Terminal = {
  readonly in: Readable;
  readonly out: Writable;
  readonly err: Writable;
  /** Whether `out` takes colour: a terminal, and `NO_COLOR` unset or empty. */
  readonly colour: boolean;
  /** Whether `err` is a terminal: only there is progress drawn. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** One `--option` of a command, beside the shared `--json`, `--corpus DIR` and `--help`. */
export type Option = {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** What stands after the name in the help, for options that take a value. */
  readonly value?: string;
  readonly help: string;
};

/** A command line taken apart: what is not an option, the options by name, and the shared ones. */
export type CommandLine = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly json: boolean;
  readonly corpusDir: string;
};

/** `nato-quote NAME …`: one file each in this folder, listed in `commands.ts`. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What its own help says beside that. */
  readonly details?: string;
  /** What follows the name: `QUERY [--limit N]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  /** @throws NatoQuoteError for what the person can mend; the dispatcher prints it and exits with 2. */
  readonly run: (line: CommandLine, terminal: Terminal) => Promise<ExitStatus>;
};
