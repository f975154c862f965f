import { asObject, asObjects, asText, type JsonObject } from '../json.ts';
import type { BlockWithId, StoredMessage, View } from '../state/model.ts';
import { type Control, createNumbering, type Numbering, showControl } from './controls.ts';
import {
  ansiCodes,
  type InlineOptions,
  type NameOf,
  renderMrkdwn,
  richInline,
  stripControls,
  type TerminalStyle,
  textObject,
} from './inline.ts';

export interface RenderOptions {
  style: TerminalStyle;
  /** Names for the ids of users and channels. */
  nameOf: NameOf;
  /** The number of the first button; 1 by default. */
  firstNumber?: number;
}

/** Readable text, with the controls that its numbers stand for. */
export interface Rendered {
  text: string;
  controls: Control[];
}

interface Drawing extends InlineOptions {
  numbering: Numbering;
}

const BAR = '│ ';
const RULE = '─'.repeat(24);

/** Renders a message's blocks (or its text, if it has none): quotes marked with a bar, buttons numbered. */
export function renderMessage(
  message: Pick<StoredMessage, 'text' | 'blocks'>,
  options: RenderOptions,
): Rendered {
  const drawing = begin(options);
  const lines =
    message.blocks.length > 0 ? drawBlocks(message.blocks, drawing) : [renderMrkdwn(message.text, drawing)];
  return { text: lines.join('\n'), controls: drawing.numbering.controls };
}

/** Renders a modal or Home tab: title, blocks and submit button. */
export function renderView(
  view: Pick<View, 'type' | 'title' | 'blocks' | 'source'>,
  options: RenderOptions,
): Rendered {
  const drawing = begin(options);
  const title = view.type === 'home' ? 'Home' : stripControls(view.title);
  const submit = textObject(view.source.submit, drawing);
  const lines = [
    drawing.ansi.bold(`── ${title} ──`),
    ...drawBlocks(view.blocks, drawing),
    ...(submit === '' ? [] : [`(/submit to ${submit}, /close to leave)`]),
  ];
  return { text: lines.join('\n'), controls: drawing.numbering.controls };
}

function begin({ style, nameOf, firstNumber = 1 }: RenderOptions): Drawing {
  const marks = ansiCodes(style);
  return { ansi: marks, nameOf, numbering: createNumbering(firstNumber, marks) };
}

function drawBlocks(blocks: BlockWithId[], drawing: Drawing): string[] {
  return blocks.flatMap((block) => drawBlock(block, drawing)).filter((line) => line !== '');
}

function drawBlock(block: BlockWithId, drawing: Drawing): string[] {
  const id = block.block_id;
  const controls = (elements: JsonObject[]): string =>
    elements.map((element) => showControl(element, id, drawing.numbering)).join('  ');
  switch (block.type) {
    case 'header':
      return [drawing.ansi.bold(textObject(block.text, drawing))];
    case 'section': {
      const accessory = asObject(block.accessory);
      const fields = asObjects(block.fields).map((field) => textObject(field, drawing));
      return [textObject(block.text, drawing), ...fields, ...(accessory.type ? [controls([accessory])] : [])];
    }
    case 'context':
      return [
        drawing.ansi.dim(
          asObjects(block.elements)
            .map((element) => contextText(element, drawing))
            .join(' · '),
        ),
      ];
    case 'divider':
      return [drawing.ansi.dim(RULE)];
    case 'actions':
    case 'context_actions': {
      const elements = asObjects(block.elements);
      const links = elements.filter((element) => typeof element.url === 'string');
      return [
        controls(elements.filter((element) => !links.includes(element))),
        ...links.map((link) => controls([link])),
      ];
    }
    case 'rich_text':
      return asObjects(block.elements).flatMap((element) => drawRich(element, drawing));
    case 'markdown':
      return [stripControls(asText(block.text))];
    case 'alert':
      return [textObject(block.text, drawing)];
    case 'image':
    case 'video':
      return [`(${stripControls(asText(block.alt_text))})`];
    case 'input':
      return [`${textObject(block.label, drawing)}: ${controls([asObject(block.element)])}`];
    case 'card':
      return [
        ...[block.title, block.subtitle, block.body].map((part) => textObject(part, drawing)),
        controls(asObjects(block.actions)),
      ];
    case 'carousel':
      return asObjects(block.elements).flatMap((card) => drawBlock(withId(card, id), drawing));
    case 'container':
      return [
        drawing.ansi.bold(textObject(block.title, drawing)),
        textObject(block.subtitle, drawing),
        ...asObjects(block.child_blocks).flatMap((child) => drawBlock(withId(child, id), drawing)),
      ];
    case 'table':
    case 'data_table':
      return drawRows(block.rows, drawing);
    default:
      return [];
  }
}

function withId(block: JsonObject, id: string): BlockWithId {
  return { ...block, type: asText(block.type), block_id: asText(block.block_id) || id };
}

function contextText(element: JsonObject, drawing: Drawing): string {
  return element.type === 'image'
    ? `(${stripControls(asText(element.alt_text))})`
    : textObject(element, drawing);
}

function drawRich(element: JsonObject, drawing: Drawing): string[] {
  const inline = (parent: JsonObject): string =>
    asObjects(parent.elements)
      .map((part) => richInline(part, drawing))
      .join('');
  switch (element.type) {
    case 'rich_text_quote':
      return inline(element)
        .split('\n')
        .map((line) => drawing.ansi.dim(BAR) + line);
    case 'rich_text_list':
      return asObjects(element.elements).map((item, index) =>
        element.style === 'ordered' ? `${index + 1}. ${inline(item)}` : `• ${inline(item)}`,
      );
    case 'rich_text_preformatted':
      return inline(element)
        .split('\n')
        .map((line) => `    ${line}`);
    default:
      return [inline(element)];
  }
}

function drawRows(rows: unknown, drawing: Drawing): string[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row) =>
    asObjects(row)
      .map((cell) => drawCell(cell, drawing))
      .join(' | '),
  );
}

function drawCell(cell: JsonObject, drawing: Drawing): string {
  if (cell.type === 'rich_text')
    return asObjects(cell.elements)
      .flatMap((part) => drawRich(part, drawing))
      .join(' ');
  return stripControls(asText(cell.text) || String(cell.value ?? ''));
}
