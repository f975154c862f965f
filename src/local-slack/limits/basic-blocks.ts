import {
  anything,
  boolean,
  type Check,
  type Fields,
  list,
  needing,
  object,
  oneOf,
  string,
  typed,
  url,
} from './check.ts';
import { accessory, action, imageElement } from './elements.ts';
import { anyText, mrkdwn, plainTextObject } from './objects.ts';
import { richText } from './rich-text.ts';
import { LIMITS } from './table.ts';

const { section, header, context, image } = LIMITS;

/** Accepts a block of a type with its required and optional fields. */
export function block(type: string, needed: Fields, allowed: Fields = {}): Check {
  return object({ type: oneOf(type), ...needed }, { block_id: string(LIMITS.id), ...allowed });
}

const sectionBlock = needing(
  block(
    'section',
    {},
    {
      text: anyText(section.text),
      fields: list(anyText(section.field), section.fields),
      accessory,
      expand: boolean,
    },
  ),
  'text',
  'fields',
);

const imageBlock = needing(
  block(
    'image',
    { alt_text: string(image.altText) },
    { image_url: url(image.url), slack_file: anything, title: plainTextObject(image.title) },
  ),
  'image_url',
  'slack_file',
);

/** The blocks that messages, modals and Home tabs all take. */
export const basicBlocks: { [type: string]: Check } = {
  section: sectionBlock,
  header: block('header', { text: plainTextObject(header) }),
  divider: block('divider', {}),
  context: block('context', {
    elements: list(
      typed({ image: imageElement, plain_text: plainTextObject(context.text), mrkdwn: mrkdwn(context.text) }),
      context.elements,
    ),
  }),
  actions: block('actions', { elements: list(action, LIMITS.actions) }),
  image: imageBlock,
  rich_text: richText,
  video: block(
    'video',
    { video_url: anything, thumbnail_url: anything, alt_text: anything, title: anything },
    {
      title_url: anything,
      author_name: anything,
      provider_name: anything,
      provider_icon_url: anything,
      description: anything,
    },
  ),
};
