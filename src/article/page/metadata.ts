import { dayIn, dayInAddress } from '../published.ts';
import { cleanLine, lineOf, type PageDocument, type PageElement } from './dom.ts';
import { linkedDataOf } from './json-ld.ts';

/** What a page says about itself; `null` where it does not. */
export type PageMetadata = {
  readonly title: string | null;
  readonly outlet: string;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly author: string | null;
  /** The address that the page calls its own; the one it was fetched from where it names none. */
  readonly canonical: string;
  readonly language: string | null;
};

/** `<meta>` by name, property or itemprop: the first of `names` that the page fills in. */
function metaOf(page: PageElement, ...names: readonly string[]): string {
  const contents = new Map<string, string>();
  for (const meta of page.querySelectorAll('meta[content]'))
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      const content = cleanLine(meta.getAttribute('content') ?? '');
      if (name !== undefined && content !== '' && !contents.has(name)) contents.set(name, content);
    }
  const name = names.find((one) => contents.has(one));
  return name === undefined ? '' : (contents.get(name) ?? '');
}

/** The first of several texts that states a day. */
function firstDay(texts: readonly (string | null | undefined)[]): string | null {
  for (const text of texts) {
    const day = text ? dayIn(text) : null;
    if (day !== null) return day;
  }
  return null;
}

function dateOf(page: PageElement, linked: string, url: string): string | null {
  const stated = [
    linked,
    metaOf(page, 'article:published_time', 'og:article:published_time', 'datepublished'),
    metaOf(page, 'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'dcterms.created', 'date'),
    metaOf(page, 'pubdate', 'publishdate', 'publish-date', 'parsely-pub-date', 'sailthru.date'),
  ];
  const marked = [...page.querySelectorAll('[itemprop="datePublished"], time[pubdate]')];
  // The article's own <time> stands with its heading; those of related stories come later in the page.
  const times = [...page.querySelectorAll('article time, main time, header time, time')];
  const seen = [...marked, ...times].flatMap((time) => [time.getAttribute('datetime'), lineOf(time)]);
  const classed = [...page.querySelectorAll('[class*="date" i], [class*="publish" i]')]
    .slice(0, 5)
    .map(lineOf);
  return (
    firstDay([...stated, ...seen]) ??
    dayInAddress(url) ??
    firstDay(classed.filter((text) => text.length < 80))
  );
}

const separator = /\s+(?:::|[|–—·•»:-])\s+/;

/** A page's `<title>` taken apart: "Title | Section - Outlet", or the other way about; the title is longest. */
function titleParts(page: PageElement): { readonly title: string; readonly outlet: string | null } {
  const parts = lineOf(page.querySelector('head title')).split(separator);
  const title = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const outlet = parts.at(-1) === title ? parts[0] : parts.at(-1);
  return { title, outlet: outlet === undefined || outlet === title ? null : outlet };
}

function outletOf(page: PageElement, linked: string, url: string): string {
  const named =
    linked ||
    metaOf(
      page,
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

/** A title without the outlet's name that search engines are served behind it. */
function withoutOutlet(title: string, outlet: string): string {
  const at = title.toLowerCase().lastIndexOf(outlet.toLowerCase());
  const before = title.slice(0, Math.max(at, 0));
  const cut = before.replace(/\s+[|–—·•»:-]\s*$/, '');
  return at > 0 && at + outlet.length === title.length && cut !== before ? cut : title;
}

function titleOf(page: PageElement, linked: string, outlet: string): string | null {
  const headings = [...page.querySelectorAll('h1')].map(lineOf).filter((text) => text !== '');
  const title =
    linked ||
    metaOf(page, 'og:title', 'dc.title', 'dcterms.title', 'twitter:title', 'title') ||
    (headings.length === 1 ? headings[0] : undefined) ||
    titleParts(page).title ||
    headings[0];
  return title ? withoutOutlet(title, outlet) : null;
}

function canonicalOf(page: PageElement, linked: string, url: string): string {
  const link = page.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  for (const address of [link, metaOf(page, 'og:url'), linked])
    if (address && URL.canParse(address, url) && /^https?:/.test(new URL(address, url).protocol))
      return new URL(address, url).href;
  return url;
}

/** Reads a page's metadata: JSON-LD first, then OpenGraph and `<meta>`, then what the page shows. */
export function metadataOf(page: PageDocument, url: string): PageMetadata {
  const linked = linkedDataOf(page);
  const outlet = outletOf(page, linked.outlet, url);
  const author =
    linked.author || metaOf(page, 'author', 'article:author', 'dc.creator', 'byl', 'parsely-author');
  const language = page.documentElement.getAttribute('lang') || linked.language || metaOf(page, 'og:locale');
  return {
    title: titleOf(page, linked.title, outlet),
    outlet,
    date: dateOf(page, linked.date, url),
    author: author || lineOf(page.querySelector('[rel~="author"], [itemprop="author"]')) || null,
    canonical: canonicalOf(page, linked.url, url),
    language: language || null,
  };
}
