import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { greetingCard } from '../cards/greeting.ts';
import type { Dependencies } from '../dependencies.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { quiet } from '../outbound/message.ts';
import { persistently } from '../outbound/post.ts';
import { words } from '../words.ts';

/** Slack's maximum number of prompts. */
const promptsShown = 4;
/** Maximum characters of a prompt, which is a button. */
const longestPrompt = 75;

/** The channel that a person sees beside the pane, from Slack's event. */
type Context = { readonly entities?: readonly { readonly type: string; readonly value: unknown }[] };

/** Handles the agent pane: a greeting the first time, and prompts that this corpus answers. */
export function listenToAgentPane(app: App, { useCases, memory, log, once }: Dependencies): void {
  /** Returns prompts, beginning with the topics of the digests of the channel beside the pane. */
  async function topicsFor(team: string, { entities = [] }: Context): Promise<readonly string[]> {
    const beside = entities.find(({ type }) => type === 'slack#/types/channel_id')?.value;
    if (beside === undefined) return useCases.examples(promptsShown);
    const digests = await memory.subscriptions.activeIn(team).catch((error) => {
      log.warn({ err: error }, 'the digests of a channel could not be read');
      return [];
    });
    const own = digests.filter(({ channel }) => channel === beside);
    const topics = own.map(({ topic }) => topic).filter((topic) => topic !== '');
    return [...new Set([...topics, ...(await useCases.examples(promptsShown))])];
  }

  async function suggest(client: WebClient, channel: string, team: string, context: Context) {
    const topics = (await topicsFor(team, context)).filter(({ length }) => length <= longestPrompt);
    if (topics.length === 0) return;
    const prompts = topics.slice(0, promptsShown).map((topic) => ({ title: topic, message: topic }));
    // With `thread_ts`, the call would fail silently for an app with `agent_view`.
    await persistently(() =>
      client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        title: words.promptsTitle,
        prompts,
      }),
    );
  }

  /** Greets only in an empty conversation, as the pane is opened many times a day. */
  async function greet(client: WebClient, channel: string): Promise<void> {
    const { messages = [] } = await persistently(() => client.conversations.history({ channel, limit: 1 }));
    if (messages.length > 0) return;
    await once([`greeting:${channel}`], async () => {
      await client.chat.postMessage({ channel, ...greetingCard(), ...quiet });
    });
  }

  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab !== 'messages') return;
    const { team } = slackUserOf(context, event.user);
    // Prompts belong to the latest message of the conversation, so the greeting comes first.
    await greet(client, event.channel);
    await suggest(client, event.channel, team, event.context ?? {});
  });

  app.event('app_context_changed', async ({ event, context, client }) => {
    // Slack's own example of the event names no conversation.
    if (event.channel === undefined) return;
    const { team } = slackUserOf(context, event.user);
    await suggest(client, event.channel, team, event.context);
  });
}
