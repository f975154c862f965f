import type { App, MessageShortcut } from '@slack/bolt';
import type { Dependencies } from '../dependencies.ts';
import { shortcuts } from '../ids.ts';
import { checkTo } from '../requests/check.ts';
import { words } from '../words.ts';

/** Handles *Check this quote* on a message: checks every quotation in it and answers the person alone. */
export function listenToCheckQuote(app: App, { useCases }: Dependencies): void {
  app.shortcut<MessageShortcut>(shortcuts.check, async ({ shortcut, ack, respond }) => {
    await ack();
    const answer = await checkTo(useCases, shortcut.message.text ?? '', words.checkNothing);
    await respond({ response_type: 'ephemeral', replace_original: false, ...answer });
  });
}
