import { XMLParser } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';

/** One entry of a feed: the address of its article, and the feed's title and summary of it. */
export type FeedItem = { readonly url: string; readonly title: string; readonly summary: string };

/** The addresses listed by a feed or a sitemap. */
export type Listing =
  | { readonly kind: 'feed'; readonly title: string; readonly items: readonly FeedItem[] }
  /** `sitemaps` are further sitemaps. `pages` may be articles. */
  | { readonly kind: 'sitemap'; readonly sitemaps: readonly string[]; readonly pages: readonly string[] };

/** Resolves an address of a listing. Returns an empty list if it is not a page. */
function resolve(address: string | undefined, base: string): string[] {
  if (address === undefined || !URL.canParse(address.trim(), base)) return [];
  const url = new URL(address.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? [url.href] : [];
}

function feedFrom(source: string, base: string): Listing {
  const parsed = parseFeed(source);
  const item = (
    address: string | undefined,
    title: string | undefined,
    summary: string | undefined,
  ): FeedItem[] => resolve(address, base).map((url) => ({ url, title: title ?? '', summary: summary ?? '' }));
  if (parsed.format === 'atom') {
    const { title, entries = [] } = parsed.feed;
    return {
      kind: 'feed',
      title: title?.value ?? '',
      items: entries.flatMap(({ links = [], title: own, summary }) => {
        const link = links.find(({ rel = 'alternate' }) => rel === 'alternate');
        return item(link?.href, own?.value, summary?.value);
      }),
    };
  }
  if (parsed.format === 'json') {
    const { title, items = [] } = parsed.feed;
    return {
      kind: 'feed',
      title: title ?? '',
      items: items.flatMap((one) =>
        item(one.url ?? one.external_url, one.title, one.summary ?? one.content_text),
      ),
    };
  }
  if (parsed.format === 'rdf') {
    const { title, items = [] } = parsed.feed;
    return {
      kind: 'feed',
      title: title ?? '',
      items: items.flatMap((one) => item(one.link, one.title, one.description)),
    };
  }
  const { title, items = [] } = parsed.feed;
  return {
    kind: 'feed',
    title: title ?? '',
    items: items.flatMap(({ link, guid, title: own, description }) =>
      item(link ?? (guid?.isPermaLink === false ? undefined : guid?.value), own, description),
    ),
  };
}

type QuoteInArticle = { readonly loc?: unknown };

function sitemapFrom(source: string, base: string): Listing {
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    removeNSPrefix: true,
    isArray: (name) => name === 'url' || name === 'sitemap',
  });
  const { urlset, sitemapindex } = parser.parse(source) as {
    urlset?: { url?: readonly QuoteInArticle[] };
    sitemapindex?: { sitemap?: readonly QuoteInArticle[] };
  };
  const addresses = (list: readonly QuoteInArticle[] = []) =>
    list.flatMap(({ loc }) => (typeof loc === 'string' ? resolve(loc, base) : []));
  return { kind: 'sitemap', pages: addresses(urlset?.url), sitemaps: addresses(sitemapindex?.sitemap) };
}

/**
 * Parses an RSS, Atom, RDF or JSON feed, or a sitemap, that was fetched from `base`. Returns `null` if the source
 * is none of these, or is XML that declares entities, as those can expand a few lines to gigabytes.
 */
export function readListing(source: string, base: string): Listing | null {
  const start = source.trimStart().slice(0, 2000);
  const isJson = start.startsWith('{') && /jsonfeed\.org/.test(source);
  if (
    !isJson &&
    (!/^\s*<(?:\?xml|!--|rss|feed|rdf|urlset|sitemapindex)/i.test(start) || /<html[\s>]/i.test(start))
  )
    return null;
  if (!isJson && /<!ENTITY/i.test(source)) return null;
  try {
    return /<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(start)
      ? sitemapFrom(source, base)
      : feedFrom(source, base);
  } catch {
    return null;
  }
}
