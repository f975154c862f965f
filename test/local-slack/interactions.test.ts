import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/local-slack/json.ts';
import { type Connected, connect, TRANSPORTS, type TransportName } from './bolt.ts';
import { call } from './call.ts';

let connected: Connected | undefined;
afterEach(async () => {
  await connected?.stop();
  connected = undefined;
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (actionId: string, value: string) => ({
  type: 'button' as const,
  action_id: actionId,
  text: plain(actionId),
  value,
});
const searchModal = {
  type: 'modal' as const,
  callback_id: 'search',
  title: plain('Search quotes'),
  submit: plain('Search'),
  notify_on_close: true,
  private_metadata: 'from-test',
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: plain('Words'),
      element: { type: 'plain_text_input' as const, action_id: 'words' },
    },
    {
      type: 'input' as const,
      block_id: 'speaker',
      optional: true,
      label: plain('Speaker'),
      element: { type: 'external_select' as const, action_id: 'speaker', min_query_length: 2 },
    },
    {
      type: 'input' as const,
      block_id: 'where',
      optional: true,
      label: plain('Share to'),
      element: { type: 'conversations_select' as const, action_id: 'where', response_url_enabled: true },
    },
  ],
};
const resultModal = {
  type: 'modal' as const,
  title: plain('Results'),
  blocks: [{ type: 'section' as const, text: plain('found') }],
};

function everything(app: App): { payloads: JsonObject[] } {
  const payloads: JsonObject[] = [];
  app.command('/nato-quote', async ({ ack, respond }) => {
    await ack();
    await respond({
      text: 'card',
      blocks: [
        { type: 'actions', block_id: 'b', elements: [button('next', '{"at":1}'), button('gone', 'x')] },
      ],
    });
  });
  app.action('next', async ({ ack, respond, body }) => {
    await ack();
    payloads.push({ ...body });
    // A Home tab has no message to answer on.
    if (respond) await respond({ replace_original: true, text: 'next card' });
  });
  app.action('gone', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.action({ type: 'block_actions', action_id: 'feedback' }, async ({ ack, payload }) => {
    await ack();
    payloads.push({ ...payload });
  });
  app.shortcut('search', async ({ ack, client, body }) => {
    await ack();
    payloads.push({ ...body });
    await client.views.open({ trigger_id: body.trigger_id, view: searchModal });
  });
  app.shortcut('other', async ({ ack }) => ack());
  app.options('speaker', async ({ ack, options }) => {
    await ack({
      options: ['Rutte', 'Rubio']
        .filter((name) => name.startsWith(options.value))
        .map((name) => ({ text: plain(name), value: name })),
    });
  });
  app.view('search', async ({ ack, view, body }) => {
    payloads.push({ ...body });
    const words = view.state.values.words?.words?.value ?? '';
    if (words === 'wrong') return ack({ response_action: 'errors', errors: { words: 'Nothing found.' } });
    if (words === 'push') return ack({ response_action: 'push', view: resultModal });
    if (words === 'update') return ack({ response_action: 'update', view: resultModal });
    if (words === 'bad')
      return ack({ response_action: 'update', view: { ...resultModal, title: plain('x'.repeat(25)) } });
    if (words === 'clear') return ack({ response_action: 'clear' });
    return ack();
  });
  app.view({ type: 'view_closed', callback_id: 'search' }, async ({ ack, body }) => {
    await ack();
    payloads.push({ ...body });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    payloads.push({ ...event });
    if (event.tab === 'home')
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'actions', elements: [button('next', 'home')] }] },
      });
  });
  app.event('app_context_changed', async ({ event }) => void payloads.push({ ...event }));
  return { payloads };
}

async function begin(transport: TransportName) {
  let seen: { payloads: JsonObject[] } = { payloads: [] };
  connected = await connect(transport, (app) => {
    seen = everything(app);
  });
  return { slack: connected.localSlack, payloads: seen.payloads };
}

