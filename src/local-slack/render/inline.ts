import { asObject, asText, type JsonObject } from '../json.ts';

/** How text is shown: as it stands, or with a terminal's bold and dim. */
export type Style = 'plain' | 'coloured';

export interface Dress {
  bold(text: string): string;
  dim(text: string): string;
  underline(text: string): string;
}

const ESCAPE = '\u001b[';

/** A terminal's marks for a style; none for `plain`. */
export function dress(style: Style): Dress {
  const wrap = (on: number, off: number) => (text: string) =>
    style === 'plain' || text === '' ? text : `${ESCAPE}${on}m${text}${ESCAPE}${off}m`;
  return { bold: wrap(1, 22), dim: wrap(2, 22), underline: wrap(4, 24) };
}

/** What is shown for ids: a user's or channel's name. */
export type NameOf = (id: string) => string;

export interface InlineOptions {
  dress: Dress;
  nameOf: NameOf;
}

/** A terminal must not obey what a message says: control characters other than line breaks and tabs go. */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** One element of rich text as a reader sees it. */
export function richInline(element: JsonObject, { dress: marks, nameOf }: InlineOptions): string {
  switch (element.type) {
    case 'text': {
      const text = harmless(asText(element.text));
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
      return harmless(asText(element.fallback) || asText(element.format));
    default:
      return '';
  }
}

const LINK = /<([^<>|]+)(?:\|([^<>]*))?>/g;

/** Slack's mrkdwn as a reader sees it: links with their address, names for ids, bold as bold, no markup. */
export function mrkdwn(text: string, { dress: marks, nameOf }: InlineOptions): string {
  const linked = harmless(text).replace(LINK, (_, target: string, label: string | undefined) => {
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
  const shown = harmless(address);
  return label === '' || label === address ? shown : `${harmless(label)} (${shown})`;
}

/** A text object, plain or mrkdwn. */
export function textObject(value: unknown, options: InlineOptions): string {
  const { type, text } = asObject(value);
  return type === 'mrkdwn' ? mrkdwn(asText(text), options) : harmless(asText(text));
}
