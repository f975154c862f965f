import { addressKey, cleanAddress } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { articleSource } from '../article/draft.ts';
import { likeness } from '../article/likeness.ts';
import type { OutletSite } from '../article/outlets.ts';
import type { Quote } from '../quote/quote.ts';
import type { Catalogue } from './catalogue.ts';
import type { Fetch, Fetched } from './fetch/fetch.ts';
import { readRegularFile } from './folder/read-file.ts';
import { type Given, type Made, refusal } from './reading/make-article.ts';
import type { Reader } from './reading/reader.ts';
import type { Lead } from './sources.ts';

/** What became of one lead. */
export type Outcome =
  /** New, and kept. */
  | {
      readonly kind: 'added';
      readonly source: string;
      readonly article: Article;
      readonly quotes: readonly Quote[];
      /** Why quotations of the page are not in the article: one reason each. */
      readonly leftOut: readonly string[];
    }
  /** The corpus has it already. */
  | { readonly kind: 'known'; readonly source: string; readonly article: Article }
  /** A copy of `article`, which has been given this address too. */
  | { readonly kind: 'copy'; readonly source: string; readonly article: Article }
  /** No article came of it, nor will at the next try. */
  | { readonly kind: 'refused'; readonly source: string; readonly reasons: readonly string[] }
  /** The article could not be kept. The next try may succeed. */
  | { readonly kind: 'failed'; readonly source: string; readonly error: unknown };

/** Keeps an article where it survives a restart: a new one with its quotes, a changed one (`null`) with those it has. */
export type Keep = (article: Article, quotes: readonly Quote[] | null) => Promise<void>;

export type AddParts = {
  readonly catalogue: Catalogue;
  readonly visit: Fetch;
  readonly keep: Keep;
  readonly reader: Reader;
  /** Which sites may use which outlets' names. */
  readonly outlets: readonly OutletSite[];
};

const maxFileBytes = 10_000_000;
/** Other addresses that an article may have; whoever copies it more often is not remembered. */
const maxAlso = 20;
/** How much of a page has to stand in the article whose address it calls its own, on the same site. */
const sameStory = 0.5;

type Answer = { readonly made: Made; readonly page: Fetched | null };

async function fromAddress(
  source: string,
  fetched: Fetched | null,
  given: Given,
  { visit, reader, outlets }: AddParts,
): Promise<Answer> {
  const page = fetched ?? (await visit(source));
  if (page.kind === 'unchanged')
    return { made: refusal('the server answers that nothing has changed'), page: null };
  const { bytes, contentType, url } = page;
  if (/^(?:image|audio|video|font)\/|\/(?:pdf|zip|octet-stream|json)\b/i.test(contentType))
    return { made: refusal(`the address leads to ${contentType}, not to a page`), page };
  const made = await reader.read('page', { bytes, contentType, url, given, outlets }, source);
  if (made.article === null || addressKey(url) === addressKey(source)) return { made, page };
  const also = [...(made.article.also ?? []), source];
  return { made: { ...made, article: { ...made.article, also } }, page };
}

async function fromFile(path: string, given: Given, { reader, outlets }: AddParts): Promise<Answer> {
  const bytes = await readRegularFile(path, { maxBytes: maxFileBytes });
  return { made: await reader.read('file', { bytes, path, given, outlets }, path), page: null };
}

/** Makes an article of a lead. One whose page calls another article's address its own is known by where it was fetched. */
async function make(lead: Lead, given: Given, parts: AddParts): Promise<Made> {
  if (lead.kind === 'file') return (await fromFile(lead.source, given, parts)).made;
  const { made, page } = await fromAddress(lead.source, lead.page, given, parts);
  if (made.article === null || page === null || addressKey(made.article.url) === addressKey(page.url))
    return made;
  const held = parts.catalogue.byAddress(made.article.url);
  if (held === null || likeness(held.text, made.article.text) >= sameStory) return made;
  return (await fromAddress(lead.source, page, { url: cleanAddress(page.url), ...given }, parts)).made;
}

/** The article with more addresses, or `null` where no more fit. */
function withAddresses(held: Article, others: readonly string[]): Article | null {
  const also = [...(held.also ?? []), ...others];
  if (also.length > maxAlso) return null;
  try {
    articleSource({ ...held, also });
    return { ...held, also };
  } catch {
    return null;
  }
}

/**
 * Keeps an article in place of `before`. It is in the catalogue before it is written, so that no other lead under way
 * can add it a second time, and out again if it could not be: the next try is to find it missing.
 */
async function takeIn(
  article: Article,
  before: Article | null,
  keep: () => Promise<void>,
  catalogue: Catalogue,
): Promise<void> {
  catalogue.put(article);
  try {
    await keep();
  } catch (error) {
    if (before === null) catalogue.remove(article.id);
    else catalogue.put(before);
    throw error;
  }
}

/** Keeps what was made, or gives the article that it is a copy of its address. @throws whatever `keep` does */
async function keepMade(
  source: string,
  { article, quotes, leftOut }: Exclude<Made, { article: null }>,
  { catalogue, keep }: AddParts,
): Promise<Outcome> {
  const addresses = [article.url, ...(article.also ?? [])];
  const held =
    addresses.map((url) => catalogue.byAddress(url)).find((one) => one !== null) ?? catalogue.twinOf(article);
  if (held === null) {
    await takeIn(article, null, () => keep(article, quotes), catalogue);
    return { kind: 'added', source, article, quotes, leftOut };
  }
  const keys = new Set([held.url, ...(held.also ?? [])].map(addressKey));
  const others = addresses.filter((url) => !keys.has(addressKey(url)));
  const merged = others.length === 0 ? null : withAddresses(held, others);
  if (merged === null) return { kind: 'known', source, article: held };
  await takeIn(merged, held, () => keep(merged, null), catalogue);
  return { kind: 'copy', source, article: merged };
}

/**
 * Follows one lead: fetches or reads it, makes it an article and keeps it, unless the corpus has it. Whatever goes
 * wrong is this lead's outcome, and no other's: `refused` where no article came of it, `failed` where it was not kept.
 */
export async function addLead(lead: Lead, given: Given, parts: AddParts): Promise<Outcome> {
  const { source } = lead;
  try {
    const known = lead.kind === 'address' ? parts.catalogue.byAddress(source) : null;
    if (known !== null) return { kind: 'known', source, article: known };
    const made = await make(lead, given, parts);
    if (made.article === null) return { kind: 'refused', source, reasons: made.reasons };
    // From here on nothing waits until the article is in the catalogue: of two copies under way one is added.
    return await keepMade(source, made, parts).catch((error: unknown) => ({ kind: 'failed', source, error }));
  } catch (error) {
    return { kind: 'refused', source, reasons: [error instanceof Error ? error.message : String(error)] };
  }
}
