import { parseArgs } from 'node:util';
import { NatoQuoteError, UsageError } from '../errors.ts';
import type { Command, CommandLine, ExitStatus, Option, Terminal } from './command.ts';
import { allCommands, commandNamed } from './command-list.ts';
import { commandHelp, overview } from './help.ts';

const sharedOptions = {
  json: { type: 'boolean', help: 'one JSON value on stdout, nothing else there' },
  corpus: { type: 'string', value: 'DIR', help: 'the folder of articles (default: CORPUS_DIR, or corpus)' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
} as const satisfies Record<string, Option>;

function parse(
  command: Command,
  argv: readonly string[],
  terminal: Terminal,
): CommandLine & { help: boolean } {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [name, { type, short }] of Object.entries({ ...command.options, ...sharedOptions } as Record<
    string,
    Option
  >))
    options[name] = short === undefined ? { type } : { type, short };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    // Node's message goes on with advice for programmers.
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(
      `${reason?.replace(/\.$/, '')} (nato-quote ${command.name} --help lists the options)`,
    );
  }
  const values = parsed.values as Record<string, string | boolean | undefined>;
  const { json, corpus, help, ...rest } = values;
  return {
    words: parsed.positionals,
    options: rest,
    json: json === true,
    corpusDir: typeof corpus === 'string' ? corpus : terminal.env.CORPUS_DIR || 'corpus',
    help: help === true,
  };
}

/** Runs one command line (without `node` and the program's name) and returns its exit status. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out.write(overview(await allCommands()));
    return name === undefined ? 2 : 0;
  }
  try {
    const command = await commandNamed(name);
    if (command === null) throw new UsageError(`there is no command "${name}": nato-quote --help lists them`);
    const line = parse(command, rest, terminal);
    if (line.help) {
      terminal.out.write(commandHelp(command, sharedOptions));
      return 0;
    }
    return await command.run(line, terminal);
  } catch (error) {
    if (!(error instanceof NatoQuoteError)) throw error;
    terminal.err.write(`nato-quote: ${error.message}\n`);
    return 2;
  }
}
