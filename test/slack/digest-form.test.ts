import { afterAll, beforeAll, expect, it } from 'vitest';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('the form of a digest', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000, editors: 'everyone' } });
  });
  afterAll(() => bot.stop());

  const list = async () =>
    await bot.localSlack.response(
      await bot.localSlack.command({ user: 'alice', channel: 'general', text: 'digest' }),
    );

  /** Opens the form and lets it offer, and leave empty, what Slack's own form would not. */
  async function openLaxForm(): Promise<void> {
    await bot.localSlack.press({ user: 'alice', on: await list(), actionId: 'digest_new' });
    const form = await bot.localSlack.until(() => bot.localSlack.views('alice').at(-1));
    for (const block of form.blocks) {
      Object.assign(block, { optional: true });
      const element = 'element' in block ? block.element : undefined;
      if (
        typeof element === 'object' &&
        element !== null &&
        'options' in element &&
        Array.isArray(element.options)
      )
        element.options.push({ text: { type: 'plain_text', text: '99' }, value: '99' });
    }
  }

  it.each([
    ['no day', 'digest_days', [], 'choose at least one'],
    ['a ninth day', 'digest_days', ['99'], 'choose at least one'],
    ['an impossible time', 'digest_time', '99:99', 'is no time of day'],
    ['no time', 'digest_time', '', 'is no time of day'],
    ['a size of 99', 'digest_size', '99', 'a digest has 1 to 5'],
    ['a topic that is too long', 'digest_topic', 'peace '.repeat(100), '300 characters are enough'],
  ])('refuses %s beside its field, whatever Slack lets through', async (_, field, entry, reason) => {
    await openLaxForm();
    await bot.localSlack.submitView({ user: 'alice', entries: { [field]: entry } });
    expect(bot.localSlack.viewErrors('alice')).toEqual({ [field]: expect.stringContaining(reason) });
    await bot.localSlack.closeView('alice');
    expect((await list()).text).toContain('This channel has no digest');
  });
});
