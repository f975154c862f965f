/** Slack's limits on our messages, in characters or elements (docs.slack.dev, Block Kit reference). */
export const limits = {
  /** Over all blocks of a message Slack takes about 13,297, counted as `blocksSize` counts (bolt-js issue 2509). */
  blocks: 13_000,
  quoteInMessage: 2_400,
  /** A quote in a modal, over as many blocks as it takes. */
  quoteInModal: 11_000,
  /** The plain fallback that screen readers and notifications read. */
  text: 4_000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  optionText: 75,
  /** Slack's pages say 75 in one place and 150 in another. */
  optionValue: 75,
  options: 100,
  privateMetadata: 3_000,
  /** Of anything that people type, a message's text included: the rest is not read. Slack lets messages have 40,000. */
  typed: 12_000,
  /** Of a text to check. */
  checked: 10_000,
  /** What is searched for of a longer message: enough words to decide, short enough for a button to carry. */
  question: 900,
  /** Of a question from the search form, the words: the rest is for a speaker, an outlet and two days. */
  searchWords: 650,
} as const;
