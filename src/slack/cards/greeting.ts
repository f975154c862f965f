import type { Message } from '../outbound/message.ts';
import { words } from '../words.ts';
import { plainMessage } from './plain.ts';

/** What the bot says in an empty conversation: what it does, and that every message is a question. */
export function greetingCard(): Message {
  return plainMessage([[{ bold: words.greeting }], [words.help], [words.greetingHow]]);
}
