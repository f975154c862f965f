import type { Command } from './command.ts';

/** All commands, in the order of the help. Each is imported when used: most need no page parser or database. */
const commands = new Map<string, () => Promise<Command>>([
  ['find', async () => (await import('./commands/find.ts')).find],
  ['ask', async () => (await import('./commands/ask.ts')).ask],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['add', async () => (await import('./commands/add.ts')).add],
  ['digest', async () => (await import('./commands/digest.ts')).digest],
  ['extract', async () => (await import('./commands/extract.ts')).extract],
  ['mcp', async () => (await import('./commands/mcp.ts')).mcp],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctor],
  ['rank', async () => (await import('./commands/rank.ts')).rank],
]);

/** Returns the command with this name, or `null`. */
export async function commandNamed(name: string): Promise<Command | null> {
  return (await commands.get(name)?.()) ?? null;
}

export function allCommands(): Promise<Command[]> {
  return Promise.all([...commands.values()].map((load) => load()));
}
