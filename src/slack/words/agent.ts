/** What the bot says in the agent pane. */
export const agentWords = {
  greeting: 'Ask me for a quote',
  greetingHow:
    'Every message here is a question. In a thread, the next one can go on from it: “and by Macron?” Type “help” for more.',
  promptsTitle: 'Try one of these',
  working: 'is looking for the quote…',
} as const;
