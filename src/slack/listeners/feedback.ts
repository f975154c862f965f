import type { App, BlockAction } from '@slack/bolt';
import { readFeedback } from '../cards/feedback.ts';
import { plainMessage } from '../cards/plain.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { words } from '../words.ts';

/** *Useful* and *Not what I looked for* below a quote: a person's last word on it counts. */
export function listenToFeedback(app: App, { memory }: Dependencies): void {
  app.action<BlockAction>(actions.feedback, async ({ action, body, context, ack, respond }) => {
    await ack();
    const value = 'value' in action && typeof action.value === 'string' ? action.value : '';
    const feedback = readFeedback(value);
    const { team, user } = slackUserOf(context, body.user.id);
    if (feedback !== null) await memory.feedback.give({ team, person: user, ...feedback }, Date.now());
    const text = feedback === null ? words.oldButton : words.feedbackKept;
    await respond({ response_type: 'ephemeral', replace_original: false, ...plainMessage([[text]]) });
  });
}
