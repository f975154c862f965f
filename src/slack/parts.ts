import type { Desk } from '../desk/desk.ts';
import type { Logger } from '../log.ts';
import type { Once } from './once.ts';
import type { MayEdit } from './permissions.ts';

/** What every listener works with. */
export type Parts = {
  readonly desk: Desk;
  readonly log: Logger;
  readonly once: Once;
  /** Asked before an article is added or a digest changed. */
  readonly mayEdit: MayEdit;
};
