import { asText, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** One page of a list, with the cursor of the next page (empty at the end). */
export interface ListPage<Item> {
  items: Item[];
  hasMore: boolean;
  responseMetadata: { next_cursor: string };
}

/** Returns the page of a list that `limit` and `cursor` select. Throws `invalid_cursor` and `invalid_limit`. */
export function page<Item>(all: Item[], given: JsonObject, defaultLimit: number): ListPage<Item> {
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
