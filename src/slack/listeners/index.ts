import type { App } from '@slack/bolt';
import type { Dependencies } from '../dependencies.ts';
import { listenToAgentPane } from './agent.ts';
import { listenToButtons } from './buttons.ts';
import { listenToCheckQuote } from './check-quote.ts';
import { listenToCommand } from './command.ts';
import { listenToDigestButtons } from './digest/digest-buttons.ts';
import { listenToDigestForm } from './digest/digest-form.ts';
import { listenToDirectMessages } from './direct-message.ts';
import { listenToFeedback } from './feedback.ts';
import { listenToFindQuote } from './find-quote.ts';
import { listenToFollowUps } from './follow-up.ts';
import { listenToHome } from './home.ts';
import { listenToMention } from './mention.ts';
import { listenToSearch } from './search.ts';
import { listenToShare } from './share.ts';
import { listenToShareElsewhere } from './share-elsewhere.ts';

/** Every surface that the bot answers on. */
export function registerListeners(app: App, parts: Dependencies): void {
  listenToCommand(app, parts);
  listenToMention(app, parts);
  listenToDirectMessages(app, parts);
  listenToFollowUps(app, parts);
  listenToButtons(app, parts);
  listenToFeedback(app, parts);
  listenToShare(app, parts);
  listenToAgentPane(app, parts);
  listenToHome(app, parts);
  listenToSearch(app, parts);
  listenToShareElsewhere(app, parts);
  listenToDigestButtons(app, parts);
  listenToDigestForm(app, parts);
  listenToCheckQuote(app, parts);
  listenToFindQuote(app, parts);
}
