import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFollowUp, refine } from '../../src/usecases/refine.ts';

const known = {
  speakers: ['Mark Rutte', 'Emmanuel Macron'],
  outlets: ['Interfax-Ukraine', 'The Kyiv Independent'],
};
const today = new Date('2025-03-10T12:00:00Z');
const refined = (previous: string, followUp: string) => refine(previous, followUp, known, today);

describe('refine', () => {
  it.each([
    ['peace talks by:rutte', 'and by Macron?', 'peace talks by:Macron'],
    ['peace talks', 'And Emmanuel Macron?', 'peace talks by:"Emmanuel Macron"'],
    ['peace talks by:rutte', 'what about air defense?', 'air defense by:rutte'],
    ['peace talks', 'but only since 2025-01', 'peace talks since:2025-01-01'],
    ['peace talks since:2025', 'and until February 2025?', 'peace talks since:2025-01-01 until:2025-02-28'],
    ['peace talks', 'from Kyiv Independent', 'peace talks outlet:"Kyiv Independent"'],
    ['"square kilometer" by:rutte', 'and by Macron', '"square kilometer" by:Macron'],
    ['peace talks', 'and outlet:interfax', 'peace talks outlet:interfax'],
  ])('%s, then %s', (previous, followUp, question) => {
    expect(refined(previous, followUp)).toBe(question);
  });

  it.each(['security guarantees', 'and?', '?', 'What did Rutte say on Crimea?'])(
    'takes %j for a question of its own',
    (text) => {
      expect(refined('peace talks', text)).toBeNull();
      expect(isFollowUp(text)).toBe(false);
    },
  );

  it('reads the text as a new question after one that cannot be parsed', () => {
    expect(refined('peace since:yesteryear', 'and by Macron?')).toBeNull();
  });

  it('returns a question that can be parsed, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const question = refined('peace talks by:rutte', `and ${text}`);
        if (question !== null) expect(() => refined(question, 'and by Macron')).not.toThrow();
      }),
    );
  });
});
