import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listing } from '../article/feed.ts';
import { FetchError, UsageError } from '../errors.ts';
import type { Fetch, Fetched } from './fetch/fetch.ts';
import { readRegularFile } from './folder/read-file.ts';
import type { Reader } from './reading/reader.ts';

/** Where one article may be had: an address, or a file. `page` is there where it was fetched on the way. */
export type Lead =
  | { readonly kind: 'address'; readonly source: string; readonly page: Fetched | null }
  | { readonly kind: 'file'; readonly source: string };

const articleFile = /\.(?:md|markdown|txt|html?|xhtml)$/i;

// More than any outlet publishes in years; a sitemap of sitemaps must come to an end.
const most = { leads: 200_000, sitemaps: 2_000 };

const isAddress = (source: string) => /^https?:\/\//i.test(source);
const toLead = (source: string): Lead => ({ kind: 'address', source, page: null });

const maxListingBytes = 50_000_000;

/** `fetch` is for the address itself, which a person asked for; `visit` for what is found there. */
export type Ways = {
  readonly fetch: Fetch;
  readonly visit: Fetch;
  readonly reader: Reader;
  /** Ends the reading of further sitemaps; what was found until then counts. */
  readonly signal?: AbortSignal | undefined;
};

/** The leads of a feed or a sitemap, and of the sitemaps that it leads to. */
async function leadsOf(listing: Listing, { visit, reader, signal }: Ways): Promise<Lead[]> {
  if (listing.kind === 'feed') return listing.items.map(({ url }) => toLead(url));
  const pages = [...listing.pages];
  const sitemaps = [...listing.sitemaps];
  const seen = new Set<string>();
  for (let next = sitemaps.pop(); next !== undefined; next = sitemaps.pop()) {
    if (signal?.aborted === true) break;
    if (seen.has(next) || seen.size >= most.sitemaps || pages.length >= most.leads) continue;
    seen.add(next);
    const answer = await visit(next);
    const inner = answer.kind === 'fetched' ? await reader.read('listing', answer, next) : null;
    if (inner?.kind !== 'sitemap') continue;
    for (const page of inner.pages) pages.push(page);
    for (const sitemap of inner.sitemaps) sitemaps.push(sitemap);
  }
  return pages.slice(0, most.leads).map(toLead);
}

async function fileLeads(path: string, ways: Ways): Promise<Lead[]> {
  const { reader } = ways;
  const { isDirectory } = await stat(path).then(
    (found) => ({ isDirectory: found.isDirectory() }),
    () => {
      throw new UsageError(
        `there is no file or folder "${path}": add takes addresses (https://…), files and folders`,
      );
    },
  );
  if (isDirectory) {
    const names = await readdir(path, { recursive: true });
    return names
      .filter((name) => articleFile.test(name))
      .sort()
      .map((name) => ({ kind: 'file', source: join(path, name) }));
  }
  if (articleFile.test(path)) return [{ kind: 'file', source: path }];
  const bytes = await readRegularFile(path, { maxBytes: maxListingBytes });
  const listing = await reader.read('listing', { bytes, contentType: '', url: 'about:blank' }, path);
  return listing === null ? [{ kind: 'file', source: path }] : leadsOf(listing, ways);
}

/**
 * What a source comes to: a page or a file is one lead; a feed, a sitemap and a folder are many.
 * @throws UsageError for a file that is not there; FetchError for an address that cannot be fetched
 */
export async function findLeads(source: string, ways: Ways): Promise<Lead[]> {
  if (!isAddress(source)) return fileLeads(source, ways);
  const answer = await ways.fetch(source);
  if (answer.kind === 'unchanged') throw new FetchError(`${source} answers that nothing has changed`);
  const listing = await ways.reader.read('listing', answer, source);
  return listing === null ? [{ kind: 'address', source, page: answer }] : leadsOf(listing, ways);
}
