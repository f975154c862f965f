import type { Command } from './command.ts';
import { extract } from './extract.ts';

/** Every command, in the order the help lists them. */
export const commands: readonly Command[] = [extract];
