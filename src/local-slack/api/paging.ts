import { asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** A page of a list and the cursor of the next one (empty at the end). */
export interface Page<Item> {
  items: Item[];
  hasMore: boolean;
  responseMetadata: { next_cursor: string };
}

/** Cuts a page out of a list as `limit` and `cursor` say. Throws `invalid_cursor` and `invalid_limit`. */
export function page<Item>(all: Item[], given: JsonObject, defaultLimit: number): Page<Item> {
  const limit = given.limit === undefined ? defaultLimit : Number(given.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal('invalid_limit');
  const start = decode(asText(given.cursor));
  const items = all.slice(start, start + limit);
  const hasMore = start + limit < all.length;
  return { items, hasMore, responseMetadata: { next_cursor: hasMore ? encode(start + limit) : '' } };
}

function encode(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

function decode(cursor: string): number {
  if (cursor === '') return 0;
  const offset = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (offset === undefined) throw new Refusal('invalid_cursor');
  return Number(offset);
}
