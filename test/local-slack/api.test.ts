import { afterEach, describe, expect, it } from 'vitest';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local-slack/local-slack.ts';
import { call } from './call.ts';

let localSlack: LocalSlack | undefined;
afterEach(async () => {
  await localSlack?.close();
  localSlack = undefined;
});

async function start(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  localSlack = await startLocalSlack(options);
  return localSlack;
}

describe('permissions', () => {
  it('refuses a missing, a wrong and a misplaced token', async () => {
    const slack = await start();
    expect(await call(slack, 'auth.test', {}, '')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await call(slack, 'auth.test', {}, 'xoxb-wrong')).toMatchObject({ error: 'invalid_auth' });
    expect(await call(slack, 'auth.test', {}, slack.appToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true, user_id: slack.bot.id });
  });

  it('names the missing scope of a method, by the kind of conversation', async () => {
    const slack = await start({ scopes: ['channels:history'] });
    const desk = slack.channel('desk').id;
    expect(await call(slack, 'chat.postMessage', { channel: desk, text: 'x' })).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'channels:history',
    });
    expect(await call(slack, 'conversations.history', { channel: desk })).toMatchObject({
      needed: 'groups:history',
    });
    expect(
      await call(slack, 'conversations.history', { channel: slack.channel('general').id }),
    ).toMatchObject({
      ok: true,
    });
  });

  it('takes scopes, events, commands and shortcuts from a manifest', async () => {
    const slack = await start({
      manifest: {
        features: {
          bot_user: { display_name: 'quotes' },
          slash_commands: [{ command: '/quote' }],
          shortcuts: [],
        },
        oauth_config: { scopes: { bot: ['chat:write'] } },
        settings: { event_subscriptions: { bot_events: ['app_mention'] } },
      },
    });
    expect(slack.bot.name).toBe('quotes');
    expect(await call(slack, 'users.info', { user: slack.user('bob').id })).toMatchObject({
      error: 'missing_scope',
    });
    await expect(slack.command({ user: 'bob', command: '/other', text: '' })).rejects.toThrow(
      'no command /other',
    );
    await expect(slack.shortcut({ user: 'bob', callbackId: 'x' })).rejects.toThrow('no shortcut "x"');
    const said = await slack.say({ user: 'bob', channel: 'general', text: '@quotes hello' });
    expect(said.deliveries.map((delivery) => delivery.payload.event)).toMatchObject([
      { type: 'app_mention' },
    ]);
  });

  it('records unknown methods', async () => {
    const slack = await start();
    expect(await call(slack, 'chat.shout', { text: 'x' })).toMatchObject({
      ok: false,
      error: 'unknown_method',
    });
    expect(slack.calls('chat.shout')).toMatchObject([{ arguments: { text: 'x' }, status: 200 }]);
  });

  it('reads forms as well as JSON', async () => {
    const slack = await start();
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({
        channel: '#general',
        text: 'x',
        blocks: JSON.stringify([{ type: 'divider' }]),
      }),
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } });
  });
});

