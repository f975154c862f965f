import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFault } from '../../src/article/address.ts';
import { closingDirections, turningDirections, visibleDirections } from '../../src/article/direction.ts';

const controls = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'] as const;
const texts = fc.string({ unit: fc.constantFrom(...controls, 'a', ' ', 'א') });

describe('direction controls', () => {
  it.each(controls)('are written out (%#)', (control) => {
    const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    expect(visibleDirections(`a${control}b`)).toBe(`a⟨U+${code}⟩b`);
  });

  it('that some languages need stay', () => {
    expect(visibleDirections('می\u200cخواهم 👩\u200d🚀')).toBe('می\u200cخواهم 👩\u200d🚀');
  });

  it.each([
    ['plain', ''],
    ['\u202eturned', '\u202c'],
    ['\u202eturned\u202c back', ''],
    ['\u2067one \u202etwo', '\u202c\u2069'],
    ['\u2067one \u202etwo\u2069 three', ''],
    ['\u202c\u2069 nothing to end \u202a', '\u202c'],
  ])('of %j that are open are ended', (text, closing) => {
    expect(closingDirections(text)).toBe(closing);
  });

  it('are closed after any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(closingDirections(text + closingDirections(text))).toBe('');
        expect(visibleDirections(text)).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('are named if they change the order of words', () => {
    expect(turningDirections('a\u202eb\u2067c\u202ed\u200e\u202c\u2069')).toEqual(['U+202E', 'U+2067']);
  });

  it('and other invisible characters are no part of an address', () => {
    expect(addressFault('https://example.org/\u202egpj.exe')).toContain('%E2%80%AE');
    expect(addressFault('https://example.org/\u001b[31m')).toContain('%1B');
    expect(addressFault('https://example.org/a b')).toBeNull();
  });
});
