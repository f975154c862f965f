import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutEmphasis } from '../../src/slack/requests/emphasis.ts';

it.each([
  ['*We* will _not_ ~pay~.', 'We will not pay.'],
  ['*_We will not pay_*', 'We will not pay'],
  ['_*We will not pay*_', 'We will not pay'],
  ['“*We will not pay*,” she said', '“We will not pay,” she said'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['*one* line*\n*other', 'one line*\n*other'],
  ['**', '**'],
  ['*a*b*', 'a*b'],
])('reads %j as %j', (text, read) => {
  expect(withoutEmphasis(text)).toBe(read);
});

it('removes only marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('*', '_', '~', 'a', ' ', '.', '\n') }), (text) => {
      const letters = (one: string) => one.replace(/[*_~]/g, '');
      expect(letters(withoutEmphasis(text))).toBe(letters(text));
    }),
  );
});

it.each(['*a ', 'a* ', '*', ' *a', '*_~ ', '_a *'])('takes linear time for %j again and again', (piece) => {
  const started = performance.now();
  withoutEmphasis(piece.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
