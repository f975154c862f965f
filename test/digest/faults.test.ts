import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestEvent } from '../../src/digest/post.ts';
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { openStore } from '../../src/store/store.ts';
import { noLog, onEachDatabase, type TestDatabase } from '../store/databases.ts';
import { articleSource, settings } from './office.ts';

/** How many random schedules are run on each database: 200 for the full proof, a few by default. */
const schedules = Number(process.env.FAULT_SCHEDULES ?? 3);
const everyStep = schedules > 20;
const atOnce = 6;
/** Milliseconds; long enough that a process that waits for the processor does not count as dead. */
const lease = 1_500;
const minute = 60_000;
const hour = 60 * minute;
const nine = Date.parse('2026-11-23T08:00:00Z');
const replica = fileURLToPath(new URL('replica.mjs', import.meta.url));

type Kill = { readonly step: number; readonly when: 'before' | 'during' | 'after'; readonly delay: number };
type Life = {
  readonly kill: Kill | null;
  readonly jump: { readonly by: number; readonly after: number };
  /** A second process is started at the same time. */
  readonly second: 'none' | 'healthy' | 'mortal';
  readonly fault: 'none' | 'dropped' | 'limited' | 'undecided' | 'unavailable' | 'slow';
};

const anyKill = fc.record({
  step: fc.nat(9),
  when: fc.constantFrom('before', 'during', 'after'),
  delay: fc.nat(30),
});
const anyLife: fc.Arbitrary<Life> = fc.record({
  kill: fc.option(anyKill, { freq: 4 }),
  jump: fc.record({
    by: fc.constantFrom(0, 0, 0, 3 * minute, -10 * minute, 5 * hour, 7 * hour, 50 * hour),
    after: fc.constantFrom(0, 0, 300),
  }),
  second: fc.constantFrom('none', 'none', 'healthy', 'mortal'),
  fault: fc.constantFrom('none', 'none', 'dropped', 'limited', 'undecided', 'unavailable', 'slow'),
});

function strike(slack: LocalSlack, fault: Life['fault']): void {
  slack.heal();
  if (fault === 'dropped') slack.dropAfterAccept('chat.postMessage', { times: 1 });
  if (fault === 'limited') slack.rateLimit('chat.postMessage', 1, { times: 1 });
  if (fault === 'undecided') slack.fail('chat.postMessage', 'internal_error', { times: 1 });
  if (fault === 'unavailable') slack.failStatus('chat.postMessage', 503, { times: 1 });
  if (fault === 'slow') slack.delay('chat.postMessage', 40);
}

/** Waits for a process to end, and kills it after `timeoutMs`. */
async function end(child: ChildProcess, timeoutMs: number): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  await ended;
  clearTimeout(timer);
  return child.exitCode;
}

/** Runs a schedule, then one healthy process to its end, and counts the posts by channel and day. */
async function outcome(database: TestDatabase, lives: readonly Life[]): Promise<Map<string, number>> {
  const localSlack = await startLocalSlack({ channels: [{ name: 'one' }, { name: 'two' }] });
  const store = openStore(database.url, noLog);
  const due: string[] = [];
  for (const name of ['one', 'two']) {
    const place = { team: localSlack.team.id, channel: localSlack.channel(name).id, owner: 'U1' };
    const times = { activeFrom: nine - 48 * hour, createdAt: nine - 48 * hour };
    const { id } = await store.subscriptions.add({ ...settings, ...place, ...times, whenEmpty: 'archive' });
    due.push(`${id} 2026-11-23`);
  }
  await store.close();
  const articles = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => articleSource(number, '2026-11-01'));
  const base = {
    url: database.url,
    apiUrl: localSlack.apiUrl,
    token: localSlack.botToken,
    articles,
    lease,
    due,
  };
  const still = { by: 0, after: 0 };
  const begun = Date.now();
  const start = (life: object) => {
    const given = { ...base, now: nine + 1_000 + Date.now() - begun, jump: still, kill: null, ...life };
    return spawn(process.execPath, [replica, JSON.stringify(given)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  try {
    for (const { kill, jump, second, fault } of lives) {
      strike(localSlack, fault);
      const processes = [start({ kill, jump })];
      if (second !== 'none')
        processes.push(
          start(second === 'mortal' && kill !== null ? { kill: { ...kill, step: kill.step + 1 } } : {}),
        );
      await Promise.all(processes.map((one) => end(one, 3_500)));
    }
    localSlack.heal();
    expect(await end(start({}), 40_000)).toBe(0);
    const counts = new Map<string, number>();
    for (const name of ['one', 'two'])
      for (const { metadata } of localSlack.messages(name)) {
        if (metadata?.event_type !== digestEvent) continue;
        const key = `${name} ${(metadata.event_payload as { day: string }).day}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    return counts;
  } finally {
    await localSlack.close();
    await database.drop();
  }
}

/** Runs all schedules, several at once: each mostly waits. */
async function runAll(create: () => Promise<TestDatabase>, all: readonly (readonly Life[])[]): Promise<void> {
  const left = [...all.entries()];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [number, lives] = next;
      const counts = await outcome(await create(), lives);
      const told = `schedule ${number}: ${JSON.stringify(lives)}`;
      expect(counts.get('one 2026-11-23'), told).toBe(1);
      expect(counts.get('two 2026-11-23'), told).toBe(1);
      // With a clock that is ahead a later day's digest is posted early, and once too.
      expect(Math.max(...counts.values()), told).toBe(1);
      await after(0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

onEachDatabase('a digest is posted once', (create) => {
  it('when its process is killed at any step of a delivery', async () => {
    const healthy = { jump: { by: 0, after: 0 }, second: 'none', fault: 'none' } as const;
    // After one step is the same as before the next; during a step is another case.
    const kills: Kill[] = [
      { step: 0, when: 'before', delay: 0 },
      ...Array.from({ length: everyStep ? 8 : 4 }, (_, step): Kill => ({ step, when: 'after', delay: 0 })),
      ...(everyStep ? [0, 1, 2, 3, 4, 5, 6, 7] : [2]).map(
        (step): Kill => ({ step, when: 'during', delay: 5 }),
      ),
    ];
    const lives = kills.map((kill): Life[] => [{ ...healthy, kill }]);
    await runAll(create, lives);
  }, 600_000);

  it(`through ${schedules} random schedules of crashes, double starts, lost answers, 429s and clock jumps`, async () => {
    const seed = Number(process.env.FAULT_SEED ?? 20261123);
    const lives = fc.sample(fc.array(anyLife, { minLength: 1, maxLength: 3 }), { seed, numRuns: schedules });
    await runAll(create, lives);
  }, 3_000_000);
});
