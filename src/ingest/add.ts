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
import type { ArticleSource } from './sources.ts';

/** The result of adding one source. `source` is its address or path. */
export type AddOutcome =
  /** New, and saved. */
  | {
      readonly kind: 'added';
      readonly source: string;
      readonly article: Article;
      readonly quotes: readonly Quote[];
      /** Why quotations of the page are not in the article: one reason each. */
      readonly leftOut: readonly string[];
    }
  /** Already in the corpus. */
  | { readonly kind: 'known'; readonly source: string; readonly article: Article }
  /** A copy of `article`, which now has this address too. */
  | { readonly kind: 'copy'; readonly source: string; readonly article: Article }
  /** Not an article. Trying again will not help. */
  | { readonly kind: 'refused'; readonly source: string; readonly reasons: readonly string[] }
  /** The article could not be saved. Trying again may help. */
  | { readonly kind: 'failed'; readonly source: string; readonly error: unknown };

/** Saves an article so that it survives a restart. `quotes` is `null` for an article that has its quotes already. */
export type Keep = (article: Article, quotes: readonly Quote[] | null) => Promise<void>;

export type AddDependencies = {
  readonly catalogue: Catalogue;
  /** Fetches as robots.txt allows, one request at a time per host. */
  readonly politeFetch: Fetch;
  readonly keep: Keep;
  readonly reader: Reader;
  /** Which sites may use which outlets' names. */
  readonly outlets: readonly OutletSite[];
};

const maxFileBytes = 10_000_000;
/** How many other addresses an article may have. Further copies are ignored. */
const maxAlso = 20;
/** The likeness from which a page is the same story as the article at the canonical address that the page names. */
const sameStory = 0.5;

type Answer = { readonly made: Made; readonly page: Fetched | null };

async function fromAddress(
  source: string,
  fetched: Fetched | null,
  given: Given,
  { politeFetch, reader, outlets }: AddDependencies,
): Promise<Answer> {
  const page = fetched ?? (await politeFetch(source));
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

async function fromFile(path: string, given: Given, { reader, outlets }: AddDependencies): Promise<Answer> {
  const bytes = await readRegularFile(path, { maxBytes: maxFileBytes });
  return { made: await reader.read('file', { bytes, path, given, outlets }, path), page: null };
}

/**
 * Makes an article of a source. If the page names the address of a different article as its canonical address, the
 * article gets the address that the page was fetched from.
 */
async function make(source: ArticleSource, given: Given, dependencies: AddDependencies): Promise<Made> {
  const { location } = source;
  if (source.kind === 'file') return (await fromFile(location, given, dependencies)).made;
  const { made, page } = await fromAddress(location, source.page, given, dependencies);
  if (made.article === null || page === null || addressKey(made.article.url) === addressKey(page.url))
    return made;
  const existing = dependencies.catalogue.byAddress(made.article.url);
  if (existing === null || likeness(existing.text, made.article.text) >= sameStory) return made;
  const givenUrl = { url: cleanAddress(page.url), ...given };
  return (await fromAddress(location, page, givenUrl, dependencies)).made;
}

/** Returns the article with more addresses, or `null` if it would have too many. */
function withAddresses(article: Article, others: readonly string[]): Article | null {
  const also = [...(article.also ?? []), ...others];
  if (also.length > maxAlso) return null;
  try {
    articleSource({ ...article, also });
    return { ...article, also };
  } catch {
    return null;
  }
}

/**
 * Saves an article in place of `before`. It enters the catalogue before it is saved, so that no other source in
 * progress adds it a second time. If saving fails, the catalogue is restored, so that the next try saves it.
 */
async function saveInPlace(
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

/** Saves a new article. If it is a copy of an existing one, adds its address to that one. @throws whatever `keep` throws */
async function saveMade(
  source: string,
  { article, quotes, leftOut }: Exclude<Made, { article: null }>,
  { catalogue, keep }: AddDependencies,
): Promise<AddOutcome> {
  const addresses = [article.url, ...(article.also ?? [])];
  const existing =
    addresses.map((url) => catalogue.byAddress(url)).find((found) => found !== null) ??
    catalogue.nearDuplicateOf(article);
  if (existing === null) {
    await saveInPlace(article, null, () => keep(article, quotes), catalogue);
    return { kind: 'added', source, article, quotes, leftOut };
  }
  const keys = new Set([existing.url, ...(existing.also ?? [])].map(addressKey));
  const others = addresses.filter((url) => !keys.has(addressKey(url)));
  const merged = others.length === 0 ? null : withAddresses(existing, others);
  if (merged === null) return { kind: 'known', source, article: existing };
  await saveInPlace(merged, existing, () => keep(merged, null), catalogue);
  return { kind: 'copy', source, article: merged };
}

/**
 * Fetches or reads one source, makes an article of it and saves it, unless the corpus has it. Errors become the
 * outcome: `refused` if no article could be made, `failed` if it could not be saved.
 */
export async function addSource(
  source: ArticleSource,
  given: Given,
  dependencies: AddDependencies,
): Promise<AddOutcome> {
  const { location } = source;
  try {
    const known = source.kind === 'address' ? dependencies.catalogue.byAddress(location) : null;
    if (known !== null) return { kind: 'known', source: location, article: known };
    const made = await make(source, given, dependencies);
    if (made.article === null) return { kind: 'refused', source: location, reasons: made.reasons };
    // No `await` from here until the article is in the catalogue: of two copies in progress, only one is added.
    return await saveMade(location, made, dependencies).catch((error: unknown) => ({
      kind: 'failed',
      source: location,
      error,
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', source: location, reasons: [reason] };
  }
}
