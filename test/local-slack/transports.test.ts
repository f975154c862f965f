import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Connected, connect, TRANSPORTS } from './bolt.ts';

let connected: Connected | undefined;
afterEach(async () => {
  await connected?.stop();
  connected = undefined;
});

function echo(app: App): void {
  app.command('/nato-quote', async ({ ack, respond, command }) => {
    await ack();
    await respond(`You asked: ${command.text}`);
  });
  app.event('app_mention', async ({ event, say }) => {
    if (event.bot_id) return;
    await say({ text: `Mentioned: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im' && message.subtype === undefined && !message.bot_id) {
      await say(`Direct: ${message.text}`);
    }
  });
}

describe.each(TRANSPORTS)('a Bolt app over %s', (transport) => {
  it('answers a command through its response_url, to the asker alone', async () => {
    connected = await connect(transport, echo);
    const { localSlack } = connected;
    const delivery = await localSlack.command({ user: 'alice', channel: 'general', text: 'security' });
    expect(delivery.acknowledged).toBe(true);
    expect(delivery.acknowledgedAfter).toBeLessThan(3000);
    const answer = await localSlack.response(delivery);
    expect(answer.text).toBe('You asked: security');
    expect(answer.ephemeralTo).toBe(localSlack.user('alice').id);
    expect(localSlack.ephemerals('alice')).toEqual([answer]);
    expect(localSlack.messages('general')).toEqual([]);
  });

  it('delivers a mention twice, under different event ids, and takes the reply in the thread', async () => {
    connected = await connect(transport, echo);
    const { localSlack } = connected;
    const said = await localSlack.say({ user: 'bob', channel: 'general', text: '@nato-quote what of <b>?' });
    expect(said.deliveries.map(({ payload }) => (payload.event as { type: string }).type)).toEqual([
      'app_mention',
      'message',
    ]);
    expect(new Set(said.deliveries.map(({ id }) => id)).size).toBe(2);
    const reply = await localSlack.nextMessage({ after: said.message, thread: said.message.ts });
    expect(reply.text).toBe(`Mentioned: <@${localSlack.bot.id}> what of &lt;b&gt;?`);
    expect(localSlack.thread('general', said.message.ts)).toEqual([said.message, reply]);
  });

  it('delivers a direct message as message.im', async () => {
    connected = await connect(transport, echo);
    const { localSlack } = connected;
    const said = await localSlack.say({ user: 'alice', text: 'hello' });
    expect(said.deliveries).toHaveLength(1);
    const reply = await localSlack.nextMessage({ after: said.message });
    expect(reply.text).toBe('Direct: hello');
    expect(localSlack.directMessages('alice')).toEqual([said.message, reply]);
  });

  it('delivers nothing from channels where the bot is not a member', async () => {
    connected = await connect(transport, echo);
    const said = await connected.localSlack.say({
      user: 'alice',
      channel: 'random',
      text: '@nato-quote hello',
    });
    expect(said.deliveries).toEqual([]);
  });
});
