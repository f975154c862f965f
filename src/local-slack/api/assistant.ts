import type { Context } from '../context.ts';
import { asObjects, asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { structured } from '../state/content.ts';
import { findMessage, remember } from '../state/state.ts';
import { type Methods, required, visibleChannel } from './method.ts';

/** Slack shows at most this many suggested prompts, and rotates through at most so many loading messages. */
const PROMPTS = 4;
const LOADING_MESSAGES = 10;

/** The agent pane: status while working, suggested prompts, title. */
export const assistantMethods: Methods = {
  'assistant.threads.setStatus': {
    token: 'bot',
    scopes: () => ['chat:write', 'assistant:write'],
    run(context, given) {
      required(given, 'channel_id', 'thread_ts');
      checkThread(context, given);
      const loading = structured(given.loading_messages);
      if (Array.isArray(loading) && loading.length > LOADING_MESSAGES) throw new Refusal('invalid_arguments');
      return {};
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    token: 'bot',
    scopes: () => ['assistant:write'],
    run(context, given) {
      required(given, 'channel_id', 'prompts');
      visibleChannel(context, given, 'channel_id');
      const prompts = asObjects(structured(given.prompts));
      const areWhole = prompts.every(
        (prompt) => asText(prompt.title) !== '' && asText(prompt.message) !== '',
      );
      if (prompts.length === 0 || prompts.length > PROMPTS || !areWhole)
        throw new Refusal('invalid_arguments');
      if (given.thread_ts === undefined) return {};
      // Under `agent_view` Slack answers `ok` and shows nothing.
      const { state } = context;
      remember(
        state,
        state.warnings,
        "assistant.threads.setSuggestedPrompts: thread_ts makes an agent's call fail silently",
      );
      return {};
    },
  },
  'assistant.threads.setTitle': {
    token: 'bot',
    scopes: () => ['assistant:write'],
    run(context, given) {
      required(given, 'channel_id', 'thread_ts', 'title');
      checkThread(context, given);
      return {};
    },
  },
};

function checkThread(context: Context, given: JsonObject): void {
  const channel = visibleChannel(context, given, 'channel_id');
  if (!findMessage(context.state, channel.id, asText(given.thread_ts)))
    throw new Refusal('invalid_thread_ts');
}
