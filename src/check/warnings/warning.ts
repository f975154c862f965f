/**
 * Why an exact quotation misleads:
 * - `negation`, `condition`, `contrast`, `frame`, `question`: the cut leaves out words that turn the sense;
 * - `nested`: the words are somebody else's, quoted inside the quote;
 * - `denied`: the article says that the words were not said, or that their source is a fake;
 * - `letters`: letters of another alphabet that look like the right ones.
 */
export type WarningKind =
  | 'negation'
  | 'condition'
  | 'contrast'
  | 'frame'
  | 'question'
  | 'nested'
  | 'denied'
  | 'letters';

/** A warning with the words that show it: the article's, or for `letters` the alleged quotation's. */
export type Warning = { readonly kind: WarningKind; readonly words: string };

/** What each warning tells a reader, before the words that show it. */
export const warningTexts: Readonly<Record<WarningKind, string>> = {
  negation: 'Left out, and it turns the sense',
  condition: 'Left out, and it is the condition',
  contrast: 'Left out, and it is the other half of what was said',
  frame: 'Left out, and it shows that the speaker reports or rejects this',
  question: 'Left out, and it makes this a question',
  nested: 'These words are quoted from somebody else',
  denied: 'The article says that these words were not said',
  letters: 'Written with letters of another alphabet',
};
