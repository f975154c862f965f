import type { ContextActionsBlock } from '@slack/types';
import { actions } from '../ids.ts';
import { words } from '../words.ts';

/** What a person thinks of a quote they were given. */
export type Verdict = 'up' | 'down';

const carried = (verdict: Verdict, quoteId: string) => `${verdict}:${quoteId}`;

/** The verdict and the quote that a feedback button carries, or `null` for a value that is none of ours. */
export function readFeedback(value: string): { verdict: Verdict; quoteId: string } | null {
  const found = /^(up|down):(.+)$/s.exec(value);
  if (found === null) return null;
  return { verdict: found[1] === 'up' ? 'up' : 'down', quoteId: found[2] ?? '' };
}

/** Asks below a quote whether it was what the person looked for. */
export function feedbackBlock(quoteId: string): ContextActionsBlock {
  const button = (verdict: Verdict, text: string, label: string) => ({
    text: { type: 'plain_text' as const, text },
    accessibility_label: label,
    value: carried(verdict, quoteId),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actions.feedback,
        positive_button: button('up', words.useful, words.usefulLabel),
        negative_button: button('down', words.notUseful, words.notUsefulLabel),
      },
    ],
  };
}
