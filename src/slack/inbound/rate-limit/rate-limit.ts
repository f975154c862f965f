import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { plainMessage } from '../../cards/plain.ts';
import { actions } from '../../ids.ts';
import type { Message } from '../../outbound/message.ts';
import { addressee, notify } from '../../outbound/notify.ts';
import { words } from '../../words.ts';
import { isSaid } from '../message-text.ts';
import type { Rate } from './token-bucket.ts';

const counted = new Set(['block_actions', 'message_action', 'shortcut']);
/** Slack opens the source by itself, and saying what one thinks of a quote is no question. */
const free = new Set<string | undefined>([actions.openSource, actions.feedback]);

type Delivered = {
  type?: string;
  command?: string;
  actions?: readonly { action_id?: string }[];
  event?: { type: string; channel_type?: string; subtype?: string; bot_id?: string };
};

/**
 * What a person asks for counts. Typing in a pick-list, opening a tab and what bots say does not, nor
 * does submitting a form: opening it did, and refusing it would lose what was entered. Whether a message in
 * a channel is a follow-up only its listener finds out.
 */
function isAsking(delivered: object): boolean {
  const { type, command, actions: pressed = [], event }: Delivered = delivered;
  if (event === undefined)
    return command !== undefined || (counted.has(type ?? '') && !free.has(pressed[0]?.action_id));
  if (!isSaid(event)) return false;
  return event.type === 'app_mention' || (event.type === 'message' && event.channel_type === 'im');
}

/** A request as Bolt hands it to a listener. */
type Request = {
  readonly body: object;
  readonly context: { readonly teamId?: string; readonly botToken?: string; readonly retryNum?: number };
  readonly client: WebClient;
  /** Acknowledges a request that is refused; whether the acknowledgement has said `notice` to the person. */
  readonly acknowledge?: (notice: Message) => Promise<boolean>;
};

/** Whether a person's request may go through; where not, they have been notice, or were lately. @throws what Slack answers */
export type Admit = (request: Request) => Promise<boolean>;

/** Counts requests against the rate: what is beyond it is answered with how long to wait. */
export function admitBy(rate: Rate): Admit {
  return async ({ body, context, client, acknowledge }) => {
    const to = addressee(body);
    // A retry is the same request again, not another one of the person's. Socket Mode numbers the first one 0.
    const isRetry = (context.retryNum ?? 0) > 0;
    if (to.user === undefined || isRetry) return true;
    const decision = rate.take(`${context.teamId}:${to.user}`);
    if (decision.kind === 'go') return true;
    const notice = plainMessage([[words.tooMany(decision.seconds)]]);
    const isNotified = await acknowledge?.(notice);
    if (isNotified !== true && decision.kind === 'notify') await notify(client, to, notice, context.botToken);
    return false;
  };
}

/** Refuses what one person asks beyond the rate, before any listener works on it, and tells them so. */
export function limitRate(app: App, admit: Admit): void {
  app.use(async (request) => {
    const { body, context, client, ack, next } = request;
    if (!isAsking(body)) return next();
    // An acknowledgement costs nothing, so a command always gets its answer; elsewhere it cannot carry any.
    const acknowledge = async (notice: Message) => {
      if ('command' in request) await request.ack({ response_type: 'ephemeral', ...notice });
      else await ack?.();
      return 'command' in request;
    };
    if (await admit({ body, context, client, acknowledge })) await next();
  });
}
