/**
 * Slack's limits, in characters or items unless said otherwise.
 * From docs.slack.dev/reference/block-kit, /reference/methods/chat.postMessage and /reference/views.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    text: 40_000,
    /** Slack advises against longer text and may shorten it. */
    adviceText: 4_000,
    /** The limit over all blocks together, if there is one block (github.com/slackapi/bolt-js/issues/2509). */
    blockCharacters: 13_297,
    /** Characters that each further block takes off that limit. */
    perFurtherBlock: 125,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3_000,
    callbackId: 255,
    externalId: 255,
    bytes: 250_000,
  },
  id: 255,
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: 150,
  context: { elements: 10, text: 2_000 },
  actions: 25,
  contextActions: 5,
  markdown: 12_000,
  button: { text: 75, value: 2_000, url: 3_000, accessibilityLabel: 75 },
  feedback: { text: 75, value: 2_000 },
  /** Slack's pages give 75 and 150 for `value`; the lower one is used. */
  option: { text: 75, value: 75, description: 75, url: 3_000 },
  select: { options: 100, groups: 100, groupLabel: 75, placeholder: 150 },
  overflow: 5,
  choices: 10,
  input: { label: 2_000, hint: 2_000, characters: 3_000 },
  image: { url: 3_000, altText: 2_000, title: 2_000 },
  confirm: { title: 100, text: 300, button: 30 },
  container: { children: 10 },
  card: { title: 150, subtitle: 150, body: 200, actions: 5 },
  carousel: 10,
  table: { rows: 100, cells: 20 },
} as const;
