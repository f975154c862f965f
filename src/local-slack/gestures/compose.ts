import { escapeTyped } from '../events/payloads.ts';
import type { JsonObject } from '../json.ts';
import type { State } from '../state/state.ts';

const TOKEN = /(<[@#!][^<>]+>|https?:\/\/[^\s<>]+)/;

/** Converts typed text as Slack's composer does: `@name` to a mention, addresses to links, the rest escaped. */
export function compose(state: State, typed: string): string {
  const withMentions = typed.replaceAll(/(^|[^\w<])@([\w.-]*\w)/g, (whole, before: string, name: string) => {
    const user = [...state.users.values()].find((candidate) => candidate.name === name);
    return user ? `${before}<@${user.id}>` : whole;
  });
  return withMentions
    .split(TOKEN)
    .map((part) =>
      part.startsWith('http') ? `<${escapeTyped(part)}>` : TOKEN.test(part) ? part : escapeTyped(part),
    )
    .join('');
}

/** Returns the rich text block that Slack's composer sends with a person's message. */
export function composeBlocks(typed: string, text: string): JsonObject[] {
  const parts = text.split(/(<@[UW][A-Z0-9]+>)/).filter((part) => part !== '');
  const elements = parts.map((part) => {
    const user = /^<@([UW][A-Z0-9]+)>$/.exec(part)?.[1];
    return user ? { type: 'user', user_id: user } : { type: 'text', text: unescapeText(part) };
  });
  if (typed.trim() === '') return [];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
