/**
 * A range of `article.text`: `start` inclusive, `end` exclusive, in UTF-16 units,
 * so that `text.slice(start, end)` is what it covers.
 */
export type Span = { readonly start: number; readonly end: number };

/**
 * What the text outside the quotation marks is: the outlet's own text (`full`), or the corpus's
 * summary of it (`summary`), which is shown as such and never as the outlet's words.
 */
export type TextKind = 'full' | 'summary';

/** One piece of journalism and the text that every offset in the program points into. */
export type Article = {
  /** Stable across restarts: derived from `url`. */
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly url: string;
  /** The day of publication, `YYYY-MM-DD`; if the page shows none, that of the events it reports. */
  readonly date: string;
  /** Other addresses of the same text: syndicated copies, AMP pages. */
  readonly also?: readonly string[];
  /** The code of the language it is written in (ISO 639): `en`, `de`. */
  readonly language: string;
  readonly textKind: TextKind;
  readonly text: string;
  /** In order, without overlap. Headings and white space between paragraphs are not part of any. */
  readonly paragraphs: readonly Span[];
};
