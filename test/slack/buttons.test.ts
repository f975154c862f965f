import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

/** The first quoted words of a card. */
const quoteOf = ({ text }: Pick<StoredMessage, 'text'>): string => /“([^”]*)/.exec(text)?.[1] ?? '';

overBothTransports('the buttons of a card', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());

  const ask = async (text: string, channel = 'general'): Promise<StoredMessage> =>
    bot.localSlack.response(await bot.localSlack.command({ user: 'alice', channel, text }));

  it('show the next and the previous quote in place, for the asker', async () => {
    const { localSlack } = bot;
    const first = await ask('peace talks');
    const firstQuote = quoteOf(first);
    expect(first.text).toMatch(/, 1 of \d+\. http/);
    const next = await localSlack.response(
      await localSlack.press({ user: 'alice', on: first, actionId: 'next_quote' }),
    );
    expect(next.text).toMatch(/, 2 of \d+\. http/);
    expect(next.ts).toBe(first.ts);
    expect(quoteOf(next)).not.toBe(firstQuote);
    const back = await localSlack.response(
      await localSlack.press({ user: 'alice', on: next, actionId: 'previous_quote' }),
    );
    expect(quoteOf(back)).toBe(firstQuote);
  });

  it('leave an answer in a channel unchanged, and show the next one to the person alone', async () => {
    const { localSlack } = bot;
    const { message } = await localSlack.say({
      user: 'alice',
      channel: 'general',
      text: '@nato-quote peace talks',
    });
    const answer = await localSlack.nextMessage({ after: message, thread: message.ts, channel: 'general' });
    const next = await localSlack.response(
      await localSlack.press({ user: 'bob', on: answer, actionId: 'next_quote' }),
    );
    expect(next.ephemeralTo).toBe(localSlack.user('bob').id);
    expect(localSlack.thread('general', message.ts).at(-1)?.text).toBe(answer.text);
  });

  it('show the paragraph around the quote, marked if it is a summary', async () => {
    const { localSlack } = bot;
    const card = await ask('security guarantees');
    await localSlack.press({ user: 'alice', on: card, actionId: 'in_context' });
    const view = await localSlack.until(() => localSlack.views('alice').at(-1));
    const shown = JSON.stringify(view.blocks);
    expect(shown).toContain('The corpus’s own summary');
    expect(shown).toContain('For Kyiv no guarantee goes beyond membership of NATO');
  });

  it('share a quote with the channel once, with who shared it', async () => {
    const { localSlack } = bot;
    const card = await ask('security guarantees');
    const before = localSlack.messages('general').length;
    const presses = await Promise.all(
      [1, 2].map(() => localSlack.press({ user: 'alice', on: card, actionId: 'share_quote' })),
    );
    for (const press of presses) expect((await localSlack.response(press)).text).toContain('Shared');
    const posted = localSlack.messages('general').slice(before);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toContain('shared by alice');
    expect(posted[0]?.pings).toEqual([]);
  });

  it('never say that a quote was shared if it was not, also when pressed repeatedly', async () => {
    const { localSlack } = bot;
    const card = await ask('security guarantees', 'secret');
    const presses = await Promise.all(
      [1, 2].map(() => localSlack.press({ user: 'alice', on: card, actionId: 'share_quote' })),
    );
    for (const press of presses) expect((await localSlack.response(press)).text).toContain('/invite');
  });

  it('share a quote once when the connection breaks after Slack posted it', async () => {
    const { localSlack } = bot;
    const card = await ask('air defense');
    const before = localSlack.messages('general').length;
    localSlack.dropAfterAccept('chat.postMessage', { times: 1 });
    const press = await localSlack.press({ user: 'alice', on: card, actionId: 'share_quote' });
    expect((await localSlack.response(press)).text).toContain('Shared');
    expect(localSlack.messages('general')).toHaveLength(before + 1);
  });

  it('say what to do if the bot may not post, and work once it may', async () => {
    const { localSlack } = bot;
    const card = await ask('security guarantees', 'secret');
    const refused = await localSlack.response(
      await localSlack.press({ user: 'alice', on: card, actionId: 'share_quote' }),
    );
    expect(refused.text).toContain('/invite');
    localSlack.invite('secret');
    await localSlack.press({ user: 'alice', on: card, actionId: 'share_quote' });
    expect((await localSlack.until(() => localSlack.messages('secret').at(-1))).text).toContain(
      'security guarantees',
    );
    localSlack.kick('secret');
  });

  it('say why the bot may not post if inviting it would not help', async () => {
    const { localSlack } = bot;
    const card = await ask('security guarantees');
    for (const [refusal, told] of [
      ['is_archived', 'archived'],
      ['restricted_action', 'rules do not let'],
      ['restricted_action_read_only_channel', 'rules do not let'],
    ] as const) {
      localSlack.fail('chat.postMessage', refusal, { times: 1 });
      const press = await localSlack.press({ user: 'bob', on: card, actionId: 'share_quote' });
      const { text } = await localSlack.response(press);
      expect(text).toContain(told);
      expect(text).not.toContain('/invite');
    }
  });

  it('say what is wrong with a question that can no longer be parsed', async () => {
    const card = await ask('peace talks');
    const on = {
      ...card,
      blocks: JSON.parse(JSON.stringify(card.blocks).replaceAll('peace talks', 'since:never')),
    };
    const press = await bot.localSlack.press({ user: 'alice', on, actionId: 'next_quote' });
    expect((await bot.localSlack.response(press)).text).toContain('since:never is not a date');
  });

  it('offer topics of the corpus when nothing was found', async () => {
    const { localSlack } = bot;
    const nothing = await ask('quantum chromodynamics');
    const press = await localSlack.press({ user: 'alice', on: nothing, actionId: 'ask_topic:0' });
    expect((await localSlack.response(press)).text).toContain('“');
  });
});

overBothTransports('buttons on old messages', (transport) => {
  it('work after a restart, and say so if the quote is gone', async () => {
    const corpusDir = mkdtempSync(join(tmpdir(), 'nato-quote-corpus-'));
    cpSync('corpus', corpusDir, { recursive: true });
    const bot = await startBot(transport, { settings: { corpusDir } });
    const { localSlack } = bot;
    const card = await localSlack.response(
      await localSlack.command({ user: 'alice', channel: 'general', text: 'security guarantees' }),
    );
    await bot.restart(() => undefined);
    await localSlack.press({ user: 'alice', on: card, actionId: 'in_context' });
    await localSlack.until(() => localSlack.views('alice').length > 0);
    await bot.restart(() => {
      rmSync(corpusDir, { recursive: true });
      cpSync('corpus', corpusDir, { recursive: true, filter: (path) => !path.includes('2024-12-18') });
    });
    const gone = await localSlack.response(
      await localSlack.press({ user: 'alice', on: card, actionId: 'in_context' }),
    );
    expect(gone.text).toContain('no longer in the corpus');
    await bot.stop();
    rmSync(corpusDir, { recursive: true, force: true });
  });
});
