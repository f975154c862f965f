import {
  and,
  anything,
  boolean,
  type Check,
  either,
  type Fields,
  fault,
  integer,
  list,
  object,
  oneOf,
  string,
  typed,
  url,
} from './check.ts';
import { accessory, action, cardButton, contextAction, imageElement, inputElement } from './elements.ts';
import { anyText, mrkdwn, plainText } from './objects.ts';
import { richText } from './rich-text.ts';
import { LIMITS } from './table.ts';

export type Surface = 'message' | 'modal' | 'home';

const { section, header, context, image, input, card, table, container } = LIMITS;

function block(type: string, needed: Fields, allowed: Fields = {}): Check {
  return object({ type: oneOf(type), ...needed }, { block_id: string(LIMITS.id), ...allowed });
}

const sectionBlock = and(
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
  (value, path) =>
    value.text === undefined && value.fields === undefined
      ? fault('must define either `text` or `fields`', path)
      : [],
);

const imageBlock = and(
  block(
    'image',
    { alt_text: string(image.altText) },
    { image_url: url(image.url), slack_file: anything, title: plainText(image.title) },
  ),
  (value, path) =>
    value.image_url === undefined && value.slack_file === undefined
      ? fault('must define either `image_url` or `slack_file`', path)
      : [],
);

const cell = typed({
  raw_text: object({ type: oneOf('raw_text'), text: string(LIMITS.section.text, 0) }),
  raw_number: object({ type: oneOf('raw_number'), value: anything }, { text: string(LIMITS.section.text) }),
  rich_text: richText,
});
const rows = list(list(cell, table.cells), table.rows);

const cardBlock = and(
  block(
    'card',
    {},
    {
      hero_image: imageElement,
      icon: imageElement,
      title: mrkdwn(card.title),
      subtitle: mrkdwn(card.subtitle),
      body: mrkdwn(card.body),
      actions: list(cardButton, card.actions),
    },
  ),
  (value, path) =>
    ['hero_image', 'title', 'body', 'actions'].some((name) => value[name] !== undefined)
      ? []
      : fault('must define at least one of `hero_image`, `title`, `actions`, `body`', path),
);

const everywhere: { [type: string]: Check } = {
  section: sectionBlock,
  header: block('header', { text: plainText(header) }),
  divider: block('divider', {}),
  context: block('context', {
    elements: list(
      typed({ image: imageElement, plain_text: plainText(context.text), mrkdwn: mrkdwn(context.text) }),
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

/**
 * Slack's documents allow more in a container than its validator takes (rich_text, input and file are refused):
 * docs.rs/slack-morphism on ContainerBlock. What both name is accepted here.
 */
const contained = typed(
  Object.fromEntries(
    Object.entries({ ...everywhere, table: block('table', { rows }, { column_settings: anything }) }).filter(
      ([type]) => type !== 'rich_text',
    ),
  ),
);

const containerBlock = and(
  block(
    'container',
    { child_blocks: list(contained, container.children) },
    {
      title: plainText(LIMITS.header),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.header),
      icon: imageElement,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  (value, path) =>
    value.title === undefined && value.rich_text_title === undefined
      ? fault('must define either `title` or `rich_text_title`', path)
      : [],
);

const taskCard = block(
  'task_card',
  {
    task_id: string(LIMITS.id),
    title: string(LIMITS.section.text),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richText,
    output: richText,
    sources: list(anything, LIMITS.actions),
  },
);

const inMessages: { [type: string]: Check } = {
  markdown: block('markdown', { text: string(LIMITS.markdown) }),
  file: block('file', { source: oneOf('remote'), external_id: string(LIMITS.id) }),
  context_actions: block('context_actions', { elements: list(contextAction, LIMITS.contextActions) }),
  table: block('table', { rows }, { column_settings: anything }),
  data_table: block(
    'data_table',
    { rows, caption: string(LIMITS.section.text) },
    { page_size: integer, row_header_column_index: integer },
  ),
  card: cardBlock,
  carousel: block('carousel', { elements: list(typed({ card: cardBlock }), LIMITS.carousel) }),
  container: containerBlock,
  task_card: taskCard,
  plan: block(
    'plan',
    { title: string(LIMITS.section.text) },
    { tasks: list(either(taskCard, anything), LIMITS.message.blocks) },
  ),
};

const inputBlock = block(
  'input',
  { label: plainText(input.label), element: inputElement },
  {
    hint: plainText(input.hint),
    optional: boolean,
    dispatch_action: boolean,
  },
);

const inModals: { [type: string]: Check } = {
  input: inputBlock,
  alert: block(
    'alert',
    { text: anyText(LIMITS.section.text) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
};

/** Any block that a surface takes. */
export const BLOCK: { [surface in Surface]: Check } = {
  message: typed({ ...everywhere, ...inMessages }),
  modal: typed({ ...everywhere, ...inModals, container: containerBlock }),
  home: typed({ ...everywhere, input: inputBlock, container: containerBlock }),
};
