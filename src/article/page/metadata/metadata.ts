import { dayIn, dayInAddress } from '../../published.ts';
import { cleanLine } from '../text/line.ts';
import {
  attributeOf,
  attributeWords,
  hasAttribute,
  lineOf,
  type PageElement,
  type PageTree,
} from '../tree.ts';
import { linkedDataOf } from './json-ld.ts';

/** The metadata of a page; `null` for a missing field. */
export type PageMetadata = {
  readonly title: string | null;
  readonly outlet: string;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly author: string | null;
  /** The canonical address that the page names, or the one it was fetched from. */
  readonly canonical: string;
  readonly language: string | null;
};

const maxMetaLength = 5000;

/** Returns `<meta>` contents by name, property or itemprop, in lower case: the first non-empty one of each name. */
type Meta = ReadonlyMap<string, string>;

function metaIn({ elements }: PageTree): Meta {
  const contents = new Map<string, string>();
  for (const meta of elements) {
    if (meta.tagName !== 'meta' || !hasAttribute(meta, 'content')) continue;
    const content = cleanLine(attributeOf(meta, 'content').slice(0, maxMetaLength));
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = attributeOf(meta, attribute).toLowerCase();
      if (name !== '' && content !== '' && !contents.has(name)) contents.set(name, content);
    }
  }
  return contents;
}

/** Returns the first non-empty content among `names`. */
function metaOf(meta: Meta, ...names: readonly string[]): string {
  const name = names.find((one) => meta.has(one));
  return name === undefined ? '' : (meta.get(name) ?? '');
}

/** Returns the day of the first text that states one. */
function firstDay(texts: readonly (string | null | undefined)[]): string | null {
  for (const text of texts) {
    const day = text ? dayIn(text) : null;
    if (day !== null) return day;
  }
  return null;
}

const maxTimes = 20;
const maxClassed = 5;

function dateOf({ elements }: PageTree, meta: Meta, linked: string, url: string): string | null {
  const stated = [
    linked,
    metaOf(meta, 'article:published_time', 'og:article:published_time', 'datepublished'),
    metaOf(meta, 'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'dcterms.created', 'date'),
    metaOf(meta, 'pubdate', 'publishdate', 'publish-date', 'parsely-pub-date', 'sailthru.date'),
  ];
  const isMarked = (one: PageElement) =>
    attributeOf(one, 'itemprop') === 'datePublished' ||
    (one.tagName === 'time' && hasAttribute(one, 'pubdate'));
  const isClassed = (one: PageElement) =>
    /date|publish/i.test(attributeOf(one, 'class').slice(0, maxMetaLength));
  const marked = elements.filter(isMarked).slice(0, maxTimes);
  // The article's <time> is near its heading. Those of related stories come later in the page.
  const times = elements.filter(({ tagName }) => tagName === 'time').slice(0, maxTimes);
  const seen = [...marked, ...times].flatMap((time) => [attributeOf(time, 'datetime'), lineOf(time, 200)]);
  const classed = elements
    .filter(isClassed)
    .slice(0, maxClassed)
    .map((one) => lineOf(one, 200));
  return (
    firstDay([...stated, ...seen]) ??
    dayInAddress(url) ??
    firstDay(classed.filter((text) => text.length < 80))
  );
}

// The look behind keeps long runs of spaces linear.
const separator = /(?<!\s)\s+(?:::|[|–—·•»:-])\s+/;

/** Splits a page's `<title>`: "Title | Section - Outlet" or the reverse. The longest part is the title. */
function titleParts({ elements }: PageTree): { readonly title: string; readonly outlet: string | null } {
  const parts = lineOf(elements.find(({ tagName }) => tagName === 'title')).split(separator);
  const title = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const outlet = parts.at(-1) === title ? parts[0] : parts.at(-1);
  return { title, outlet: outlet === undefined || outlet === title ? null : outlet };
}

function outletOf(page: PageTree, meta: Meta, linked: string, url: string): string {
  const named =
    linked ||
    metaOf(
      meta,
      'og:site_name',
      'application-name',
      'dc.publisher',
      'dcterms.publisher',
      'publisher',
      'copyright',
    );
  if (named !== '') return named;
  return titleParts(page).outlet ?? new URL(url).hostname.replace(/^www\./, '');
}

/** Returns a title without the outlet's name at its end. */
function withoutOutlet(title: string, outlet: string): string {
  const outletStart = title.toLowerCase().lastIndexOf(outlet.toLowerCase());
  const before = title.slice(0, Math.max(outletStart, 0));
  const cut = before
    .trimEnd()
    .replace(/[|–—·•»:-]$/, '')
    .trimEnd();
  return outletStart > 0 && outletStart + outlet.length === title.length && cut !== before ? cut : title;
}

function titleOf(page: PageTree, meta: Meta, linked: string, outlet: string): string | null {
  const headings = page.elements
    .filter(({ tagName }) => tagName === 'h1')
    .slice(0, maxClassed)
    .map((heading) => lineOf(heading))
    .filter((text) => text !== '');
  const title =
    linked ||
    metaOf(meta, 'og:title', 'dc.title', 'dcterms.title', 'twitter:title', 'title') ||
    (headings.length === 1 ? headings[0] : undefined) ||
    titleParts(page).title ||
    headings[0];
  return title ? withoutOutlet(title, outlet) : null;
}

function canonicalOf({ elements }: PageTree, meta: Meta, linked: string, url: string): string {
  const canonical = elements.find(
    (one) => one.tagName === 'link' && attributeWords(one, 'rel').includes('canonical'),
  );
  const link = canonical === undefined ? '' : attributeOf(canonical, 'href');
  for (const address of [link, metaOf(meta, 'og:url'), linked])
    if (address && URL.canParse(address, url) && /^https?:/.test(new URL(address, url).protocol))
      return new URL(address, url).href;
  return url;
}

/** Reads a page's metadata from JSON-LD first, then OpenGraph and `<meta>`, then the visible elements. */
export function metadataOf(page: PageTree, url: string): PageMetadata {
  const linked = linkedDataOf(page);
  const meta = metaIn(page);
  const outlet = outletOf(page, meta, linked.outlet, url);
  const author =
    linked.author || metaOf(meta, 'author', 'article:author', 'dc.creator', 'byl', 'parsely-author');
  const language = attributeOf(page.root, 'lang') || linked.language || metaOf(meta, 'og:locale');
  const namesAuthor = (one: PageElement) =>
    attributeWords(one, 'rel').includes('author') || attributeOf(one, 'itemprop') === 'author';
  return {
    title: titleOf(page, meta, linked.title, outlet),
    outlet,
    date: dateOf(page, meta, linked.date, url),
    author: author || lineOf(page.elements.find(namesAuthor), 200) || null,
    canonical: canonicalOf(page, meta, linked.url, url),
    language: language || null,
  };
}
