import type { App } from '@slack/bolt';
import { plainMessage } from './cards/plain.ts';
import type { Rate } from './rate.ts';
import { addressee, tell } from './tell.ts';
import { words } from './words.ts';

const counted = new Set(['block_actions', 'message_action', 'shortcut']);

type Delivered = {
  type?: string;
  command?: string;
  event?: { type: string; channel_type?: string; subtype?: string; bot_id?: string };
};

/**
 * What a person asks for counts. Typing in a pick-list, opening a tab and what bots say does not, nor
 * does submitting a form: opening it did, and refusing it would lose what was entered.
 */
function isAsking(delivered: object): boolean {
  const { type, command, event }: Delivered = delivered;
  if (event === undefined) return command !== undefined || counted.has(type ?? '');
  if (event.bot_id !== undefined || event.subtype !== undefined) return false;
  return event.type === 'app_mention' || (event.type === 'message' && event.channel_type === 'im');
}

/** Refuses what one person asks beyond the rate, before any listener works on it, and tells them so. */
export function limitRate(app: App, rate: Rate): void {
  app.use(async ({ body, context, client, ack, next }) => {
    const to = addressee(body);
    // A retry is the same request again, not another one of the person's. Socket Mode numbers the first one 0.
    const isRetry = (context.retryNum ?? 0) > 0;
    if (to.user === undefined || isRetry || !isAsking(body)) return next();
    const decision = rate.take(`${context.teamId}:${to.user}`);
    if (decision.kind === 'go') return next();
    await ack?.();
    if (decision.kind === 'refuse') return;
    await tell(client, to, plainMessage([[words.tooMany(decision.seconds)]]), context.botToken);
  });
}
