import { asObjects, asText, isObject, type JsonObject, parseJson } from '../json.ts';
import { blockCharacters, checkBlocks } from '../limits/layout.ts';
import { LIMITS } from '../limits/table.ts';
import { Refusal, refusalNaming } from '../refusal.ts';
import type { BlockWithId } from './model.ts';
import { remember, type State } from './state.ts';

/** A message's validated content; every block has an id. */
export interface Content {
  text: string;
  blocks: BlockWithId[];
  attachments: JsonObject[];
  metadata?: JsonObject;
  unfurlLinks: boolean;
  unfurlMedia: boolean;
}

/** Returns a field that arrives as JSON or as JSON text in a form. */
export function structured(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

/** True for `true`, `"true"` and `1`, as in Slack's forms. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/**
 * Reads the content of a message from a method's arguments (or a `response_url` body).
 * Throws a Refusal with Slack's error name for what Slack would refuse.
 */
export function readContent(state: State, given: JsonObject): Content {
  const text = asText(given.text) || asText(given.markdown_text);
  const givenBlocks = parseBlocks(given.blocks);
  checkSize(state, text, givenBlocks);
  const blocks = withIds(state, givenBlocks);
  const attachments = asObjects(structured(given.attachments));
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text');
  const metadata = readMetadata(given.metadata);
  return {
    text,
    blocks,
    attachments,
    ...(metadata && { metadata }),
    unfurlLinks: given.unfurl_links !== false && given.unfurl_links !== 'false',
    unfurlMedia: given.unfurl_media !== false && given.unfurl_media !== 'false',
  };
}

/** Returns a message's or view's blocks. Throws `invalid_blocks_format` unless they are a list of objects. */
export function parseBlocks(given: unknown): JsonObject[] {
  if (given === undefined || given === null || given === '') return [];
  const blocks = structured(given);
  if (!Array.isArray(blocks) || !blocks.every(isObject)) throw new Refusal('invalid_blocks_format');
  return blocks;
}

/** Adds an id to each block without one, as Slack does. */
export function withIds(state: State, blocks: JsonObject[]): BlockWithId[] {
  return blocks.map((block) => ({
    ...block,
    type: asText(block.type),
    block_id: asText(block.block_id) || state.newId('b'),
  }));
}

function checkSize(state: State, text: string, blocks: JsonObject[]): void {
  const faults = checkBlocks(blocks, 'message');
  if (faults.length > 0) throw refusalNaming('invalid_blocks', faults);
  const { blockCharacters: mostInBlocks, text: mostText, adviceText } = LIMITS.message;
  if (blockCharacters(blocks) > mostInBlocks) throw new Refusal('msg_blocks_too_long');
  const length = [...text].length;
  if (length > mostText) throw new Refusal('msg_too_long');
  if (length > adviceText)
    remember(state, state.warnings, `text of ${length} characters: Slack advises at most ${adviceText}`);
  if (text === '' && blocks.length > 0)
    remember(
      state,
      state.warnings,
      'blocks without text: screen readers and notifications read only the text',
    );
}

/** `{ event_type, event_payload }`, as given or as JSON. Throws `invalid_metadata_format` for anything else. */
function readMetadata(given: unknown): JsonObject | undefined {
  if (given === undefined || given === '') return undefined;
  const metadata = structured(given);
  const isWhole =
    isObject(metadata) && asText(metadata.event_type) !== '' && isObject(metadata.event_payload);
  if (!isWhole) throw new Refusal('invalid_metadata_format');
  return metadata;
}
