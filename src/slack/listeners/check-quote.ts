import type { App, MessageShortcut } from '@slack/bolt';
import type { Parts } from '../dependencies.ts';
import { shortcuts } from '../ids.ts';
import { checkTo } from '../requests/check.ts';
import { words } from '../words.ts';

/** *Check this quote* on a message: every quotation in it, for the person alone, wherever the message is. */
export function listenToCheckQuote(app: App, { useCases }: Parts): void {
  app.shortcut<MessageShortcut>(shortcuts.check, async ({ shortcut, ack, respond }) => {
    await ack();
    const answer = await checkTo(useCases, shortcut.message.text ?? '', words.checkNothing);
    await respond({ response_type: 'ephemeral', replace_original: false, ...answer });
  });
}
