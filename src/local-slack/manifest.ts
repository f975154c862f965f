import type { Grants } from './context.ts';
import { asObject, asObjects, asText } from './json.ts';

/** Returns what a parsed app manifest grants and subscribes to; everything if there is no manifest. */
export function readManifest(manifest: unknown): { grants: Grants; botName: string } {
  if (manifest === undefined) return { grants: {}, botName: 'nato-quote' };
  const { features, oauth_config: oauth, settings } = asObject(manifest);
  const { bot_user: bot, slash_commands: commands, shortcuts } = asObject(features);
  return {
    botName: asText(asObject(bot).display_name) || 'nato-quote',
    grants: {
      scopes: textSet(asObject(asObject(oauth).scopes).bot),
      events: textSet(asObject(asObject(settings).event_subscriptions).bot_events),
      commands: new Set(asObjects(commands).map((command) => asText(command.command))),
      shortcuts: new Set(asObjects(shortcuts).map((shortcut) => asText(shortcut.callback_id))),
    },
  };
}

function textSet(value: unknown): Set<string> {
  return new Set(Array.isArray(value) ? value.map(asText) : []);
}
