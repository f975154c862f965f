import { expect, it, onTestFinished } from 'vitest';
import { createStateStore } from '../../src/slack/inbound/install-state.ts';
import { openStore } from '../../src/store/store.ts';
import { noLog, onEachDatabase } from '../store/databases.ts';

const secret = 'a random state secret';
const options = { scopes: ['chat:write'], metadata: 'kept' };
const start = new Date('2026-11-23T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const invalid = { code: 'slack_oauth_invalid_state' };

onEachDatabase('the state of an installation', (create) => {
  async function replicas() {
    const database = await create();
    const stores = [openStore(database.url, noLog), openStore(database.url, noLog)];
    onTestFinished(async () => {
      for (const store of stores) await store.close();
      await database.drop();
    });
    const [one, other] = stores.map((store) => createStateStore(secret, store.installations.claimState));
    if (one === undefined || other === undefined) throw new Error('two replicas were opened');
    return { one, other };
  }

  it('is accepted once, by any replica', async () => {
    const { one, other } = await replicas();
    const state = await one.generateStateParam(options, start);
    expect(await other.verifyStateParam(later(1), state)).toEqual(options);
    await expect(one.verifyStateParam(later(2), state)).rejects.toMatchObject(invalid);
    await expect(other.verifyStateParam(later(2), state)).rejects.toMatchObject(invalid);
    const another = await one.generateStateParam(options, start);
    expect(await one.verifyStateParam(later(1), another)).toEqual(options);
  });

  it('is accepted by one of two replicas that get it at the same moment', async () => {
    const { one, other } = await replicas();
    const state = await one.generateStateParam(options, start);
    const outcomes = await Promise.allSettled(
      [one, other].map((each) => each.verifyStateParam(start, state)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    [9.9, true],
    [10.1, false],
    [-2, false],
  ])('that comes back %d minutes later is accepted: %s', async (minutes, accepted) => {
    const { one } = await replicas();
    const verified = one.verifyStateParam(later(minutes), await one.generateStateParam(options, start));
    await (accepted
      ? expect(verified).resolves.toEqual(options)
      : expect(verified).rejects.toMatchObject(invalid));
  });

  it('that was forged or changed is refused', async () => {
    const { one } = await replicas();
    const state = await one.generateStateParam(options, start);
    const forger = createStateStore('another secret', async () => true);
    const forged = await forger.generateStateParam(options, start);
    for (const wrong of ['', 'install_state_', 'eyJ.a.b', forged, `${state}x`, state.replace('.', 'A.')])
      await expect(one.verifyStateParam(start, wrong)).rejects.toMatchObject(invalid);
  });
});