describe('where the bot may post', () => {
  it('must be a member, and cannot post to archived channels', async () => {
    const slack = await start({ scopes: ['chat:write', 'channels:history', 'groups:history'] });
    const post = (name: string) =>
      call(slack, 'chat.postMessage', { channel: slack.channel(name).id, text: 'x' });
    expect(await post('general')).toMatchObject({ ok: true });
    expect(await post('random')).toMatchObject({ error: 'not_in_channel' });
    expect(await post('secret')).toMatchObject({ error: 'channel_not_found' });
    slack.kick('desk');
    expect(await post('desk')).toMatchObject({ error: 'channel_not_found' });
    slack.invite('desk');
    expect(await post('desk')).toMatchObject({ ok: true });
    slack.archive('general');
    expect(await post('general')).toMatchObject({ error: 'is_archived' });
    expect(await call(slack, 'chat.postMessage', { channel: 'C0NONE', text: 'x' })).toMatchObject({
      error: 'channel_not_found',
    });
  });

  it('posts to a public channel from outside with chat:write.public', async () => {
    const slack = await start({ scopes: ['chat:write', 'chat:write.public'] });
    expect(
      await call(slack, 'chat.postMessage', { channel: slack.channel('random').id, text: 'x' }),
    ).toMatchObject({ ok: true });
    expect(
      await call(slack, 'chat.postMessage', { channel: slack.channel('secret').id, text: 'x' }),
    ).toMatchObject({ ok: false });
  });

  it('posts ephemerally only as a member, to a member', async () => {
    const slack = await start();
    const alice = slack.user('alice').id;
    const post = (channel: string, user: string) =>
      call(slack, 'chat.postEphemeral', { channel: slack.channel(channel).id, user, text: 'x' });
    expect(await post('random', alice)).toMatchObject({ error: 'not_in_channel' });
    expect(await post('general', 'U0NONE')).toMatchObject({ error: 'user_not_in_channel' });
    expect(await post('general', alice)).toMatchObject({ ok: true });
    expect(slack.ephemerals('alice')).toHaveLength(1);
    expect(slack.ephemerals('bob')).toHaveLength(0);
    expect(slack.messages('general')).toHaveLength(0);
  });

  it('opens a direct conversation, and posts to one by the user id', async () => {
    const slack = await start();
    const bob = slack.user('bob').id;
    const opened = await call(slack, 'conversations.open', { users: bob });
    const posted = await call(slack, 'chat.postMessage', { channel: bob, text: 'x' });
    expect(posted.channel).toBe((opened.channel as { id: string }).id);
    expect(await call(slack, 'conversations.open', { users: 'U0NONE' })).toMatchObject({
      error: 'user_not_found',
    });
  });
});

