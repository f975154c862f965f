import { asObject, asText, type JsonObject } from '../json.ts';

/** Plain text, or with a terminal's bold and dim. */
export type TerminalStyle = 'plain' | 'coloured';

export interface AnsiCodes {
  bold(text: string): string;
  dim(text: string): string;
  underline(text: string): string;
}

const ESCAPE = '\u001b[';

/** Returns the terminal's codes for a style; none for `plain`. */
export function ansiCodes(style: TerminalStyle): AnsiCodes {
  const wrap = (on: number, off: number) => (text: string) =>
    style === 'plain' || text === '' ? text : `${ESCAPE}${on}m${text}${ESCAPE}${off}m`;
  return { bold: wrap(1, 22), dim: wrap(2, 22), underline: wrap(4, 24) };
}

/** Returns the name of a user or channel id. */
export type NameOf = (id: string) => string;

export interface InlineOptions {
  ansi: AnsiCodes;
  nameOf: NameOf;
}

/** Removes control characters except line breaks and tabs, so that a message cannot control the terminal. */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** Renders one element of rich text. */
export function richInline(element: JsonObject, { ansi: marks, nameOf }: InlineOptions): string {
  switch (element.type) {
    case 'text': {
      const text = stripControls(asText(element.text));
      return asObject(element.style).bold === true ? marks.bold(text) : text;
    }
    case 'link':
      return labelled(asText(element.text), asText(element.url));
    case 'user':
      return `@${nameOf(asText(element.user_id))}`;
    case 'usergroup':
      return `@${asText(element.usergroup_id)}`;
    case 'channel':
      return `#${nameOf(asText(element.channel_id))}`;
    case 'broadcast':
      return `@${asText(element.range)}`;
    case 'emoji':
      return `:${asText(element.name)}:`;
    case 'date':
      return stripControls(asText(element.fallback) || asText(element.format));
    default:
      return '';
  }
}

const LINK = /<([^<>|]+)(?:\|([^<>]*))?>/g;

/** Renders Slack's mrkdwn: links with their address, names for ids, bold as bold. */
export function renderMrkdwn(text: string, { ansi: marks, nameOf }: InlineOptions): string {
  const linked = stripControls(text).replace(LINK, (_, target: string, label: string | undefined) => {
    if (target.startsWith('@')) return `@${label ?? nameOf(target.slice(1))}`;
    if (target.startsWith('#')) return `#${label ?? nameOf(target.slice(1))}`;
    if (target.startsWith('!')) return `@${target.slice(1).split('^')[0] ?? ''}`;
    return labelled(label ?? '', target);
  });
  return linked
    .replace(
      /(^|[\s(])\*([^*\n]+)\*(?=[\s).,:;!?]|$)/gm,
      (_, before: string, bold: string) => before + marks.bold(bold),
    )
    .replace(/(^|[\s(])_([^_\n]+)_(?=[\s).,:;!?]|$)/gm, '$1$2')
    .replace(/(^|[\s(])`([^`\n]+)`/gm, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function labelled(label: string, address: string): string {
  const shown = stripControls(address);
  return label === '' || label === address ? shown : `${stripControls(label)} (${shown})`;
}

/** Renders a text object, plain or mrkdwn. */
export function textObject(value: unknown, options: InlineOptions): string {
  const { type, text } = asObject(value);
  return type === 'mrkdwn' ? renderMrkdwn(asText(text), options) : stripControls(asText(text));
}
