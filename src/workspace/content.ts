import { asObject, asObjects, asText, isObject, type JsonObject, parseJson } from './json.ts';
import type { Block } from './model.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

/** What a message says, checked and with every block given an id. */
export interface Content {
  text: string;
  blocks: Block[];
  attachments: JsonObject[];
  metadata?: JsonObject;
  unfurlLinks: boolean;
  unfurlMedia: boolean;
}

/** A field that may arrive as JSON or, in a form, as JSON in a string. */
export function structured(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

/** `true`, `"true"` and `1` are true, as in Slack's forms. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/**
 * Reads the content of a message from a method's arguments (or a `response_url` body).
 * Throws a Refusal with Slack's error name for what Slack would refuse.
 */
export function readContent(state: State, given: JsonObject): Content {
  const text = asText(given.text) || asText(given.markdown_text);
  const blocks = withIds(state, readBlocks(given.blocks));
  const attachments = asObjects(structured(given.attachments));
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text');
  const metadata = structured(given.metadata);
  return {
    text,
    blocks,
    attachments,
    ...(given.metadata !== undefined && { metadata: asObject(metadata) }),
    unfurlLinks: given.unfurl_links !== false && given.unfurl_links !== 'false',
    unfurlMedia: given.unfurl_media !== false && given.unfurl_media !== 'false',
  };
}

/** The blocks of a message or view; `invalid_blocks_format` when they are no list of objects. */
export function readBlocks(given: unknown): JsonObject[] {
  if (given === undefined || given === null || given === '') return [];
  const blocks = structured(given);
  if (!Array.isArray(blocks) || !blocks.every(isObject)) throw new Refusal('invalid_blocks_format');
  return blocks;
}

/** Gives an id to each block that has none, as Slack does. */
export function withIds(state: State, blocks: JsonObject[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    type: asText(block.type),
    block_id: asText(block.block_id) || state.newId('b'),
  }));
}