describe('messages', () => {
  it('updates and deletes its own, and nobody else’s', async () => {
    const slack = await start();
    const channel = slack.channel('general').id;
    const posted = await call(slack, 'chat.postMessage', { channel, text: 'first' });
    expect(await call(slack, 'chat.update', { channel, ts: posted.ts, text: 'second' })).toMatchObject({
      ok: true,
    });
    expect(slack.messages('general')).toMatchObject([{ text: 'second' }]);
    const { message } = await slack.say({ user: 'bob', channel: 'general', text: 'mine' });
    expect(await call(slack, 'chat.update', { channel, ts: message.ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call(slack, 'chat.delete', { channel, ts: message.ts })).toMatchObject({
      error: 'cant_delete_message',
    });
    expect(await call(slack, 'chat.delete', { channel, ts: posted.ts })).toMatchObject({ ok: true });
    expect(await call(slack, 'chat.delete', { channel, ts: posted.ts })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('gives every message a different timestamp, by the injected clock', async () => {
    const slack = await start({ clock: () => 1_700_000_000_000 });
    const channel = slack.channel('general').id;
    const first = await call(slack, 'chat.postMessage', { channel, text: 'a' });
    const second = await call(slack, 'chat.postMessage', { channel, text: 'b' });
    expect(first.ts).toBe('1700000000.000000');
    expect(second.ts).toBe('1700000000.000001');
  });

  it('pages through a thread and a channel, with metadata for those who ask', async () => {
    const slack = await start();
    const channel = slack.channel('general').id;
    const metadata = { event_type: 'digest', event_payload: { row: 7 } };
    const root = await call(slack, 'chat.postMessage', { channel, text: 'root', metadata });
    for (const text of ['1', '2', '3', '4'])
      await call(slack, 'chat.postMessage', { channel, text, thread_ts: root.ts });
    const first = await call(slack, 'conversations.replies', { channel, ts: root.ts, limit: 3 });
    expect(first).toMatchObject({
      has_more: true,
      messages: [{ text: 'root', reply_count: 4 }, { text: '1' }, { text: '2' }],
    });
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    expect(
      await call(slack, 'conversations.replies', { channel, ts: root.ts, limit: 3, cursor }),
    ).toMatchObject({
      has_more: false,
      messages: [{ text: '3' }, { text: '4' }],
      response_metadata: { next_cursor: '' },
    });
    const history = await call(slack, 'conversations.history', { channel, include_all_metadata: true });
    expect(history.messages).toMatchObject([{ text: 'root', metadata }]);
    const plain = await call(slack, 'conversations.history', { channel, oldest: root.ts, inclusive: true });
    expect(plain.messages).toEqual([expect.not.objectContaining({ metadata })]);
    expect(await call(slack, 'conversations.history', { channel, oldest: root.ts })).toMatchObject({
      messages: [],
    });
    expect(await call(slack, 'conversations.history', { channel, cursor: '!' })).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  it('refuses a reply to a message that does not exist', async () => {
    const slack = await start();
    const given = { channel: slack.channel('general').id, text: 'x', thread_ts: '1.000000' };
    expect(await call(slack, 'chat.postMessage', given)).toMatchObject({ error: 'thread_not_found' });
  });
});

describe('people, teams and installation', () => {
  it('lists users with their time zones and rights', async () => {
    const slack = await start({ clock: () => Date.UTC(2024, 6, 1) });
    expect(await call(slack, 'users.info', { user: slack.user('bob').id })).toMatchObject({
      user: { name: 'bob', tz: 'America/New_York', tz_offset: -14_400, is_admin: false },
    });
    expect(await call(slack, 'users.info', { user: slack.user('alice').id })).toMatchObject({
      user: { is_admin: true },
    });
    expect(await call(slack, 'users.info', { user: 'U0NONE' })).toMatchObject({ error: 'user_not_found' });
  });

  it('lists the conversations that the bot can see', async () => {
    const slack = await start();
    const types = 'public_channel,private_channel';
    const all = await call(slack, 'conversations.list', { types });
    expect((all.channels as { name: string }[]).map(({ name }) => name)).toEqual([
      'general',
      'random',
      'desk',
    ]);
    const own = await call(slack, 'users.conversations', { types });
    expect((own.channels as { name: string }[]).map(({ name }) => name)).toEqual(['general', 'desk']);
  });

  it('exchanges an authorization code once', async () => {
    const slack = await start();
    const code = slack.consent('alice');
    expect(await call(slack, 'oauth.v2.access', { code }, '')).toMatchObject({
      ok: true,
      access_token: slack.botToken,
    });
    expect(await call(slack, 'oauth.v2.access', { code }, '')).toMatchObject({ error: 'invalid_code' });
  });
});

describe('the agent pane', () => {
  it('takes up to four prompts, and warns of arguments that an agent’s call must not have', async () => {
    const slack = await start();
    const { message } = await slack.say({ user: 'alice', text: 'hello' });
    const prompt = { title: 'a', message: 'b' };
    const set = (prompts: object[], more = {}) =>
      call(slack, 'assistant.threads.setSuggestedPrompts', { channel_id: message.channel, prompts, ...more });
    expect(await set([prompt, prompt, prompt, prompt])).toMatchObject({ ok: true });
    expect(await set([prompt, prompt, prompt, prompt, prompt])).toMatchObject({ error: 'invalid_arguments' });
    expect(await set([prompt], { thread_ts: message.ts })).toMatchObject({ ok: true });
    expect(slack.warnings).toEqual([expect.stringContaining('thread_ts')]);
    const status = { channel_id: message.channel, thread_ts: message.ts, status: 'is reading' };
    expect(await call(slack, 'assistant.threads.setStatus', status)).toMatchObject({ ok: true });
    expect(await call(slack, 'assistant.threads.setStatus', { ...status, thread_ts: '1.0' })).toMatchObject({
      error: 'invalid_thread_ts',
    });
  });
});
