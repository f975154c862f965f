import { describe, expect, it } from 'vitest';
import { renderMessage, renderView } from '../../src/local-slack/render/render.ts';
import type { BlockWithId } from '../../src/local-slack/state/model.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const block = (type: string, fields: object): BlockWithId => ({ type, block_id: `${type}-id`, ...fields });
const options = { style: 'plain' as const, nameOf: (id: string) => `name-of-${id}` };
const show = (...blocks: BlockWithId[]) => renderMessage({ text: 'fallback', blocks }, options);

describe('a message as text', () => {
  it.each<[string, BlockWithId, string]>([
    ['header', block('header', { text: plain('Quotes') }), 'Quotes'],
    [
      'section',
      block('section', { text: mrkdwn('*Bold*, _it_ &amp; <https://e.org|here>'), fields: [plain('a')] }),
      'Bold, it & here (https://e.org)\na',
    ],
    [
      'mentions',
      block('section', { text: mrkdwn('<@U1> in <#C1> <!here>') }),
      '@name-of-U1 in #name-of-C1 @here',
    ],
    [
      'arithmetic, which is no emphasis',
      block('section', { text: mrkdwn('2*3*4 and snake_case_name') }),
      '2*3*4 and snake_case_name',
    ],
    ['context', block('context', { elements: [plain('a'), mrkdwn('b')] }), 'a · b'],
    ['divider', block('divider', {}), '─'.repeat(24)],
    [
      'list',
      block('rich_text', {
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
          },
        ],
      }),
      '1. x',
    ],
    [
      'link and user',
      block('rich_text', {
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'link', url: 'https://e.org' },
              { type: 'text', text: ' ' },
              { type: 'user', user_id: 'U1' },
            ],
          },
        ],
      }),
      'https://e.org @name-of-U1',
    ],
    ['image', block('image', { alt_text: 'a flag' }), '(a flag)'],
    [
      'table',
      block('table', {
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'b' },
          ],
        ],
      }),
      'a | b',
    ],
    [
      'container',
      block('container', {
        title: plain('More'),
        child_blocks: [{ type: 'section', text: plain('inside') }],
      }),
      'More\ninside',
    ],
    ['card', block('card', { title: mrkdwn('t'), body: mrkdwn('b') }), 't\nb'],
  ])('%s', (_, given, text) => {
    expect(show(given).text).toBe(text);
  });

  it('shows its text if it has no blocks', () => {
    expect(show().text).toBe('fallback');
  });

  it('numbers buttons, and shows links with their address', () => {
    const button = (id: string, fields = {}) => ({
      type: 'button',
      action_id: id,
      text: plain(id),
      ...fields,
    });
    const feedback = {
      type: 'feedback_buttons',
      action_id: 'f',
      positive_button: { text: plain('Good'), value: 'u' },
      negative_button: { text: plain('Bad'), value: 'd' },
    };
    const { text, controls } = show(
      block('actions', {
        elements: [button('next'), button('open', { url: 'https://e.org' }), button('share')],
      }),
      block('context_actions', { elements: [feedback] }),
    );
    expect(text).toBe('[1] next  [2] share\nopen: https://e.org\n[3] Good  [4] Bad');
    expect(controls).toMatchObject([
      { number: 1, actionId: 'actions-id.next' },
      { number: 2, actionId: 'actions-id.share' },
      { number: 3, actionId: 'context_actions-id.f', entry: 'positive' },
      { number: 4, actionId: 'context_actions-id.f', entry: 'negative' },
    ]);
  });

  it('removes control characters from messages', () => {
    const { text } = show(block('section', { text: plain('\u001b[2Jred\u0007\u009b31m\r') }));
    expect(text).toBe('[2Jred31m');
  });
});

describe('a modal as text', () => {
  it('shows its title, its numbered fields and how to send it', () => {
    const { text, controls } = renderView(
      {
        type: 'modal',
        title: 'Search',
        source: { submit: plain('Go') },
        blocks: [
          block('input', {
            label: plain('Words'),
            element: { type: 'plain_text_input', action_id: 'w', placeholder: plain('peace') },
          }),
        ],
      },
      options,
    );
    expect(text).toBe('── Search ──\nWords: [1] peace\n(/submit to Go, /close to leave)');
    expect(controls).toMatchObject([{ kind: 'field', actionId: 'input-id.w' }]);
  });
});
