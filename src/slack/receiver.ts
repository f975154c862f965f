import {
  type App,
  type Authorize,
  HTTPReceiver,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from '@slack/bolt';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { boltLogger } from '../log.ts';
import { botScopes } from './ids.ts';
import { type InstallationShelf, installationStore } from './installations.ts';
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

/** The way in from Slack, and how to learn on whose behalf the bot acts where it serves several workspaces. */
export type WayIn = { readonly receiver: Receiver; readonly authorize?: Authorize<boolean> };

type RemoteSlack = Exclude<Config['slack'], { mode: 'local' }>;

/** The way in that the settings choose. In Socket Mode Slack is called; otherwise it calls `/slack/events`. */
export function createWayIn(slack: RemoteSlack, shelf: InstallationShelf, log: Logger, work: Work): WayIn {
  const logger = boltLogger(log);
  const clientOptions = { slackApiUrl: slack.apiUrl };
  if (slack.mode === 'socket') {
    const { appToken } = slack;
    return {
      receiver: orderly(
        new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } }),
        work,
      ),
    };
  }
  const { signingSecret, port } = slack;
  const listening = { signingSecret, port, endpoints: [deliveriesPath], logger };
  if (slack.mode === 'http') return { receiver: orderly(new HTTPReceiver(listening), work) };
  const { clientId, clientSecret, stateSecret } = slack;
  const http = new HTTPReceiver({
    ...listening,
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...botScopes],
    installationStore: installationStore(shelf),
    installerOptions: { directInstall: true, clientOptions },
  });
  const { installer } = http;
  if (installer === undefined)
    throw new Error('Bolt made no installer although the client id and secrets are set');
  return { receiver: orderly(http, work), authorize: (source) => installer.authorize(source) };
}
