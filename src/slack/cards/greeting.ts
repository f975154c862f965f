import type { Message } from '../outbound/message.ts';
import { words } from '../words.ts';
import { plainMessage } from './plain.ts';

/** Returns the greeting in an empty conversation. */
export function greetingCard(): Message {
  return plainMessage([[{ bold: words.greeting }], [words.help], [words.greetingHow]]);
}
