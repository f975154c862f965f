import { command } from '../ids.ts';
import type { Message } from '../outbound/message.ts';
import { words } from '../words.ts';
import { type Line, plainMessage } from './plain.ts';

/** Returns the lines of the help, beginning with a title. `examples` are questions that the corpus answers. */
export function helpLines(examples: readonly string[]): Line[] {
  const lines: Line[] = [[{ bold: words.helpTitle }], [words.help]];
  if (examples.length > 0) {
    lines.push([], [words.helpTry]);
    for (const example of examples) lines.push(['• ', { code: `${command} ${example}` }]);
  }
  lines.push([], [words.helpNarrow]);
  for (const [filter, meaning] of words.filters) lines.push(['• ', { code: filter }, `  ${meaning}`]);
  lines.push([], [`${words.helpCheck} `, { code: `${command} check "…"` }]);
  lines.push([`${words.helpDigest} `, { code: `${command} ${words.helpDigestExample}` }]);
  lines.push([`${words.helpAdd} `, { code: `${command} add https://…` }]);
  lines.push([], [words.helpWhere]);
  return lines;
}

/** Returns the help as a message. */
export function helpCard(examples: readonly string[]): Message {
  return plainMessage(helpLines(examples));
}
