import type { ContextActionsBlock } from '@slack/types';
import type { FeedbackVerdict } from '../../store/feedback.ts';
import { actions } from '../ids.ts';
import { words } from '../words.ts';

const carried = (verdict: FeedbackVerdict, quoteId: string) => `${verdict}:${quoteId}`;

/** Decodes the value of a feedback button; `null` if it is none of ours. */
export function readFeedback(value: string): { verdict: FeedbackVerdict; quoteId: string } | null {
  const found = /^(up|down):(.+)$/s.exec(value);
  if (found === null) return null;
  return { verdict: found[1] === 'up' ? 'up' : 'down', quoteId: found[2] ?? '' };
}

/** Returns the block that asks whether a quote was what the person looked for. */
export function feedbackBlock(quoteId: string): ContextActionsBlock {
  const button = (verdict: FeedbackVerdict, text: string, label: string) => ({
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
