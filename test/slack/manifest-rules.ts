import { z } from 'zod';

/**
 * Slack's rules for the parts of an app manifest (version 2) that this app uses, strict about unknown
 * keys, and those that Slack's schema does not state but its documents do.
 * See docs.slack.dev/reference/app-manifest.
 */
const text = (longest: number, shortest = 1) => z.string().min(shortest).max(longest);
const strict = z.strictObject;

const Shortcut = strict({
  name: text(24),
  type: z.enum(['global', 'message']),
  callback_id: text(255),
  description: text(150),
});

const Command = strict({
  command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
  description: text(2_000),
  usage_hint: text(1_000).optional(),
  should_escape: z.boolean().optional(),
});

const Prompt = strict({ title: text(255), message: text(3_000) });

const Features = strict({
  bot_user: strict({ display_name: text(80), always_online: z.boolean() }),
  app_home: strict({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  agent_view: strict({
    agent_description: text(300),
    suggested_prompts: z.array(Prompt).max(4).optional(),
  }).optional(),
  shortcuts: z.array(Shortcut).min(1).max(10).optional(),
  slash_commands: z.array(Command).min(1).max(50),
});

const names = z
  .array(text(50))
  .max(255)
  .refine((all) => new Set(all).size === all.length, 'each once')
  .refine((all) => [...all].sort().join() === all.join(), 'in alphabetical order');

export const Manifest = strict({
  // Without it Slack reads the manifest as one of version 1.
  _metadata: strict({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: strict({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
    long_description: text(4_000, 175).optional(),
  }),
  features: Features,
  oauth_config: strict({ scopes: strict({ bot: names }) }),
  settings: strict({
    event_subscriptions: strict({ bot_events: names.max(100) }),
    interactivity: strict({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

export type Manifest = z.infer<typeof Manifest>;

/** What Slack asks for to deliver an event (docs.slack.dev/reference/events). */
export const scopeOfEvent: Readonly<Record<string, string | null>> = {
  app_context_changed: null,
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  app_uninstalled: null,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  tokens_revoked: null,
};

const perKind = (family: string, kinds: readonly string[]) => kinds.map((kind) => `${kind}:${family}`);

/**
 * What Slack asks for to be called (docs.slack.dev/reference/methods), for the conversations that this
 * app calls it on: people mention it in channels, and ask it in direct messages.
 */
export const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  // Called with the app-level token, whose scope (connections:write) is not in the manifest.
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': perKind('history', ['channels', 'groups', 'im']),
  'conversations.info': perKind('read', ['channels', 'groups', 'im']),
  'conversations.open': ['im:write'],
  'conversations.replies': perKind('history', ['channels', 'groups', 'im']),
  'users.conversations': perKind('read', ['channels', 'groups']),
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
