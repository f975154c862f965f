import { type Administration, createAdministration } from './administration.ts';
import type { Context, Grants, Tokens } from './context.ts';
import { announce, emit } from './events/announce.ts';
import type { DeliveryTransport, SlackDelivery } from './events/delivery.ts';
import { createDispatcher } from './events/dispatcher.ts';
import { createHttpTransport } from './events/http-transport.ts';
import { createSocketTransport, type SocketTransport } from './events/socket-transport.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGestures, type Gestures } from './gestures/gestures.ts';
import { createInteractions, type Interactions } from './gestures/interactions.ts';
import { createModals, type Modals } from './gestures/modals.ts';
import { createPane, type Pane } from './gestures/pane.ts';
import { createTickets } from './gestures/tickets.ts';
import { readManifest } from './manifest.ts';
import { createObservation, type Observation } from './observation.ts';
import { openPort, serve } from './server.ts';
import type { User } from './state/model.ts';
import { type Population, populate } from './state/population.ts';
import { createState, type State } from './state/state.ts';

export interface LocalSlackOptions extends Population {
  /** `socket` (Socket Mode, the default) or where signed requests are to be sent. */
  transport?: 'socket' | { requestUrl: string };
  /** The app's manifest, parsed: its scopes, events, commands and shortcuts are then all the app gets. */
  manifest?: unknown;
  /** The bot's scopes, where they should differ from the manifest's. */
  scopes?: string[];
  /** Milliseconds for acknowledging; Slack's 3,000 by default. */
  acknowledgeWithin?: number;
  /** Milliseconds before each repetition of an event; by default Slack's: at once, 1 minute, 5 minutes. */
  retryDelays?: number[];
  /** Messages a second and channel before `chat.postMessage` answers 429; unlimited by default. */
  postsPerSecond?: number;
  /** How many messages a channel, calls and deliveries are remembered; 10,000 by default. */
  keep?: number;
  /** Milliseconds since 1970; timestamps and expiry run on it. */
  clock?: () => number;
  /** Which of n Socket Mode connections gets the next payload; at random by default, as Slack promises no pattern. */
  pick?: (connections: number) => number;
  port?: number;
}

/** A running stand-in for Slack: the app's side, people's gestures, and what can be observed. */
export interface LocalSlack
  extends Gestures,
    Interactions,
    Modals,
    Pane,
    Observation,
    Omit<Faults, 'next'>,
    Administration {
  /** For `SLACK_API_URL`; ends in `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  bot: User;
  team: { id: string; name: string };
  /** Every payload that was sent to the app. */
  deliveries: readonly SlackDelivery[];
  /** What Slack advises against without refusing, and refusals that the app cannot notice. */
  warnings: readonly string[];
  close(): Promise<void>;
}

const ACKNOWLEDGE_WITHIN = 3_000;
const RETRY_DELAYS = [0, 60_000, 300_000];

/**
 * Starts a local Slack on a free port of 127.0.0.1.
 *
 * @example
 * const localSlack = await startLocalSlack();
 * const app = new App({ token: localSlack.botToken, appToken: localSlack.appToken, socketMode: true,
 *   clientOptions: { slackApiUrl: localSlack.apiUrl } });
 * await app.start();
 * const delivery = await localSlack.command({ user: 'alice', channel: 'general', text: 'security guarantees' });
 * const answer = await localSlack.response(delivery);
 */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const now = options.clock ?? Date.now;
  const { grants, botName } = readManifest(options.manifest);
  if (options.scopes) grants.scopes = new Set(options.scopes);
  const state = createState({
    team: options.team ?? 'Local',
    botName,
    keep: options.keep ?? 10_000,
    clock: now,
  });
  populate(state, options);
  return open(state, grants, options);
}

async function open(state: State, grants: Grants, options: LocalSlackOptions): Promise<LocalSlack> {
  const tokens: Tokens = { bot: 'xoxb-local', app: 'xapp-1-local', signingSecret: 'local-signing-secret' };
  const faults = createFaults({
    now: state.now,
    ...(options.postsPerSecond !== undefined && { postsPerSecond: options.postsPerSecond }),
  });
  const { server, host, close } = await openPort(options.port ?? 0);
  const { transport, sockets } = createTransport(state, tokens, options);
  const dispatcher = createDispatcher(state, transport, {
    acknowledgeWithin: options.acknowledgeWithin ?? ACKNOWLEDGE_WITHIN,
    retryDelays: options.retryDelays ?? RETRY_DELAYS,
  });
  const context: Context = {
    state,
    grants,
    tokens,
    codes: new Map(),
    tickets: createTickets(state, () => `http://${host}`),
    base: () => `http://${host}`,
    ...(sockets && { openSocket: () => sockets.openUrl(`ws://${host}`) }),
    deliver: dispatcher.deliver,
    emit: (subscription, event) => emit(context, subscription, event),
    announce: (message) => announce(context, message),
  };
  serve(server, context, faults, sockets);
  return {
    ...faults,
    ...createGestures(context),
    ...createInteractions(context),
    ...createModals(context),
    ...createPane(context),
    ...createObservation(state),
    ...createAdministration(context, dispatcher, {
      ...(sockets && { sockets }),
      ...(typeof options.transport === 'object' && options.transport),
    }),
    apiUrl: `http://${host}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    bot: state.bot,
    team: state.team,
    warnings: state.warnings,
    deliveries: dispatcher.deliveries,
    async close() {
      dispatcher.close();
      await transport.close();
      await close();
    },
  };
}

function createTransport(
  state: State,
  tokens: Tokens,
  options: LocalSlackOptions,
): { transport: DeliveryTransport; sockets?: SocketTransport } {
  const { transport = 'socket', pick = (connections) => Math.floor(Math.random() * connections) } = options;
  if (transport === 'socket') {
    const sockets = createSocketTransport(state, pick);
    return { transport: sockets, sockets };
  }
  const { requestUrl } = transport;
  return { transport: createHttpTransport({ requestUrl, signingSecret: tokens.signingSecret }) };
}
