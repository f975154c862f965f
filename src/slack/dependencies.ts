import type { Logger } from '../log.ts';
import type { DigestUseCases } from '../usecases/digest/digests.ts';
import type { UseCases } from '../usecases/usecases.ts';
import type { HomeTabs } from './home/home-tab.ts';
import type { Memory, Remember } from './home/memory.ts';
import type { Once } from './inbound/idempotency.ts';
import type { MayEdit } from './inbound/permissions.ts';
import type { Admit } from './inbound/rate-limit/rate-limit.ts';
import type { Adding } from './requests/adding.ts';
import type { Conversations } from './requests/conversations.ts';

/** What every listener works with. */
export type Dependencies = {
  readonly useCases: UseCases;
  readonly digests: DigestUseCases;
  readonly adding: Adding;
  readonly log: Logger;
  readonly once: Once;
  /** Told of every answer in a thread, and asked before a thread is read for a follow-up. */
  readonly conversations: Conversations;
  /** Asked before a follow-up is answered: what else a person asks for is counted before it gets to a listener. */
  readonly admit: Admit;
  /** Asked before an article is added or a digest changed. */
  readonly mayEdit: MayEdit;
  readonly memory: Memory;
  /** Called with every question of a person's, once it is answered. */
  readonly remember: Remember;
  readonly homeTabs: HomeTabs;
};
