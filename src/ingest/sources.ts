import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Listing, readListing } from '../article/feed.ts';
import { decodeText } from '../article/page/charset.ts';
import { FetchError, UsageError } from '../errors.ts';
import type { Fetch, Fetched } from './fetch/fetch.ts';

/** Where one article may be had: an address, or a file. `page` is there where it was fetched on the way. */
export type Lead =
  | { readonly kind: 'address'; readonly source: string; readonly page: Fetched | null }
  | { readonly kind: 'file'; readonly source: string };

const articleFile = /\.(?:md|markdown|txt|html?|xhtml)$/i;

// More than any outlet publishes in years; a sitemap of sitemaps must come to an end.
const most = { leads: 200_000, sitemaps: 2_000 };

const isAddress = (source: string) => /^https?:\/\//i.test(source);
const toLead = (source: string): Lead => ({ kind: 'address', source, page: null });

/** The leads of a feed or a sitemap, and of the sitemaps that it leads to. */
async function leadsOf(listing: Listing, visit: Fetch): Promise<Lead[]> {
  if (listing.kind === 'feed') return listing.items.map(({ url }) => toLead(url));
  const pages = [...listing.pages];
  const sitemaps = [...listing.sitemaps];
  const seen = new Set<string>();
  for (let next = sitemaps.pop(); next !== undefined; next = sitemaps.pop()) {
    if (seen.has(next) || seen.size >= most.sitemaps || pages.length >= most.leads) continue;
    seen.add(next);
    const answer = await visit(next);
    const inner =
      answer.kind === 'fetched'
        ? readListing(decodeText(answer.bytes, answer.contentType), answer.url)
        : null;
    if (inner?.kind !== 'sitemap') continue;
    for (const page of inner.pages) pages.push(page);
    for (const sitemap of inner.sitemaps) sitemaps.push(sitemap);
  }
  return pages.slice(0, most.leads).map(toLead);
}

async function fileLeads(path: string, visit: Fetch): Promise<Lead[]> {
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
  const listing = readListing(decodeText(await readFile(path)), 'about:blank');
  return listing === null ? [{ kind: 'file', source: path }] : leadsOf(listing, visit);
}

/**
 * What a source comes to: a page or a file is one lead; a feed, a sitemap and a folder are many. `fetch` is
 * for the address itself, which a person asked for; `visit` for what is found there.
 * @throws UsageError for a file that is not there; FetchError for an address that cannot be fetched
 */
export async function findLeads(source: string, fetch: Fetch, visit: Fetch): Promise<Lead[]> {
  if (!isAddress(source)) return fileLeads(source, visit);
  const answer = await fetch(source);
  if (answer.kind === 'unchanged') throw new FetchError(`${source} answers that nothing has changed`);
  const listing = readListing(decodeText(answer.bytes, answer.contentType), answer.url);
  return listing === null ? [{ kind: 'address', source, page: answer }] : leadsOf(listing, visit);
}
