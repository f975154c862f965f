import type { Command, Option } from './command.ts';

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

/** Returns the text of `nato-quote --help`. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return `nato-quote: the exact quote, who said it, when and where\n\nnato-quote COMMAND …\n${table(rows)}\nnato-quote COMMAND --help says more. Exit status: 0 answered, 1 nothing found, 2 bad usage or input.\n`;
}

/** Returns the text of `nato-quote COMMAND --help`. */
export function commandHelp(command: Command, shared: Readonly<Record<string, Option>>): string {
  const rows = Object.entries({ ...command.options, ...shared }).map(([name, option]) => {
    const short = option.short === undefined ? '' : `-${option.short}, `;
    const value = option.value === undefined ? '' : ` ${option.value}`;
    return [`${short}--${name}${value}`, option.help] as const;
  });
  const details = command.details === undefined ? '' : `${command.details}\n\n`;
  return `nato-quote ${command.name} ${command.usage}\n\n${command.summary}\n\n${details}${table(rows)}`;
}
