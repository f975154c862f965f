import { readFile, stat } from 'node:fs/promises';
import { addressKey } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { type Draft, draftFromPage, finishDraft } from '../article/draft.ts';
import { parseArticle } from '../article/markdown.ts';
import { decodeText } from '../article/page/charset.ts';
import { readPage } from '../article/page/page.ts';
import { NatoQuoteError } from '../errors.ts';
import { extractQuotes } from '../quote/extract.ts';
import type { Quote } from '../quote/quote.ts';
import type { Catalogue } from './catalogue.ts';
import type { Fetch, Fetched } from './fetch/fetch.ts';
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
  /** Its address is in the corpus already: nothing was fetched. */
  | { readonly kind: 'known'; readonly source: string; readonly article: Article }
  /** A copy of `article`, which has been given this address too. */
  | { readonly kind: 'copy'; readonly source: string; readonly article: Article }
  /** No article came of it. */
  | { readonly kind: 'refused'; readonly source: string; readonly reasons: readonly string[] };

/** What a person says of an article that its page or file does not. */
export type Given = Partial<Pick<Draft, 'title' | 'outlet' | 'url' | 'date'>>;

export type AddParts = {
  readonly catalogue: Catalogue;
  readonly visit: Fetch;
  /** Keeps an article, new or changed, where it survives a restart. */
  readonly keep: (article: Article) => Promise<void>;
};

/** `claimed` is the address that a page calls its own, which may be another site's: good for finding, no more. */
type Made =
  | { readonly article: Article; readonly claimed: string | null; readonly leftOut: readonly string[] }
  | { readonly article: null; readonly reasons: readonly string[] };
const refusal = (...reasons: readonly string[]): Made => ({ article: null, reasons });

function finish(draft: Draft, claimed: string | null, leftOut: readonly string[]): Made {
  const { article, reasons } = finishDraft(draft);
  return article === null ? { article, reasons } : { article, claimed, leftOut };
}

const largestFile = 10_000_000;

function fromPage(html: string, fetched: string, given: Given): Made {
  const page = readPage(html, fetched);
  return finish({ ...draftFromPage(page, fetched), ...given }, page.canonical, page.leftOut);
}

async function fromAddress(source: string, page: Fetched | null, given: Given, visit: Fetch): Promise<Made> {
  const answer = page ?? (await visit(source));
  if (answer.kind === 'unchanged') return refusal('the server answers that nothing has changed');
  const { bytes, contentType, url } = answer;
  if (/^(?:image|audio|video|font)\/|\/(?:pdf|zip|octet-stream|json)\b/i.test(contentType))
    return refusal(`the address leads to ${contentType}, not to a page`);
  const made = fromPage(decodeText(bytes, contentType), url, given);
  if (made.article === null || addressKey(url) === addressKey(source)) return made;
  const also = [...(made.article.also ?? []), source];
  return { ...made, article: { ...made.article, also } };
}

/** A text's title where its first line is set apart from the rest, and what follows it. */
function titled(text: string): Pick<Draft, 'title' | 'text'> {
  const [, title, rest] = /^\s*(\S[^\n]{0,200})\n[ \t]*\n([\s\S]+)$/.exec(text) ?? [];
  return title === undefined || rest === undefined
    ? { title: null, text }
    : { title: title.trim(), text: rest };
}

async function fromFile(path: string, given: Given): Promise<Made> {
  if ((await stat(path)).size > largestFile) return refusal(`the file has more than ${largestFile} bytes`);
  const text = decodeText(await readFile(path)).replace(/\r\n?/g, '\n');
  if (/^---[ \t]*\n/.test(text)) {
    const parsed = parseArticle(text, path);
    if (parsed.kind === 'article') return { article: parsed.article, claimed: null, leftOut: [] };
    return refusal(...parsed.faults.map(({ line, reason }) => `line ${line}: ${reason}`));
  }
  if (/\.x?html?$/i.test(path) || /^\s*<(?:!doctype|html)/i.test(text)) {
    const page = readPage(text, given.url ?? 'https://unknown.invalid/');
    const own = page.canonical === 'https://unknown.invalid/' ? null : page.canonical;
    const url = given.url ?? own;
    return url === null ? refusal('no url was found: add it with --url ADDRESS') : fromPage(text, url, given);
  }
  return finish({ outlet: null, url: null, date: null, also: [], ...titled(text), ...given }, null, []);
}

/**
 * Keeps an article in place of `before`. It is in the catalogue before it is written, so that no other lead under way
 * can add it a second time, and out again if it could not be: the next try is to find it missing.
 */
async function takeIn(
  article: Article,
  before: Article | null,
  { catalogue, keep }: Pick<AddParts, 'catalogue' | 'keep'>,
): Promise<void> {
  catalogue.put(article);
  try {
    await keep(article);
  } catch (error) {
    if (before === null) catalogue.remove(article.id);
    else catalogue.put(before);
    throw error;
  }
}

/**
 * Follows one lead: fetches or reads it, makes it an article and keeps it, unless the corpus has it.
 * What stands in the way comes back as a `refused` outcome; @throws nothing but failures of `keep`.
 */
export async function addLead(
  lead: Lead,
  given: Given,
  { catalogue, visit, keep }: AddParts,
): Promise<Outcome> {
  const { source } = lead;
  const known = lead.kind === 'address' ? catalogue.byAddress(source) : null;
  if (known !== null) return { kind: 'known', source, article: known };
  let made: Made;
  try {
    made =
      lead.kind === 'address'
        ? await fromAddress(source, lead.page, given, visit)
        : await fromFile(source, given);
  } catch (error) {
    if (!(error instanceof NatoQuoteError) && !(error instanceof Error && 'code' in error)) throw error;
    return { kind: 'refused', source, reasons: [error.message] };
  }
  if (made.article === null) return { kind: 'refused', source, reasons: made.reasons };
  const { article, claimed, leftOut } = made;

  const addresses = [article.url, ...(article.also ?? [])];
  const byAddress = [...addresses, ...(claimed === null ? [] : [claimed])]
    .map((url) => catalogue.byAddress(url))
    .find((one) => one !== null);
  const held = byAddress ?? catalogue.twinOf(article);
  if (held !== null) {
    const keys = new Set([held.url, ...(held.also ?? [])].map(addressKey));
    const others = addresses.filter((url) => !keys.has(addressKey(url)));
    if (others.length === 0) return { kind: 'known', source, article: held };
    const merged = { ...held, also: [...(held.also ?? []), ...others] };
    await takeIn(merged, held, { catalogue, keep });
    return { kind: 'copy', source, article: merged };
  }
  const quotes = extractQuotes(article);
  if (quotes.length === 0)
    return { kind: 'refused', source, reasons: ['no direct quotation was found in it', ...leftOut] };
  await takeIn(article, null, { catalogue, keep });
  return { kind: 'added', source, article, quotes, leftOut };
}
