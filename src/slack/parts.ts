import type { Outcome } from '../desk/add.ts';
import type { Desk } from '../desk/desk.ts';
import type { DigestDesk } from '../desk/subscribe.ts';
import type { Logger } from '../log.ts';
import type { Homes } from './homes.ts';
import type { Memory, Remember } from './memory.ts';
import type { Once } from './once.ts';
import type { MayEdit } from './permissions.ts';
import type { Admit } from './rate-limit.ts';

/** What every listener works with. */
export type Parts = {
  readonly desk: Desk;
  readonly digests: DigestDesk;
  /** Adds the articles that an http(s) address leads to. @throws NatoQuoteError where it leads to none */
  readonly add: (address: string) => Promise<readonly Outcome[]>;
  readonly log: Logger;
  readonly once: Once;
  /** Asked before a follow-up is answered: what else a person asks for is counted before it gets to a listener. */
  readonly admit: Admit;
  /** Asked before an article is added or a digest changed. */
  readonly mayEdit: MayEdit;
  readonly memory: Memory;
  /** Called with every question of a person's, once it is answered. */
  readonly remember: Remember;
  readonly homes: Homes;
};
