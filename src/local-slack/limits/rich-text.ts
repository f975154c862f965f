import {
  boolean,
  type Check,
  type Fields,
  integer,
  list,
  object,
  oneOf,
  string,
  typed,
  url,
} from './check.ts';
import { LIMITS } from './table.ts';

/** Higher than the limit of a whole message, which is what limits rich text. */
const UNLIMITED = Number.POSITIVE_INFINITY;

const marks: Fields = { bold: boolean, italic: boolean, strike: boolean, underline: boolean, code: boolean };
const style: Fields = { style: object({}, marks) };
const mentionStyle: Fields = {
  style: object({}, { ...marks, highlight: boolean, client_highlight: boolean, unlink: boolean }),
};

function part(type: string, needed: Fields, allowed: Fields): [string, Check] {
  return [type, object({ type: oneOf(type), ...needed }, allowed)];
}

const inline = typed(
  Object.fromEntries([
    part('text', { text: string(UNLIMITED) }, style),
    part('link', { url: url(LIMITS.button.url) }, { ...style, text: string(UNLIMITED), unsafe: boolean }),
    part('emoji', { name: string(LIMITS.id) }, { ...style, unicode: string(LIMITS.id), skin_tone: integer }),
    part('user', { user_id: string(LIMITS.id) }, mentionStyle),
    part('usergroup', { usergroup_id: string(LIMITS.id) }, mentionStyle),
    part('channel', { channel_id: string(LIMITS.id) }, mentionStyle),
    part('broadcast', { range: oneOf('here', 'channel', 'everyone') }, mentionStyle),
    part(
      'date',
      { timestamp: integer, format: string(UNLIMITED) },
      { ...style, url: url(LIMITS.button.url), fallback: string(UNLIMITED) },
    ),
    part('color', { value: string(LIMITS.id) }, style),
  ]),
);

const inlines = list(inline, UNLIMITED, 0);
const border: Fields = { border: oneOf(0, 1) };

const [, section] = part('rich_text_section', { elements: inlines }, {});

/** Accepts the sections, quotes, lists and preformatted texts of a rich_text block. */
const element = typed(
  Object.fromEntries([
    ['rich_text_section', section],
    part('rich_text_quote', { elements: inlines }, border),
    part('rich_text_preformatted', { elements: inlines }, { ...border, language: string(LIMITS.id) }),
    part(
      'rich_text_list',
      { style: oneOf('bullet', 'ordered'), elements: list(typed({ rich_text_section: section }), UNLIMITED) },
      { ...border, indent: integer, offset: integer },
    ),
  ]),
);

/** Accepts a whole rich_text block. */
export const richText = object(
  { type: oneOf('rich_text'), elements: list(element, UNLIMITED) },
  { block_id: string(LIMITS.id) },
);
