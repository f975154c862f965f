import { describe, expect, it } from 'vitest';
import { smallTalk } from '../../src/usecases/small-talk.ts';

describe('small talk', () => {
  it.each([
    'thanks!',
    'Thank you so much',
    'hello',
    'Hi there :wave:'.replace(':wave:', '👋'),
    'good morning, everyone',
  ])('is replied to: %s', (text) => {
    expect(smallTalk(text)).toEqual(expect.any(String));
  });

  it.each(['', 'Rutte thanks allies', 'hello Kitty', 'thank NATO for the weapons'])('is not: %s', (text) => {
    expect(smallTalk(text)).toBeNull();
  });
});
