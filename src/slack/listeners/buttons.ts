import type { App } from '@slack/bolt';
import { answerTo } from '../ask.ts';
import { actions } from '../ids.ts';
import type { Parts } from '../parts.ts';

/** What the buttons below an answer do. */
export function listenToButtons(app: App, { desk }: Parts): void {
  // Slack opens the address by itself; the press is reported all the same and wants an acknowledgement.
  app.action(actions.openSource, ({ ack }) => ack());

  app.action(
    { type: 'block_actions', action_id: new RegExp(`^${actions.topic}:`) },
    async ({ action, ack, respond }) => {
      await ack();
      if (action.type !== 'button' || action.value === undefined) return;
      await respond({ response_type: 'ephemeral', replace_original: false, ...answerTo(desk, action.value) });
    },
  );
}
