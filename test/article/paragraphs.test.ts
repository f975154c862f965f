import { expect, test } from 'vitest';
import { paragraphsOf } from '../../src/article/paragraphs.ts';

function paragraphTexts(text: string): string[] {
  return paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
}

test('blank lines set paragraphs apart, and lines within one stay together', () => {
  expect(paragraphTexts('One\nline.\n\n  Two.  \n \nThree.\n')).toEqual(['One\nline.', 'Two.', 'Three.']);
});

test('without a blank line between them every line is a paragraph', () => {
  expect(paragraphTexts('\nOne.\nTwo.\r\nThree.\n\n')).toEqual(['One.', 'Two.', 'Three.']);
});

test('Markdown headings belong to no paragraph', () => {
  expect(paragraphTexts('# Title\nOne.\n\n## More\n\nTwo.')).toEqual(['One.', 'Two.']);
});

test('a text of nothing has no paragraphs', () => {
  expect(paragraphTexts('')).toEqual([]);
  expect(paragraphTexts(' \n\n\t')).toEqual([]);
});
