import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { permissions } from '../../src/slack/inbound/permissions.ts';
import { manifest } from './harness.ts';

describe('who may add articles and change digests', () => {
  let localSlack: LocalSlack;
  let client: WebClient;
  beforeAll(async () => {
    localSlack = await startLocalSlack({ manifest });
    client = new WebClient(localSlack.botToken, {
      slackApiUrl: localSlack.apiUrl,
      retryConfig: { retries: 0 },
    });
  });
  afterAll(() => localSlack.close());
  const person = (name: string) => ({ team: localSlack.team.id, user: localSlack.user(name).id });

  it('is admins according to Slack, everyone, or the people who are named', async () => {
    const admins = permissions('admins', Date.now);
    expect(await admins(client, person('alice'))).toBe(true);
    expect(await admins(client, person('bob'))).toBe(false);
    expect(await permissions('everyone', Date.now)(client, person('bob'))).toBe(true);
    const named = permissions([person('bob').user], Date.now);
    expect(await named(client, person('bob'))).toBe(true);
    expect(await named(client, person('alice'))).toBe(false);
  });

  it('is nobody unknown to Slack', async () => {
    const mayEdit = permissions('admins', Date.now);
    expect(await mayEdit(client, { team: localSlack.team.id, user: 'U0NOBODY' })).toBe(false);
  });

  it('asks Slack once a minute for each person', async () => {
    const clock = { now: 5_000_000 };
    const mayEdit = permissions('admins', () => clock.now);
    const asked = () => localSlack.calls('users.info').length;
    const before = asked();
    await mayEdit(client, person('alice'));
    await mayEdit(client, person('alice'));
    expect(asked()).toBe(before + 1);
    await mayEdit(client, { ...person('alice'), team: 'T0OTHER' });
    expect(asked()).toBe(before + 2);
    clock.now += 60_000;
    await mayEdit(client, person('alice'));
    expect(asked()).toBe(before + 3);
  });
});
