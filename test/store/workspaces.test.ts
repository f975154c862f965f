import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { expect, it } from 'vitest';
import { createAnsweredThreads } from '../../src/store/answered-threads.ts';
import type { StoreConnection } from '../../src/store/database/connection.ts';
import type { Tables } from '../../src/store/database/schema.ts';
import type { DigestDelivery } from '../../src/store/digests/delivery.ts';
import { createLedger } from '../../src/store/digests/ledger.ts';
import { createShownQuotes } from '../../src/store/digests/shown-quotes.ts';
import { createSubscriptions } from '../../src/store/digests/subscriptions.ts';
import { createFeedback } from '../../src/store/feedback.ts';
import { createQuestionStore } from '../../src/store/questions.ts';
import { createWaitingEvents } from '../../src/store/waiting-events.ts';

/** A connection without a database, which records every statement. */
function recordingConnection(): { readonly connection: StoreConnection; readonly statements: string[] } {
  const statements: string[] = [];
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (one) => new SqliteIntrospector(one),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql),
  });
  return {
    connection: { engine: 'sqlite', read: (work) => work(db), write: (work) => work(db) },
    statements,
  };
}

const place = { team: 'T1', channel: 'C1' };
const settings = {
  ...place,
  owner: 'U1',
  time: '09:00',
  zone: 'UTC',
  days: [1],
  topic: '',
  size: 3,
  whenEmpty: 'silence',
  activeFrom: 1,
  createdAt: 1,
} as const;
const subscription = { ...settings, id: 'S1', state: 'on', reason: null } as const;
const fresh = { ...place, subscriptionId: 'S1', day: '2026-11-23', kind: 'daily', slotAt: 1 } as const;
const delivery: DigestDelivery = {
  ...fresh,
  id: 'D1',
  state: 'sending',
  version: 1,
  quoteIds: ['q1'],
  sendingAt: null,
  messageTs: null,
  reason: null,
};

type Calls = Readonly<Record<string, () => Promise<unknown>>>;
/** Each store with data of workspaces, and a call of each of its functions. */
const stores: Readonly<
  Record<string, (connection: StoreConnection) => { readonly store: object; readonly calls: Calls }>
> = {
  subscriptions(connection) {
    const store = createSubscriptions(connection);
    return {
      store,
      calls: {
        add: () => store.add(settings),
        get: () => store.get(place, 'S1'),
        getIn: () => store.getIn('T1', 'S1'),
        ofChannel: () => store.ofChannel(place),
        activeIn: () => store.activeIn('T1'),
        allActive: () => store.allActive(),
        change: () => store.change(place, 'S1', { topic: 'peace' }),
        remove: () => store.remove(place, 'S1'),
      },
    };
  },
  deliveries(connection) {
    const store = createLedger(connection);
    return {
      store,
      calls: {
        claim: () => store.claim(fresh),
        request: () => store.request(fresh),
        move: () => store.move(delivery, { state: 'unknown' }),
        sent: () => store.sent(delivery, '1.1', 1),
        refuse: () => store.refuse(delivery, 'is_archived', fresh),
        stop: () => store.stop(subscription, 'unworkable', 1),
        open: () => store.open(0),
        known: () => store.known(0),
        lastSlot: () => store.lastSlot('T1', 'S1', 1),
        ofMessage: () => store.ofMessage(place, '1.1'),
      },
    };
  },
  threads(connection) {
    const store = createAnsweredThreads(connection);
    const thread = { ...place, thread: '1.1' };
    return {
      store,
      calls: {
        note: () => store.note(thread, { person: 'U1', at: 1 }),
        last: () => store.last(thread),
      },
    };
  },
  waiting(connection) {
    const store = createWaitingEvents(connection);
    const event = { team: 'T1', id: 'Ev1', body: '{}' };
    return {
      store,
      calls: {
        keep: () => store.keep(event, 1),
        drop: () => store.drop(event),
        since: () => store.since(1),
      },
    };
  },
  shown(connection) {
    const store = createShownQuotes(connection);
    return { store, calls: { of: () => store.of('T1', 'C1') } };
  },
  feedback(connection) {
    const store = createFeedback(connection);
    const feedback = { team: 'T1', person: 'U1', quoteId: 'q1', verdict: 'up' } as const;
    return { store, calls: { give: () => store.give(feedback, 1), summary: () => store.summary(1) } };
  },
  questions(connection) {
    const store = createQuestionStore(connection);
    const asked = { team: 'T1', person: 'U1', question: 'who', at: 1 };
    return {
      store,
      calls: {
        add: () => store.add([asked]),
        of: () => store.of('T1', 'U1'),
        forget: () => store.forget('T1', 'U1'),
      },
    };
  },
};

/** Functions for all workspaces: those of the scheduler and the operator's commands. */
const acrossWorkspaces = [
  'subscriptions.allActive',
  'deliveries.open',
  'deliveries.known',
  'feedback.summary',
  'waiting.since',
];

it.each(Object.entries(stores))('every statement of %s names a workspace', async (name, create) => {
  const { connection, statements } = recordingConnection();
  const { store, calls } = create(connection);
  expect(Object.keys(calls).sort()).toEqual(Object.keys(store).sort());
  for (const [method, call] of Object.entries(calls)) {
    statements.length = 0;
    await call();
    expect(statements, `${name}.${method} asks the database nothing`).not.toEqual([]);
    if (acrossWorkspaces.includes(`${name}.${method}`)) continue;
    for (const statement of statements.filter((one) => !/^(begin|commit)/.test(one)))
      expect(statement, `${name}.${method}`).toMatch(
        /^insert into "\w+" \([^)]*"team"|where .*"team" = |where "team" = /,
      );
  }
});
