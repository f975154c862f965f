import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../src/usecases/request.ts';

describe('parseRequest', () => {
  it.each([
    ['peace talks', { kind: 'find', question: 'peace talks' }],
    ['find peace talks', { kind: 'find', question: 'peace talks' }],
    ['Find: peace talks', { kind: 'find', question: 'peace talks' }],
    ['', { kind: 'find', question: '' }],
    ['find', { kind: 'help' }],
    ['help', { kind: 'help' }],
    [' HELP! ', { kind: 'help' }],
    ['check "We will wait"', { kind: 'check', text: '"We will wait"' }],
    [' Check: “We will\nwait” ', { kind: 'check', text: '“We will\nwait”' }],
    ['check', { kind: 'check', text: '' }],
    ['add https://example.org/a?b=1', { kind: 'add', address: 'https://example.org/a?b=1' }],
    ['add <https://example.org/a|example.org/a>', { kind: 'add', address: 'https://example.org/a' }],
    ['add', { kind: 'add', address: '' }],
    ['add stop', { kind: 'stop-adding' }],
    ['add stop signs', { kind: 'find', question: 'add stop signs' }],
    ['digest', { kind: 'digest', command: '' }],
    ['digest on 09:00 about peace\ntalks', { kind: 'digest', command: 'on 09:00 about peace\ntalks' }],
  ])('reads %j', (text, request) => {
    expect(parseRequest(text)).toEqual(request);
  });

  it.each([
    'help the refugees',
    'add troops',
    'add /etc/passwd',
    'add file:///etc/passwd',
    'checks and balances',
    'check-in at the border',
    'checkpoint',
    'digestion',
    'findings on the strike',
    'peace check',
    "find's",
  ])('takes "%s" for a question', (question) => {
    expect(parseRequest(question)).toEqual({ kind: 'find', question });
  });

  it('keeps a question that starts with no verb unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const request = parseRequest(`what ${text}`);
        expect(request).toEqual({ kind: 'find', question: `what ${text}`.trim() });
      }),
    );
  });
});
