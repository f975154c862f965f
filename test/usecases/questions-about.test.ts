import { describe, expect, it } from 'vitest';
import { questionsAbout } from '../../src/usecases/questions-about.ts';

describe('questionsAbout', () => {
  it('tries the whole message, then its sentences, then its phrases', () => {
    const message = 'Has anybody got something on security guarantees? The harbour crane festival is on.';
    expect(questionsAbout(message)).toEqual([
      message,
      'Has anybody got something on security guarantees?',
      'The harbour crane festival is on.',
      'security guarantees',
      'harbour crane festival',
    ]);
  });

  it('asks one sentence once, and nothing if there is no word', () => {
    expect(questionsAbout('Peace talks')).toEqual(['Peace talks']);
    expect(questionsAbout('… !?')).toEqual([]);
  });
});
