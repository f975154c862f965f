import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestEvent } from '../../src/digest/post.ts';
import type { StoredMessage } from '../../src/local-slack/state/model.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

overBothTransports('digests', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000 } });
  });
  afterAll(async () => {
    expect(bot.localSlack.warnings).toEqual([]);
    await bot.stop();
  });

  async function type(text: string, user = 'alice', channel = 'general'): Promise<StoredMessage> {
    const delivery = await bot.localSlack.command({ user, channel, text: `digest ${text}` });
    return await bot.localSlack.response(delivery);
  }
  async function press(on: StoredMessage, actionId: string, user = 'alice'): Promise<StoredMessage> {
    const delivery = await bot.localSlack.press({ user, on, actionId });
    return await bot.localSlack.response(delivery);
  }
  const digestsIn = (channel: string) =>
    bot.localSlack.messages(channel).filter(({ metadata }) => metadata?.event_type === digestEvent);

  it('are explained in a channel without one', async () => {
    expect((await type('')).text).toMatch(/This channel has no digest\.\n.*digest on 09:00 weekdays/s);
    expect((await type('off')).text).toContain('this channel has no digest yet');
  });

  it('are set up, shown, changed, paused and turned off by command', async () => {
    const saved = await type('on 09:00 Europe/Brussels weekdays about security guarantees by:rutte');
    expect(saved.text).toContain('1. security guarantees by:rutte');
    expect(saved.text).toMatch(
      /weekdays at 09:00 \(Europe\/Brussels\) · up to 3 quotes · silent with nothing new/,
    );
    expect(saved.text).toMatch(/Next: \w+day,? \d+ \w+, 09:00/);
    const again = await type('on 08:30 daily about Security guarantees by:rutte');
    expect(again.text).toContain('every day at 08:30');
    expect(again.text).not.toContain('2.');
    expect((await type('on about peace')).text).toContain('2. peace');
    expect((await type('off')).text).toContain('this channel has 2 digests, so say which: 1 (Security');
    expect((await type('off 2')).text).toMatch(/Turned off\. .*\nOff/s);
    expect((await type('pause 1 until 2099-01-05')).text).toMatch(
      /Paused until .*5 January.*Next: .*5 January, 08:30/s,
    );
    expect((await type('resume 2')).text).not.toMatch(/^Off$/m);
  });

  it('say what is wrong with a command', async () => {
    expect((await type('on 25:00')).text).toContain('"25:00" is no time of day');
    expect((await type('on about since:whenever')).text).toContain('since:whenever is not a date');
    expect((await type('on 09:00', 'bob')).text).toContain('Ask one of them');
    expect(digestsIn('general')).toEqual([]);
  });

  it('are previewed for the asker alone and posted once when that is pressed', async () => {
    await type('on archive about peace', 'alice', 'desk');
    const preview = await type('now', 'bob', 'desk');
    expect(preview.ephemeralTo).toBe(bot.localSlack.user('bob').id);
    expect(preview.text).toMatch(/^Preview, only you see this\. Quotes on peace: /);
    expect((await press(preview, 'digest_post', 'bob')).text).toContain('Ask one of them');
    const own = await type('now', 'alice', 'desk');
    const [first, second] = await Promise.all([press(own, 'digest_post'), press(own, 'digest_post')]);
    expect([first.text, second.text]).toEqual(['It is being posted.', 'It is being posted.']);
    const posted = await bot.localSlack.until(() => digestsIn('desk')[0]);
    expect(posted.text).toMatch(/^Quotes on peace: 1 quote, posted at the wish of somebody here/);
    const more = await press(posted, 'ask_topic:digest:0');
    expect(more.ephemeralTo).toBe(bot.localSlack.user('alice').id);
    expect(more.text).toMatch(/“.*” — /s);
    const said = await bot.localSlack.say({
      user: 'bob',
      channel: 'desk',
      text: 'security guarantees',
      thread: posted.ts,
    });
    const reply = await bot.localSlack.nextMessage({ after: said.message, thread: posted.ts });
    expect(reply.text).toMatch(/“.*” — /s);
    // What has been shown is not shown again.
    expect((await type('now', 'alice', 'desk')).text).not.toContain(/“(.*?)”/s.exec(posted.text)?.[1] ?? '');
    expect(digestsIn('desk')).toHaveLength(1);
  });

  it('have a form with the asker’s time zone', async () => {
    const settings = await type('', 'alice', 'desk');
    await bot.localSlack.press({ user: 'alice', on: settings, actionId: 'digest_new' });
    const form = await bot.localSlack.until(() => bot.localSlack.views('alice').at(-1));
    expect(JSON.stringify(form.blocks)).toContain('Europe/Brussels');
    const zones = await bot.localSlack.chooseOption({
      user: 'alice',
      on: form,
      actionId: 'digest_zone_choice',
      query: 'kolk',
    });
    expect(zones).toContainEqual(expect.objectContaining({ value: expect.stringMatching('Asia/Kolkata') }));
    await bot.localSlack.submitView({ user: 'alice', entries: { digest_topic: 'by:' } });
    expect(Object.values(bot.localSlack.viewErrors('alice'))).toEqual([
      expect.stringContaining('by: has no value'),
    ]);
    await bot.localSlack.submitView({
      user: 'alice',
      entries: { digest_topic: 'air defence', digest_time: '07:15' },
    });
    expect((await type('', 'alice', 'desk')).text).toMatch(
      /2\. air defence\nweekdays at 07:15 \(Europe\/Brussels\)/,
    );
  });

  it('are changed and turned off by buttons, by people with permission', async () => {
    const settings = await type('', 'alice', 'desk');
    const actionId = `${settings.blocks.find(({ type }) => type === 'actions')?.block_id}.digest_off`;
    expect((await press(settings, actionId, 'alice')).text).toMatch(/^Turned off/);
  });
});
