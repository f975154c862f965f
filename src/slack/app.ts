import { App } from '@slack/bolt';
import type { Config } from '../config.ts';
import { boltLogger, type Logger } from '../log.ts';
import type { DigestUseCases } from '../usecases/digest/digests.ts';
import type { UseCases } from '../usecases/usecases.ts';
import { createHomeTabs } from './home/home-tab.ts';
import type { Memory } from './home/memory.ts';
import { createQuestionRecorder } from './home/recent-questions.ts';
import { cutLongText } from './inbound/cut-long-text.ts';
import { answerFailures } from './inbound/error-handler.ts';
import { createOnce, type HandledLedger } from './inbound/idempotency.ts';
import { createInFlight } from './inbound/in-flight.ts';
import { type InstallationRecords, listenToUninstalls } from './inbound/installations.ts';
import { createEventKeeper } from './inbound/keep-event.ts';
import { type Editors, permissions } from './inbound/permissions.ts';
import { admitBy, limitRate } from './inbound/rate-limit/rate-limit.ts';
import { createRate } from './inbound/rate-limit/token-bucket.ts';
import { createTransport } from './inbound/receiver.ts';
import { startFailure } from './inbound/start-failure.ts';
import { registerListeners } from './listeners/index.ts';
import { callTimeoutMs } from './outbound/post.ts';
import { postResponse } from './outbound/response-url.ts';
import { type Add, createAdding } from './requests/adding.ts';
import { createConversations } from './requests/conversations.ts';
import { notifyingChanges } from './requests/digest-changes.ts';

/** The bot as Slack sees it, to be started and stopped once. */
export type SlackApp = {
  /** Resolves when Slack can reach the bot. @throws ConfigError for a token or a port that is refused. */
  start(): Promise<void>;
  /** Resolves when Slack refuses to be connected to any more, with a ConfigError. */
  readonly refused: Promise<unknown>;
  /** Takes in nothing new, waits up to `timeoutMs` milliseconds for what is under way, and lets go. */
  stop(timeoutMs: number): Promise<void>;
  /** To be called when articles have come or gone: redraws the Home tabs that are open. */
  corpusChanged(): void;
};

type SlackParts = {
  readonly slack: Exclude<Config['slack'], { mode: 'local' }>;
  readonly useCases: UseCases;
  readonly digests: DigestUseCases;
  readonly add: Add;
  readonly log: Logger;
  readonly handled: HandledLedger;
  readonly installations: InstallationRecords;
  readonly memory: Memory;
  readonly editors: Editors;
  readonly questionsPerMinute: number;
};

/**
 * Left to itself the client would try a hundred times, post again what Slack has taken already, and hold up
 * every call when one is rate limited. Who calls decides what may be tried again: see `post.ts`.
 */
const clientOptions = (slackApiUrl: string) => ({
  slackApiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: callTimeoutMs,
  // Bolt's `respond` uses this as well, for addresses that are none of the API's.
  fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const url = input instanceof Request ? input.url : input;
    return String(url).startsWith(slackApiUrl) ? fetch(input, init) : postResponse(url, init);
  },
});

export async function createSlackApp(parts: SlackParts): Promise<SlackApp> {
  const { slack, useCases, digests, add, log, handled, installations, memory, editors, questionsPerMinute } =
    parts;
  const work = createInFlight();
  const stopping = new AbortController();
  const keeper = createEventKeeper(memory.waiting, log, Date.now);
  const transport = createTransport(slack, installations, { work, stopping: stopping.signal, log, keeper });
  const { receiver, authorize } = transport;
  const app = new App({
    receiver,
    ...('botToken' in slack ? { token: slack.botToken } : {}),
    ...(authorize === undefined ? {} : { authorize }),
    logger: boltLogger(log),
    clientOptions: clientOptions(slack.apiUrl),
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  });
  const settings = { apiUrl: slack.apiUrl, port: 'port' in slack ? slack.port : 0 };
  type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  const explain = (token: Token, error: unknown) => startFailure(error, { ...settings, token });
  const started = (token: Token, starting: Promise<unknown>) =>
    starting.catch((error: unknown) => {
      throw explain(token, error);
    });
  await started('SLACK_BOT_TOKEN', app.init());
  answerFailures(app, log);
  listenToUninstalls(app, installations);
  cutLongText(app);
  const admit = admitBy(createRate(questionsPerMinute, Date.now));
  limitRate(app, admit);
  const homeTabs = createHomeTabs({ useCases, memory, log, now: Date.now });
  const { remember, flush } = createQuestionRecorder({
    questions: memory.questions,
    log,
    now: Date.now,
    written: homeTabs.redraw,
  });
  const mayEdit = permissions(editors, Date.now);
  const watched = notifyingChanges(digests, homeTabs.digestsChanged);
  const once = createOnce(handled, stopping.signal);
  const conversations = createConversations({ threads: memory.threads, log, now: Date.now });
  registerListeners(app, {
    useCases,
    digests: watched,
    adding: createAdding(add),
    log,
    once,
    conversations,
    admit,
    mayEdit,
    memory,
    remember,
    homeTabs,
  });
  return {
    start: async () => {
      await started('SLACK_APP_TOKEN', transport.open());
      await receiver.resume();
    },
    refused: transport.refused.then((error) => explain('SLACK_APP_TOKEN', error)),
    async stop(timeoutMs) {
      stopping.abort();
      transport.shut();
      const left = await work.drain(timeoutMs);
      if (left > 0) log.warn({ left }, 'stopping although requests are still under way');
      await Promise.all([transport.leave(), flush()]);
    },
    corpusChanged: homeTabs.corpusChanged,
  };
}
