import type { Span } from '../article/article.ts';

/** A verbatim piece of what was said, marks excluded: `article.text.slice(start, end) === text`. */
export type Segment = Span & { readonly text: string };

/** A person: `name` is the fullest form that the article gives, `role` the article's own words for the office. */
export type PersonSpeaker = {
  readonly kind: 'person';
  readonly name: string;
  readonly role: string | null;
  /** Where the speaker was read from: "he", "the president", "Rutte". */
  readonly mention: Span;
};

/** A body that speaks as such: "the Kremlin", "the statement from the ministry". */
export type OrganisationSpeaker = {
  readonly kind: 'organisation';
  readonly name: string;
  readonly mention: Span;
};

/** Somebody the article does not name, or that the text does not tell apart: "a senior diplomat". */
export type UnnamedSpeaker = { readonly kind: 'unnamed'; readonly mention: Span };

export type Speaker = PersonSpeaker | OrganisationSpeaker | UnnamedSpeaker;

/** One statement by one speaker within one paragraph: `"A," he said. "B."` is one quote of two segments. */
export type Quote = {
  /** Stable across restarts and re-indexing: derived from the article's url and the quote's own characters. */
  readonly id: string;
  readonly articleId: string;
  /** Index into `article.paragraphs`. */
  readonly paragraph: number;
  /** At least one, in order, without overlap. */
  readonly segments: readonly Segment[];
  /** `null` where the article does not say who speaks. */
  readonly speaker: Speaker | null;
  /** The words that introduce the quote ("said", "according to"), or `null`. */
  readonly cue: Span | null;
};
