import { basicBlocks, block } from './basic-blocks.ts';
import {
  anything,
  boolean,
  type Check,
  either,
  integer,
  list,
  needing,
  object,
  oneOf,
  string,
  typed,
} from './check.ts';
import { cardButton, contextAction, imageElement, inputElement } from './elements.ts';
import { anyText, mrkdwn, plainTextObject } from './objects.ts';
import { richText } from './rich-text.ts';
import { LIMITS } from './table.ts';

export type Surface = 'message' | 'modal' | 'home';

const { input, card, table, container } = LIMITS;

const cell = typed({
  raw_text: object({ type: oneOf('raw_text'), text: string(LIMITS.section.text, 0) }),
  raw_number: object({ type: oneOf('raw_number'), value: anything }, { text: string(LIMITS.section.text) }),
  rich_text: richText,
});
const rows = list(list(cell, table.cells), table.rows);

const cardBlock = needing(
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
  'hero_image',
  'title',
  'body',
  'actions',
);

/**
 * Slack's documents allow more in a container than its validator takes (rich_text, input and file are refused):
 * docs.rs/slack-morphism on ContainerBlock. What both name is accepted here.
 */
const contained = typed(
  Object.fromEntries(
    Object.entries({ ...basicBlocks, table: block('table', { rows }, { column_settings: anything }) }).filter(
      ([type]) => type !== 'rich_text',
    ),
  ),
);

const containerBlock = needing(
  block(
    'container',
    { child_blocks: list(contained, container.children) },
    {
      title: plainTextObject(LIMITS.header),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.header),
      icon: imageElement,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  'title',
  'rich_text_title',
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
  { label: plainTextObject(input.label), element: inputElement },
  {
    hint: plainTextObject(input.hint),
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
  message: typed({ ...basicBlocks, ...inMessages }),
  modal: typed({ ...basicBlocks, ...inModals, container: containerBlock }),
  home: typed({ ...basicBlocks, input: inputBlock, container: containerBlock }),
};
