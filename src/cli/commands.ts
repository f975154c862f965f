import { add } from './add.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { extract } from './extract.ts';
import { find } from './find.ts';
import { rank } from './rank.ts';

/** Every command, in the order the help lists them. */
export const commands: readonly Command[] = [find, check, add, digest, extract, doctor, rank];
