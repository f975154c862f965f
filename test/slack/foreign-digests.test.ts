import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestEvent } from '../../src/digest/post.ts';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('a digest of another channel', (transport) => {
  let bot: RunningBot;
  let id: string;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000, editors: 'everyone' } });
    const own = await type('on archive about peace', 'desk');
    const buttons = own.blocks.filter(({ type: kind }) => kind === 'actions').flatMap(buttonsOf);
    id = buttons.find(({ action_id }) => action_id === 'digest_preview')?.value ?? '';
  });
  afterAll(() => bot.stop());

  const buttonsOf = (block: object): readonly { action_id?: string; value?: string }[] =>
    'elements' in block && Array.isArray(block.elements) ? block.elements : [];

  async function type(text: string, channel: string): Promise<StoredMessage> {
    const delivery = await bot.localSlack.command({ user: 'alice', channel, text: `digest ${text}` });
    return await bot.localSlack.response(delivery);
  }

  /** A message in #general with a button that carries what it should not. */
  async function forged(actionId: string, value: string): Promise<StoredMessage> {
    const { apiUrl, botToken, channel, messages } = bot.localSlack;
    const button = { type: 'button', action_id: actionId, text: { type: 'plain_text', text: 'x' }, value };
    const posted = await fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        channel: channel('general').id,
        text: 'x',
        blocks: [{ type: 'actions', elements: [button] }],
      }),
    });
    const { ts } = (await posted.json()) as { ts?: string };
    const found = messages('general').find((message) => message.ts === ts);
    if (found === undefined) throw new Error('the message was not posted');
    return found;
  }

  it.each(['digest_preview', 'digest_off', 'digest_resume', 'digest_post'])(
    'is out of reach of %s',
    async (actionId) => {
      const before = (await type('', 'desk')).text;
      const value = actionId === 'digest_post' ? JSON.stringify([id, 'key', ['any']]) : id;
      const on = await forged(actionId, value);
      const response = await bot.localSlack.response(
        await bot.localSlack.press({ user: 'alice', on, actionId }),
      );
      expect(response.text).toContain('That digest is no longer there');
      expect((await type('', 'desk')).text).toBe(before);
      const digests = bot.localSlack
        .messages('desk')
        .filter(({ metadata }) => metadata?.event_type === digestEvent);
      expect(digests).toEqual([]);
    },
  );

  it('does not open in the form', async () => {
    const on = await forged('digest_edit', id);
    await bot.localSlack.press({ user: 'alice', on, actionId: 'digest_edit' });
    const view = await bot.localSlack.until(() => bot.localSlack.views('alice').at(-1));
    expect(JSON.stringify(view.blocks)).toContain('no longer there');
  });
});
