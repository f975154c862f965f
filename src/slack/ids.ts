/** Every name that Slack sends back to us. The manifest and the listeners are held against these. */
export const command = '/nato-quote';

export const actions = {
  openSource: 'open_source',
  nextQuote: 'next_quote',
  previousQuote: 'previous_quote',
  inContext: 'in_context',
  share: 'share_quote',
  feedback: 'quote_feedback',
  topic: 'ask_topic',
} as const;
