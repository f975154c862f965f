import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const { index } = await openCorpus('corpus');
const useCases = createUseCases({ index, today: () => new Date() });

overBothTransports('the agent pane', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000 } });
  });
  afterAll(() => bot.stop());
  afterEach(() => {
    bot.localSlack.heal();
    expect(bot.localSlack.warnings).toEqual([]);
  });

  const prompts = () => bot.localSlack.calls('assistant.threads.setSuggestedPrompts');
  const statuses = () => bot.localSlack.calls('assistant.threads.setStatus');

  async function ask(
    text: string,
    thread?: string,
  ): Promise<{ asked: StoredMessage; answer: StoredMessage }> {
    const gesture = { user: 'alice', text, ...(thread === undefined ? {} : { thread }) };
    const { message: asked } = await bot.localSlack.say(gesture);
    const answer = await bot.localSlack.nextMessage({ after: asked, thread: thread ?? asked.ts });
    return { asked, answer };
  }

  it('greets a person once, and suggests up to four answerable questions each time', async () => {
    const { localSlack } = bot;
    for (const time of [1, 2, 3]) {
      await localSlack.openAgentPane('alice', 'general');
      await localSlack.until(() => prompts().length === time);
    }
    expect(localSlack.directMessages('alice').map(({ text }) => text)).toEqual([
      expect.stringContaining('Ask me for a quote'),
    ]);
    for (const call of prompts()) {
      expect(call.response?.ok).toBe(true);
      expect(call.arguments.thread_ts).toBeUndefined();
      const suggested: { message: string }[] = JSON.parse(String(call.arguments.prompts));
      expect(suggested.length).toBeGreaterThan(0);
      expect(suggested.length).toBeLessThanOrEqual(4);
      for (const { message } of suggested)
        expect((await useCases.find(message, { limit: 1, offset: 0 })).result.total, message).toBeGreaterThan(
          0,
        );
    }
  });

  it('suggests other questions when the person opens another channel', async () => {
    const before = prompts().length;
    await bot.localSlack.turnTo('alice', 'desk');
    await bot.localSlack.until(() => prompts().length === before + 1);
  });

  it('answers in the question’s thread, and shows a status until then', async () => {
    const { localSlack } = bot;
    const before = statuses().length;
    const { asked, answer } = await ask('security guarantees');
    expect(answer.text).toContain('Volodymyr Zelenskyy');
    expect(answer.threadTs).toBe(asked.ts);
    const shown = statuses().slice(before);
    expect(shown.map((call) => call.arguments.thread_ts)).toEqual([asked.ts]);
    const order = localSlack.calls().map(({ method }) => method);
    expect(order.lastIndexOf('assistant.threads.setStatus')).toBeLessThan(
      order.lastIndexOf('chat.postMessage'),
    );
  });

  it('refines the last question of a thread', async () => {
    const { asked } = await ask('security guarantees');
    const { answer } = await ask('and by Rutte?', asked.ts);
    expect(answer.text).toMatch(/Rutte|Nothing found for “security guarantees by:/);
  });

  it('answers even if Slack refuses the status', async () => {
    bot.localSlack.fail('assistant.threads.setStatus', 'missing_scope');
    const { answer } = await ask('security guarantees');
    expect(answer.text).toContain('Volodymyr Zelenskyy');
  });

  it('does not wait for a slow status, and removes it after the answer', async () => {
    const { localSlack } = bot;
    localSlack.delay('assistant.threads.setStatus', 900);
    const { asked } = await ask('security guarantees');
    const calls = localSlack.calls().filter(({ arguments: given }) => given.thread_ts === asked.ts);
    expect(calls.map(({ method, arguments: { status = 'answer' } }) => [method, status])).toEqual([
      ['assistant.threads.setStatus', expect.stringContaining('…')],
      ['chat.postMessage', 'answer'],
      ['assistant.threads.setStatus', ''],
    ]);
  });

  it('removes the status and says so when the answer fails', async () => {
    const { localSlack } = bot;
    localSlack.fail('chat.postMessage', 'fatal_error', { times: 1 });
    const { message } = await localSlack.say({ user: 'alice', text: 'security guarantees' });
    await localSlack.nextMessage({ after: message, thread: message.ts, containing: 'That did not work' });
    const own = statuses().filter((call) => call.arguments.thread_ts === message.ts);
    expect(own.map((call) => call.arguments.status)).toEqual([expect.stringContaining('…'), '']);
  });
});
