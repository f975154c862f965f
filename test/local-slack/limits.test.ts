import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { call } from './call.ts';

let localSlack: LocalSlack;
let channel: string;
beforeAll(async () => {
  localSlack = await startLocalSlack();
  channel = localSlack.channel('general').id;
});
afterAll(() => localSlack.close());

const post = (given: object) => call(localSlack, 'chat.postMessage', { channel, text: 'fallback', ...given });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (length: number) => ({ type: 'section', text: plain('x'.repeat(length)) });
const button = (fields: object) => ({ type: 'button', action_id: 'a', text: plain('Press'), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements }],
});
const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));
const select = (options: number) => ({
  type: 'static_select',
  action_id: 's',
  options: many(options, (index) => ({ text: plain(`o${index}`), value: `v${index}` })),
});
const feedback = (fields: object) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'f',
      positive_button: { text: plain('Good'), value: 'up' },
      ...fields,
    },
  ],
});
const bad = { negative_button: { text: plain('Bad'), value: 'down' } };

describe('blocks that Slack takes', () => {
  it.each<[string, object[]]>([
    ['50 blocks', many(50, () => ({ type: 'divider' }))],
    ['a section of 3,000 characters', [section(3000)]],
    [
      '3,000 characters that are two UTF-16 units each',
      [{ type: 'section', text: plain('😀'.repeat(3000)) }],
    ],
    ['a header of 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    ['context of 10', [{ type: 'context', elements: many(10, () => plain('x')) }]],
    ['25 buttons', [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
    [
      'a full button',
      [
        actions(
          button({
            text: plain('x'.repeat(75)),
            value: 'v'.repeat(2000),
            url: `https://example.org/${'u'.repeat(2900)}`,
          }),
        ),
      ],
    ],
    ['100 options', [actions(select(100))]],
    [
      'a rich text quote with bold and a link',
      [
        richText(
          { type: 'text', text: 'a', style: { bold: true } },
          { type: 'link', url: 'https://example.org' },
        ),
      ],
    ],
    ['feedback buttons', [feedback(bad)]],
    [
      'a container with a section',
      [{ type: 'container', title: plain('More'), is_collapsible: true, child_blocks: [section(10)] }],
    ],
    [
      'a card',
      [
        {
          type: 'card',
          title: { type: 'mrkdwn', text: 'x' },
          body: { type: 'mrkdwn', text: 'y'.repeat(200) },
        },
      ],
    ],
    ['a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }]],
  ])('%s', async (_, blocks) => {
    expect(await post({ blocks })).toMatchObject({ ok: true });
  });
});

describe('blocks that Slack refuses, with the place named', () => {
  it.each<[string, object[], string]>([
    [
      '51 blocks',
      many(51, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'a section of 3,001',
      [section(3001)],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', [section(0)], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'a section with nothing',
      [{ type: 'section' }],
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a header of 151',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a mrkdwn header',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'context of 11',
      [{ type: 'context', elements: many(11, () => plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'context of none',
      [{ type: 'context', elements: [] }],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '26 buttons',
      [actions(...many(26, (index) => button({ action_id: `a${index}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'button text of 76',
      [actions(button({ text: plain('x'.repeat(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'button value of 2,001',
      [actions(button({ value: 'x'.repeat(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'button url of 3,001',
      [actions(button({ url: `https://e.org/${'x'.repeat(2987)}` }))],
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'a url that is none',
      [actions(button({ url: 'not a url' }))],
      'invalid url [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'an action_id of 256',
      [actions(button({ action_id: 'x'.repeat(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a block_id of 256',
      [{ type: 'divider', block_id: 'x'.repeat(256) }],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'the same block_id twice',
      many(2, () => ({ type: 'divider', block_id: 'b' })),
      '`block_id` already exists: "b" [json-pointer:/blocks/1/block_id]',
    ],
    [
      'the same action_id twice',
      [actions(button({}), button({}))],
      '`action_id` already exists in this block: "a" [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      '101 options',
      [actions(select(101))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an option value of 76',
      [actions({ ...select(1), options: [{ text: plain('x'), value: 'x'.repeat(76) }] })],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    ['an unknown block', [{ type: 'quote' }], 'unsupported type: quote [json-pointer:/blocks/0/type]'],
    [
      'a field that is none',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a button in context',
      [{ type: 'context', elements: [button({})] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'rich text with a string in it',
      [{ type: 'rich_text', elements: ['x'] }],
      'must be an object [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'rich text of an empty text',
      [richText({ type: 'text', text: '' })],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'rich text with an unknown style',
      [richText({ type: 'text', text: 'x', style: { blink: true } })],
      'invalid additional property: blink [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    [
      'feedback with one button',
      [feedback({})],
      'missing required field: negative_button [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an alert in a message',
      [{ type: 'alert', text: plain('x') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'an input in a message',
      [{ type: 'input', label: plain('x'), element: select(1) }],
      'unsupported type: input [json-pointer:/blocks/0/type]',
    ],
    [
      'a card body of 201',
      [{ type: 'card', body: { type: 'mrkdwn', text: 'x'.repeat(201) } }],
      'must be less than 201 characters [json-pointer:/blocks/0/body/text]',
    ],
    [
      'a container of 11',
      [{ type: 'container', title: plain('x'), child_blocks: many(11, () => ({ type: 'divider' })) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]',
    ],
    [
      'rich text in a container',
      [{ type: 'container', title: plain('x'), child_blocks: [richText({ type: 'text', text: 'x' })] }],
      'unsupported type: rich_text [json-pointer:/blocks/0/child_blocks/0/type]',
    ],
    [
      'a data table without caption',
      [{ type: 'data_table', rows: [[{ type: 'raw_text', text: 'a' }]] }],
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'markdown of 12,001',
      [{ type: 'markdown', text: 'x'.repeat(12_001) }],
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
  ])('%s', async (_, blocks, fault) => {
    const answer = await post({ blocks });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(answer.response_metadata).toMatchObject({
      messages: expect.arrayContaining([`[ERROR] ${fault}`]),
    });
  });

  it('blocks that are no list of objects', async () => {
    expect(await post({ blocks: 'not json' })).toMatchObject({ ok: false, error: 'invalid_blocks_format' });
    expect(await post({ blocks: ['x'] })).toMatchObject({ ok: false, error: 'invalid_blocks_format' });
  });

  it('more characters in all blocks together than a message may have', async () => {
    expect(await post({ blocks: many(4, () => section(3000)) })).toMatchObject({ ok: true });
    expect(await post({ blocks: many(5, () => section(3000)) })).toMatchObject({
      ok: false,
      error: 'msg_blocks_too_long',
    });
  });
});

describe('text and metadata', () => {
  beforeEach(() => localSlack.heal());

  it('refuses text above 40,000 and no text at all', async () => {
    expect(await post({ text: 'x'.repeat(40_001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await post({ text: '' })).toMatchObject({ error: 'no_text' });
  });

  it('warns of text above 4,000 and of blocks without text', async () => {
    await post({ text: 'x'.repeat(4_001) });
    await post({ text: '', blocks: [{ type: 'divider' }] });
    expect(localSlack.warnings.join('\n')).toMatch(/text of 4001 characters[\s\S]*blocks without text/);
  });

  it('refuses metadata without type and payload', async () => {
    expect(await post({ metadata: { event_type: 'x' } })).toMatchObject({ error: 'invalid_metadata_format' });
    expect(await post({ metadata: { event_type: 'x', event_payload: {} } })).toMatchObject({ ok: true });
  });
});

describe('pings', () => {
  const everyone = (given: object) => post(given).then(() => localSlack.messages('general').at(-1)?.pings);

  it.each<[string, object, object[]]>([
    ['<!channel> in text', { text: 'hi <!channel>' }, [{ kind: 'channel' }]],
    ['<!here|here> in text', { text: '<!here|here>' }, [{ kind: 'here' }]],
    [
      'a user in a section',
      { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '<@U123>' } }] },
      [{ kind: 'user', id: 'U123' }],
    ],
    [
      'a broadcast in rich text',
      { blocks: [richText({ type: 'broadcast', range: 'everyone' })] },
      [{ kind: 'everyone' }],
    ],
    [
      'a group in context',
      { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: '<!subteam^S1>' }] }] },
      [{ kind: 'group', id: 'S1' }],
    ],
    ['@channel with link_names', { text: '@channel look', link_names: true }, [{ kind: 'channel' }]],
    [
      'nobody: markup in the plain text of rich text',
      { blocks: [richText({ type: 'text', text: '<!channel> <@U123>' })] },
      [],
    ],
    ['nobody: escaped markup', { text: '&lt;!channel&gt; @channel' }, []],
    ['nobody: plain_text', { blocks: [{ type: 'section', text: plain('<!channel>') }] }, []],
  ])('%s', async (_, given, pings) => {
    expect(await everyone(given)).toEqual(pings);
  });
});
