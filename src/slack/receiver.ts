import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { boltLogger } from '../log.ts';
import type { Work } from './work.ts';

/** Slack waits three seconds for an acknowledgement; what takes longer is acknowledged before it is done. */
const acknowledgeWithin = 2_000;

/** The path of everything that Slack delivers in HTTP mode. */
export const deliveriesPath = '/slack/events';

/**
 * Lets Bolt acknowledge an event only when it is answered (or after two seconds): of an event that
 * a crash cuts short, Slack then never hears, and delivers it again. Bolt by itself acknowledges first.
 */
async function processInOrder(app: App, event: ReceiverEvent): Promise<void> {
  if (event.body.type !== 'event_callback') return app.processEvent(event);
  let acknowledged = false;
  const acknowledge = async () => {
    if (acknowledged) return;
    acknowledged = true;
    await event.ack();
  };
  const late = setTimeout(acknowledge, acknowledgeWithin);
  try {
    await app.processEvent({ ...event, ack: async () => undefined });
  } finally {
    clearTimeout(late);
    await acknowledge();
  }
}

/** A receiver that counts what is under way, and acknowledges events as `processInOrder` says. */
function orderly(inner: Receiver, work: Work): Receiver {
  return {
    init(app) {
      const front: App = Object.create(app, {
        processEvent: { value: (event: ReceiverEvent) => work.track(processInOrder(app, event)) },
      });
      inner.init(front);
    },
    start: (...args) => inner.start(...args),
    stop: (...args) => inner.stop(...args),
  };
}

/** The way in from Slack that the settings choose. */
export function createReceiver(
  slack: Exclude<Config['slack'], { mode: 'local' }>,
  log: Logger,
  work: Work,
): Receiver {
  const logger = boltLogger(log);
  if (slack.mode === 'socket')
    return orderly(
      new SocketModeReceiver({
        appToken: slack.appToken,
        logger,
        installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
      }),
      work,
    );
  return orderly(
    new HTTPReceiver({
      signingSecret: slack.signingSecret,
      port: slack.port,
      endpoints: [deliveriesPath],
      logger,
    }),
    work,
  );
}
