import { App } from '@slack/bolt';
import type { Config } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import type { DigestDesk } from '../desk/subscribe.ts';
import { boltLogger, type Logger } from '../log.ts';
import { tellingChanges } from './digest-changes.ts';
import { answerFailures } from './failure.ts';
import { createHomes } from './homes.ts';
import { type InstallationShelf, listenToUninstalls } from './installations.ts';
import { listen } from './listeners/index.ts';
import type { Memory } from './memory.ts';
import { type HandledLedger, onceBy } from './once.ts';
import type { Parts } from './parts.ts';
import { type Editors, permissions } from './permissions.ts';
import { createRate } from './rate.ts';
import { limitRate } from './rate-limit.ts';
import { createRecall } from './recall.ts';
import { createWayIn } from './receiver.ts';
import { createWork } from './work.ts';

/** The bot as Slack sees it, to be started and stopped once. */
export type SlackApp = {
  /** Resolves when Slack can reach the bot. @throws what Slack answered, where it refuses a token. */
  start(): Promise<void>;
  /** Takes in nothing new, waits up to `patience` milliseconds for what is under way, and lets go. */
  stop(patience: number): Promise<void>;
  /** To be called when articles have come or gone: redraws the Home tabs that are open. */
  corpusChanged(): void;
};

type SlackParts = {
  readonly slack: Exclude<Config['slack'], { mode: 'local' }>;
  readonly desk: Desk;
  readonly digests: DigestDesk;
  readonly add: Parts['add'];
  readonly log: Logger;
  readonly handled: HandledLedger;
  readonly installations: InstallationShelf;
  readonly memory: Memory;
  readonly editors: Editors;
  readonly questionsPerMinute: number;
};

/**
 * Left to itself the client would try a hundred times, post again what Slack has taken already, and hold up
 * every call when one is rate limited. Who calls decides what may be tried again: see `post.ts`.
 */
const clientOptions = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true } as const;

export async function createSlackApp(parts: SlackParts): Promise<SlackApp> {
  const { slack, desk, digests, add, log, handled, installations, memory, editors, questionsPerMinute } =
    parts;
  const work = createWork();
  const { receiver, authorize } = createWayIn(slack, installations, log, work);
  const app = new App({
    receiver,
    ...('botToken' in slack ? { token: slack.botToken } : {}),
    ...(authorize === undefined ? {} : { authorize }),
    logger: boltLogger(log),
    clientOptions: { ...clientOptions, slackApiUrl: slack.apiUrl },
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  });
  await app.init();
  answerFailures(app, log);
  listenToUninstalls(app, installations);
  limitRate(app, createRate(questionsPerMinute, Date.now));
  const homes = createHomes({ desk, memory, log, now: Date.now });
  const { remember, flush } = createRecall({
    questions: memory.questions,
    log,
    now: Date.now,
    written: homes.redraw,
  });
  const mayEdit = permissions(editors, Date.now);
  const watched = tellingChanges(digests, homes.digestsChanged);
  const once = onceBy(handled);
  listen(app, { desk, digests: watched, add, log, once, mayEdit, memory, remember, homes });
  return {
    start: async () => {
      await receiver.start();
    },
    async stop(patience) {
      const left = await work.drain(patience);
      if (left > 0) log.warn({ left }, 'stopping although requests are still under way');
      await receiver.stop();
      await flush();
    },
    corpusChanged: homes.corpusChanged,
  };
}
