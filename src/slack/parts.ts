import type { Desk } from '../desk/desk.ts';
import type { Logger } from '../log.ts';
import type { Once } from './once.ts';

/** What every listener works with. */
export type Parts = { readonly desk: Desk; readonly log: Logger; readonly once: Once };