describe.each(TRANSPORTS)('interactions over %s', (transport) => {
  it('presses buttons that replace and delete an ephemeral message', async () => {
    const { slack, payloads } = await begin(transport);
    const card = await slack.response(await slack.command({ user: 'alice', channel: 'general', text: 'x' }));
    const pressed = await slack.press({ user: 'alice', on: card, actionId: 'next' });
    expect(await slack.response(pressed)).toBe(card);
    expect(slack.ephemerals('alice')).toMatchObject([{ text: 'next card' }]);
    expect(payloads[0]).toMatchObject({
      type: 'block_actions',
      user: { id: slack.user('alice').id },
      container: { type: 'message', message_ts: card.ts, is_ephemeral: true },
      channel: { id: slack.channel('general').id, name: 'general' },
      actions: [{ type: 'button', action_id: 'next', block_id: 'b', value: '{"at":1}' }],
    });
    expect(payloads[0]).not.toHaveProperty('message');
    const other = await slack.response(await slack.command({ user: 'bob', channel: 'general', text: 'x' }));
    await slack.press({ user: 'bob', on: other, actionId: 'gone' });
    await slack.until(() => slack.ephemerals('bob').length === 0);
  });

  it('sends the message with a press on a visible one, and the value of a feedback button', async () => {
    const { slack, payloads } = await begin(transport);
    const blocks = [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'feedback',
            positive_button: { text: plain('Good'), value: 'up' },
            negative_button: { text: plain('Bad'), value: 'down' },
          },
        ],
      },
    ];
    await call(slack, 'chat.postMessage', { channel: '#general', text: 'x', blocks });
    const [message] = slack.messages('general');
    if (!message) throw new Error('nothing posted');
    const pressed = await slack.press({ user: 'bob', on: message, actionId: 'feedback', entry: 'negative' });
    expect(pressed.payload).toMatchObject({ message: { ts: message.ts, bot_id: slack.bot.botId } });
    await slack.until(() => payloads.length === 1);
    expect(payloads[0]).toMatchObject({ type: 'feedback_buttons', value: 'down' });
    await expect(slack.press({ user: 'bob', on: message, actionId: 'none' })).rejects.toThrow(
      'there are: feedback',
    );
  });

  it('opens a modal from a shortcut, offers options, requires all fields, shows errors, submits', async () => {
    const { slack, payloads } = await begin(transport);
    await slack.shortcut({ user: 'alice', callbackId: 'search' });
    const view = await slack.until(() => slack.views('alice').at(-1));
    expect(view).toMatchObject({ title: 'Search quotes', callbackId: 'search' });
    expect(await slack.chooseOption({ user: 'alice', on: view, actionId: 'speaker', query: 'R' })).toEqual(
      [],
    );
    const offered = await slack.chooseOption({ user: 'alice', on: view, actionId: 'speaker', query: 'Ru' });
    expect(offered).toMatchObject([{ value: 'Rutte' }, { value: 'Rubio' }]);
    await expect(slack.submitView({ user: 'alice' })).rejects.toThrow(
      'The field "Words" must be filled in first.',
    );

    await slack.submitView({ user: 'alice', entries: { words: 'wrong' } });
    expect(slack.viewErrors('alice')).toEqual({ words: 'Nothing found.' });
    expect(slack.views('alice')).toHaveLength(1);

    const chosen = { words: 'peace', speaker: offered[0] ?? {}, where: slack.channel('general').id };
    await slack.submitView({ user: 'alice', entries: chosen });
    expect(slack.views('alice')).toEqual([]);
    expect(payloads.at(-1)).toMatchObject({
      type: 'view_submission',
      view: {
        private_metadata: 'from-test',
        state: {
          values: {
            words: { words: { type: 'plain_text_input', value: 'peace' } },
            speaker: { speaker: { type: 'external_select', selected_option: { value: 'Rutte' } } },
          },
        },
      },
      response_urls: [{ block_id: 'where', action_id: 'where', channel_id: slack.channel('general').id }],
    });
  });

  it('pushes, updates, clears and closes views as the app answers', async () => {
    const { slack, payloads } = await begin(transport);
    const open = async () => {
      await slack.shortcut({ user: 'bob', callbackId: 'search' });
      await slack.until(() => slack.views('bob').at(-1)?.callbackId === 'search');
    };
    const titles = () => slack.views('bob').map(({ title }) => title);
    await open();
    await slack.submitView({ user: 'bob', entries: { words: 'push' } });
    expect(titles()).toEqual(['Search quotes', 'Results']);
    await slack.closeView('bob');
    await slack.submitView({ user: 'bob', entries: { words: 'bad' } });
    expect(titles()).toEqual(['Search quotes']);
    expect(slack.warnings.at(-1)).toContain(
      'must be less than 25 characters [json-pointer:/view/title/text]',
    );
    await slack.submitView({ user: 'bob', entries: { words: 'update' } });
    expect(titles()).toEqual(['Results']);
    await open();
    await slack.submitView({ user: 'bob', entries: { words: 'clear' } });
    expect(titles()).toEqual([]);
    await open();
    await slack.closeView('bob');
    await slack.until(() => payloads.at(-1)?.type === 'view_closed');
  });

  it('runs a shortcut on a message, with the message', async () => {
    const { slack } = await begin(transport);
    const { message } = await slack.say({ user: 'bob', channel: 'random', text: 'peace' });
    const run = await slack.shortcut({ user: 'alice', callbackId: 'search', message });
    await slack.until(() => slack.views('alice').length === 1);
    expect(run.payload).toMatchObject({
      type: 'message_action',
      callback_id: 'search',
      message: { text: 'peace', ts: message.ts },
      channel: { name: 'random' },
    });
  });

  it('opens Home with working buttons, and the agent pane with its context', async () => {
    const { slack, payloads } = await begin(transport);
    await slack.openHome('alice');
    const home = await slack.until(() => slack.home('alice'));
    const pressed = await slack.press({ user: 'alice', on: home, actionId: 'next' });
    expect(pressed.payload).toMatchObject({
      container: { type: 'view', view_id: home.id },
      view: { type: 'home' },
    });
    await slack.openAgentPane('alice', 'general');
    await slack.turnTo('alice', 'random');
    await slack.until(() => payloads.at(-1)?.type === 'app_context_changed');
    expect(payloads.filter(({ tab }) => tab === 'messages')).toMatchObject([
      { context: { entities: [{ value: slack.channel('general').id }] } },
    ]);
  });

  it('sends edits and deletions', async () => {
    const { slack } = await begin(transport);
    const { message } = await slack.say({ user: 'bob', channel: 'general', text: 'peace' });
    const edited = await slack.edit(message, 'war');
    const deleted = await slack.deleteMessage(message);
    const events = [...edited.deliveries, ...deleted.deliveries].map(({ payload }) => payload.event);
    expect(events).toMatchObject([
      { subtype: 'message_changed', message: { text: 'war' }, previous_message: { text: 'peace' } },
      { subtype: 'message_deleted', deleted_ts: message.ts },
    ]);
    expect(slack.messages('general')).toEqual([]);
  });
});

