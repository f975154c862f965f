import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { runPrompt } from '../../src/local-slack/terminal/prompt.ts';
import { type Connected, connect } from './bolt.ts';

let connected: Connected | undefined;
afterEach(async () => {
  await connected?.stop();
  connected = undefined;
});

const card = (words: string) => [
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_quote',
        elements: [
          { type: 'text', text: 'We need ' },
          { type: 'text', text: words, style: { bold: true } },
          { type: 'text', text: ' now.\nAll of us.' },
        ],
      },
    ],
  },
  {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: '*Ana Kos*, minister' },
      { type: 'plain_text', text: '1 of 2' },
    ],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'next', text: { type: 'plain_text', text: 'Next' }, value: '2' },
      {
        type: 'button',
        action_id: 'open',
        text: { type: 'plain_text', text: 'Open source' },
        url: 'https://example.org/a#:~:text=We',
      },
    ],
  },
];

function quoting(app: App): void {
  app.command('/nato-quote', async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `quote on ${command.text}`, blocks: card(command.text) });
  });
  app.action('next', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'the second quote' });
  });
  app.shortcut('look', async ({ ack, client, body }) => {
    await ack();
    const blocks = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'around it' } }];
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { type: 'modal', title: { type: 'plain_text', text: 'In context' }, blocks },
    });
  });
  app.shortcut('ask', async ({ ack, client, body }) => {
    await ack();
    const element = { type: 'plain_text_input' as const, action_id: 'topic' };
    const label = { type: 'plain_text' as const, text: 'About' };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'asked',
        title: { type: 'plain_text', text: 'Ask' },
        submit: { type: 'plain_text', text: 'Go' },
        blocks: [{ type: 'input', block_id: 'question', label, element }],
      },
    });
  });
  app.view('asked', async ({ ack, client, view, body }) => {
    await ack();
    const words = view.state.values.question?.topic?.value ?? 'nothing';
    await client.chat.postMessage({ channel: body.user.id, text: `asked about ${words}` });
  });
  app.action('open', async ({ ack }) => ack());
  app.event('app_mention', async ({ event, say }) => {
    if (!event.bot_id)
      await say({
        text: `heard ${event.text.replace(/<[^>]*>\s*/, '')}`,
        thread_ts: event.thread_ts ?? event.ts,
      });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im' && message.subtype === undefined && !message.bot_id)
      await say(`direct: ${message.text}`);
  });
}

async function prompt(typed: string, style: 'plain' | 'coloured' = 'plain'): Promise<string> {
  connected = await connect('socket', quoting, { users: [{ name: 'you' }], channels: [{ name: 'general' }] });
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(typed);
  await runPrompt({
    localSlack: connected.localSlack,
    input,
    output,
    style,
    examples: ['security guarantees', '@nato-quote by:rutte'],
  });
  output.end();
  return text(output);
}

describe('the prompt, piped', () => {
  it('shows the quote with a bar, its context, its numbered buttons and its link', async () => {
    const shown = await prompt('/nato-quote peace\n');
    expect(shown).toBe(
      [
        '> /nato-quote peace',
        'Only visible to you',
        '│ We need peace now.',
        '│ All of us.',
        'Ana Kos, minister · 1 of 2',
        '[1] Next',
        'Open source: https://example.org/a#:~:text=We',
        '',
        '',
      ].join('\n'),
    );
  });

  it('presses a button by its number and shows what it changed', async () => {
    const shown = await prompt('/nato-quote peace\n1\n');
    expect(shown).toContain('> 1\nOnly visible to you\nthe second quote\n');
  });

  it('answers mentions, follow-ups and direct messages in order, to the last line', async () => {
    const shown = await prompt('@nato-quote peace\n> @nato-quote and war?\nwhat else');
    expect(shown).toMatch(/heard peace[\s\S]*heard and war\?[\s\S]*direct: what else/);
    expect(shown.match(/↳ in the thread/g)).toHaveLength(2);
  });

  it('fills in a field locally, and sends it with the form', async () => {
    const shown = await prompt('/shortcut ask\n1\n1 peace talks\n/submit\n');
    expect(shown).toContain('> 1 peace talks\nplain text input: peace talks\n');
    expect(shown).toContain('plain text input: type 1 and a value.');
    expect(shown).toContain('asked about peace talks');
  });

  it('reads a line that begins with a number as a question', async () => {
    expect(await prompt('/nato-quote peace\n2 percent of GDP\n')).toContain('direct: 2 percent of GDP');
  });

  it('shows help, quits, and names unknown input', async () => {
    const shown = await prompt('help\n7\n> hello\nquit\n/nato-quote never\n');
    expect(shown).toContain('Try:\n  /nato-quote security guarantees\n  @nato-quote by:rutte\n');
    expect(shown).toContain('There is no button 7.');
    expect(shown).toContain('There is no thread yet');
    expect(shown).not.toContain('never');
  });

  it('sends no form without a submit button', async () => {
    expect(await prompt('/nato-quote peace\n/shortcut look\n/submit\n')).toContain(
      'has no button to submit it',
    );
  });

  it('shows matched words in bold only with colour', async () => {
    expect(await prompt('/nato-quote peace\n', 'coloured')).toContain(
      'We need \u001b[1mpeace\u001b[22m now.',
    );
  });
});
