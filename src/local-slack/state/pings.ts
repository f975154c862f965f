import { asObjects, asText, isObject, type JsonObject } from '../json.ts';
import type { Ping } from './model.ts';

const MARKUP = /<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+)|!(here|channel|everyone|group))(?:[|^][^<>]*)?>/g;
const BROADCAST = /(?:^|[^\w@])@(here|channel|everyone)\b/g;

/** Returns everybody that a message would notify, by markup in text and blocks and by rich text mentions. */
export function findPings(text: string, blocks: JsonObject[], attachments: JsonObject[] = []): Ping[] {
  const pings = [...inMarkup(text)];
  for (const block of [...blocks, ...attachments]) pings.push(...inNode(block));
  return distinct(pings);
}

/** Finds bare `@channel` and the like, which notify if posted with `parse: full` or `link_names`. */
export function findBareBroadcasts(text: string): Ping[] {
  return [...text.matchAll(BROADCAST)].map(([, range]) => broadcast(range ?? 'here'));
}

function inMarkup(text: string): Ping[] {
  return [...text.matchAll(MARKUP)].map(([, user, group, range]): Ping => {
    if (user) return { kind: 'user', id: user };
    if (group) return { kind: 'group', id: group };
    return broadcast(range ?? 'here');
  });
}

function broadcast(range: string): Ping {
  if (range === 'everyone') return { kind: 'everyone' };
  return { kind: range === 'here' ? 'here' : 'channel' };
}

function inNode(node: JsonObject): Ping[] {
  if (node.type === 'user') return [{ kind: 'user', id: asText(node.user_id) }];
  if (node.type === 'usergroup') return [{ kind: 'group', id: asText(node.usergroup_id) }];
  if (node.type === 'broadcast') return [broadcast(asText(node.range))];
  // Plain text, and the text of rich text, is shown as it stands and notifies nobody.
  if (node.type === 'plain_text' || node.type === 'text' || node.type === 'button') return [];
  const own = typeof node.text === 'string' ? inMarkup(node.text) : [];
  return [...own, ...Object.values(node).flatMap(inValue)];
}

function inValue(value: unknown): Ping[] {
  if (Array.isArray(value))
    return [...asObjects(value).flatMap(inNode), ...value.filter(Array.isArray).flatMap(inValue)];
  return isObject(value) ? inNode(value) : [];
}

function distinct(pings: Ping[]): Ping[] {
  return [...new Map(pings.map((ping) => [JSON.stringify(ping), ping])).values()];
}