describe('views', () => {
  it('checks the limits of modals and the lifetime of triggers', async () => {
    let now = 1_700_000_000_000;
    connected = await connect('socket', (app) => void everything(app), { clock: () => now });
    const slack = connected.localSlack;
    const triggered = async () =>
      String((await slack.shortcut({ user: 'bob', callbackId: 'other' })).payload.trigger_id);
    const open = (trigger: string, view: object) => call(slack, 'views.open', { trigger_id: trigger, view });
    const trigger = await triggered();
    expect(await open(trigger, { ...resultModal, private_metadata: 'x'.repeat(3001) })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]'],
      },
    });
    expect(await open(trigger, { ...searchModal, submit: undefined })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await open(trigger, { type: 'modal' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await open(trigger, resultModal)).toMatchObject({ ok: true });
    expect(await open(trigger, resultModal)).toMatchObject({ error: 'exchanged_trigger_id' });
    expect(await open('none', resultModal)).toMatchObject({ error: 'invalid_trigger_id' });
    const late = await triggered();
    now += 3001;
    expect(await open(late, resultModal)).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('updates by id and hash, pushes at most three, and publishes per user', async () => {
    connected = await connect('socket', (app) => void everything(app));
    const slack = connected.localSlack;
    const triggered = async () =>
      String((await slack.shortcut({ user: 'bob', callbackId: 'other' })).payload.trigger_id);
    const opened = await call(slack, 'views.open', { trigger_id: await triggered(), view: resultModal });
    const { id, hash } = opened.view as { id: string; hash: string };
    expect(
      await call(slack, 'views.update', { view_id: id, hash, view: { ...resultModal, title: plain('Two') } }),
    ).toMatchObject({ ok: true });
    expect(await call(slack, 'views.update', { view_id: id, hash, view: resultModal })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await call(slack, 'views.update', { view_id: 'V0NONE', view: resultModal })).toMatchObject({
      error: 'not_found',
    });
    const push = async () => call(slack, 'views.push', { trigger_id: await triggered(), view: resultModal });
    expect([await push(), await push(), await push()]).toMatchObject([
      { ok: true },
      { ok: true },
      { error: 'push_limit_reached' },
    ]);
    const blocks = Array.from({ length: 100 }, () => ({ type: 'divider' }));
    const publish = (given: object[]) =>
      call(slack, 'views.publish', { user_id: slack.user('bob').id, view: { type: 'home', blocks: given } });
    expect(await publish(blocks)).toMatchObject({ ok: true });
    expect(await publish([...blocks, { type: 'divider' }])).toMatchObject({ error: 'invalid_arguments' });
    expect(slack.home('bob')?.blocks).toHaveLength(100);
    expect(slack.home('alice')).toBeUndefined();
  });
});
