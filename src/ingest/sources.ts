import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listing } from '../article/feed.ts';
import { FetchError, UsageError } from '../errors.ts';
import type { Fetch, Fetched } from './fetch/fetch.ts';
import { readRegularFile } from './folder/read-file.ts';
import type { Reader } from './reading/reader.ts';

/** Where one article can be read: a web address or a file path. `page` is the page if it was already fetched. */
export type ArticleSource =
  | { readonly kind: 'address'; readonly location: string; readonly page: Fetched | null }
  | { readonly kind: 'file'; readonly location: string };

const articleFile = /\.(?:md|markdown|txt|html?|xhtml)$/i;

// More than any outlet publishes in years. Sitemaps that list one another must not be read for ever.
const limits = { sources: 200_000, sitemaps: 2_000 };

const isAddress = (location: string) => /^https?:\/\//i.test(location);
const sourceAt = (location: string): ArticleSource => ({ kind: 'address', location, page: null });

const maxListingBytes = 50_000_000;

/** `fetch` fetches the address that a person asked for, `politeFetch` what is listed there. */
export type FindSettings = {
  readonly fetch: Fetch;
  readonly politeFetch: Fetch;
  readonly reader: Reader;
  /** When aborted, no further sitemaps are read and the sources found so far are returned. */
  readonly signal?: AbortSignal | undefined;
};

/** Returns the sources of a feed, or of a sitemap and all sitemaps that it lists. */
async function listedSources(
  listing: Listing,
  { politeFetch, reader, signal }: FindSettings,
): Promise<ArticleSource[]> {
  if (listing.kind === 'feed') return listing.items.map(({ url }) => sourceAt(url));
  const pages = [...listing.pages];
  const sitemaps = [...listing.sitemaps];
  const seen = new Set<string>();
  for (let next = sitemaps.pop(); next !== undefined; next = sitemaps.pop()) {
    if (signal?.aborted === true) break;
    if (seen.has(next) || seen.size >= limits.sitemaps || pages.length >= limits.sources) continue;
    seen.add(next);
    const answer = await politeFetch(next);
    const inner = answer.kind === 'fetched' ? await reader.read('listing', answer, next) : null;
    if (inner?.kind !== 'sitemap') continue;
    for (const page of inner.pages) pages.push(page);
    for (const sitemap of inner.sitemaps) sitemaps.push(sitemap);
  }
  return pages.slice(0, limits.sources).map(sourceAt);
}

/** Returns the sources at a path: a file, the articles of a folder, or the entries of a saved feed or sitemap. */
async function fileSources(path: string, settings: FindSettings): Promise<ArticleSource[]> {
  const { reader } = settings;
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
      .map((name) => ({ kind: 'file', location: join(path, name) }));
  }
  if (articleFile.test(path)) return [{ kind: 'file', location: path }];
  const bytes = await readRegularFile(path, { maxBytes: maxListingBytes });
  const listing = await reader.read('listing', { bytes, contentType: '', url: 'about:blank' }, path);
  return listing === null ? [{ kind: 'file', location: path }] : listedSources(listing, settings);
}

/**
 * Finds the sources at a location: one for a page or a file, many for a feed, a sitemap or a folder.
 * @throws UsageError for a file that does not exist, FetchError for an address that cannot be fetched
 */
export async function findSources(location: string, settings: FindSettings): Promise<ArticleSource[]> {
  if (!isAddress(location)) return fileSources(location, settings);
  const answer = await settings.fetch(location);
  if (answer.kind === 'unchanged') throw new FetchError(`${location} answers that nothing has changed`);
  const listing = await settings.reader.read('listing', answer, location);
  return listing === null ? [{ kind: 'address', location, page: answer }] : listedSources(listing, settings);
}
