import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { shortenEscaped } from '../outbound/shorten.ts';

/** A line of plain text, bold, struck through or code. Nothing in it becomes a link or a mention. */
export type Line = readonly (
  | string
  | { readonly bold: string }
  | { readonly struck: string }
  | { readonly code: string }
)[];

const element = (part: Line[number]): RichTextElement => {
  if (typeof part === 'string') return { type: 'text', text: part };
  if ('bold' in part) return { type: 'text', text: part.bold, style: { bold: true } };
  if ('struck' in part) return { type: 'text', text: part.struck, style: { strike: true } };
  return { type: 'text', text: part.code, style: { code: true } };
};

const plainly = (part: Line[number]): string =>
  typeof part === 'string' ? part : (Object.values(part)[0] ?? '');

/** Returns lines as one rich text block. Empty pieces, which Slack refuses, are left out. */
export function linesBlock(lines: readonly Line[]): KnownBlock {
  const elements: RichTextElement[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) elements.push({ type: 'text', text: '\n' });
    for (const part of line) if (plainly(part) !== '') elements.push(element(part));
  }
  const section: RichTextSection = { type: 'rich_text_section', elements };
  return { type: 'rich_text', elements: [section] };
}

/** Returns lines as escaped fallback text of at most `most` characters. */
export function linesText(lines: readonly Line[], most: number = limits.text): string {
  return shortenEscaped(lines.map((line) => line.map(plainly).join('')).join('\n'), most);
}

/** A message with a small line above it. */
export function noted({ text, blocks }: Message, note: string): Message {
  const block: KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text: note }] };
  const said = `${note}\n${text}`;
  // Where `text` has no room for the line, the blocks still show it.
  return { text: said.length <= limits.text ? said : text, blocks: [block, ...blocks] };
}

/** Returns a message of lines, with blocks (buttons) below them. */
export function plainMessage(lines: readonly Line[], below: readonly KnownBlock[] = []): Message {
  return { text: linesText(lines), blocks: [linesBlock(lines), ...below] };
}
