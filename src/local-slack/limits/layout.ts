import { asObjects, asText, isObject, type JsonObject } from '../json.ts';
import { BLOCK, type Surface } from './blocks.ts';
import { fault, list } from './check.ts';
import { LIMITS } from './table.ts';

/** Returns the faults of a message's or view's blocks in Slack's words; `path` is their JSON pointer in the request. */
export function checkBlocks(blocks: JsonObject[], surface: Surface, path = '/blocks'): string[] {
  const max = surface === 'message' ? LIMITS.message.blocks : LIMITS.view.blocks;
  return [
    ...list(BLOCK[surface], max, 0)(blocks, path),
    ...duplicateBlockIds(blocks, path),
    ...blocks.flatMap((block, index) => duplicateActionIds(block, `${path}/${index}`)),
  ];
}

function duplicateBlockIds(blocks: JsonObject[], path: string): string[] {
  const ids = blocks.map((block) => asText(block.block_id));
  return ids.flatMap((id, index) =>
    id !== '' && ids.indexOf(id) < index
      ? fault(`\`block_id\` already exists: "${id}"`, `${path}/${index}/block_id`)
      : [],
  );
}

function duplicateActionIds(block: JsonObject, path: string): string[] {
  const ids = asObjects(block.elements).map((element) => asText(element.action_id));
  return ids.flatMap((id, index) =>
    id !== '' && ids.indexOf(id) < index
      ? fault(`\`action_id\` already exists in this block: "${id}"`, `${path}/elements/${index}/action_id`)
      : [],
  );
}

/** Counts the characters of all texts in the blocks, plus a fixed amount for each block after the first. */
export function blockCharacters(blocks: JsonObject[]): number {
  const further = Math.max(0, blocks.length - 1) * LIMITS.message.perFurtherBlock;
  return blocks.reduce((sum, block) => sum + characters(block), further);
}

function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + characters(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, field]) =>
      sum + (typeof field === 'string' && name === 'text' ? [...field].length : characters(field)),
    0,
  );
}
