import { addressKey } from '../../article/address.ts';
import type { Article } from '../../article/article.ts';
import { type Draft, draftFromPage, finishDraft } from '../../article/draft.ts';
import { parseArticle } from '../../article/file/markdown.ts';
import { type OutletSite, shownOutlet } from '../../article/outlets.ts';
import { decodeText } from '../../article/page/charset.ts';
import { readPage } from '../../article/page/page.ts';
import type { Quote } from '../../quote/quote.ts';
import { boundedQuotes } from './bounded-quotes.ts';

/** Fields of an article that a person gives because the page or file lacks them. */
export type Given = Partial<Pick<Draft, 'title' | 'outlet' | 'url' | 'date'>>;

/** An article with at least one quote, or the reasons why none could be made. */
export type Made =
  | {
      readonly article: Article;
      readonly quotes: readonly Quote[];
      /** Why quotations of the page are not in the article: one reason each. */
      readonly leftOut: readonly string[];
    }
  | { readonly article: null; readonly reasons: readonly string[] };

export const refusal = (...reasons: readonly string[]): Made => ({ article: null, reasons });

function withQuotes(article: Article, leftOut: readonly string[]): Made {
  const { quotes, reason } = boundedQuotes(article);
  if (quotes === null) return refusal(reason);
  if (quotes.length === 0) return refusal('no direct quotation was found in it', ...leftOut);
  return { article, quotes, leftOut };
}

function finish(draft: Draft, leftOut: readonly string[] = []): Made {
  const { article, reasons } = finishDraft(draft);
  if (article === null) return refusal(...reasons);
  const { also = [], ...rest } = article;
  // The canonical address of the page may be another form of the one that a person gave.
  const others = also.filter((url) => addressKey(url) !== addressKey(article.url));
  return withQuotes({ ...rest, ...(others.length > 0 && { also: others }) }, leftOut);
}

function fromHtml(html: string, url: string, given: Given, outlets: readonly OutletSite[]): Made {
  const page = readPage(html, url);
  const outlet = shownOutlet(page.outlet, url, outlets);
  return finish({ ...draftFromPage({ ...page, outlet }, url), ...given }, page.leftOut);
}

/** A page that was fetched from `url`. */
export type PageSource = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
  readonly given: Given;
  readonly outlets: readonly OutletSite[];
};

export function articleFromPage({ bytes, contentType, url, given, outlets }: PageSource): Made {
  return fromHtml(decodeText(bytes, contentType), url, given, outlets);
}

/** Splits a plain text into title and body if a blank line follows its first line. */
function titled(text: string): Pick<Draft, 'title' | 'text'> {
  const [, title, rest] = /^\s*(\S[^\n]{0,200})\n[ \t]*\n([\s\S]+)$/.exec(text) ?? [];
  return title === undefined || rest === undefined
    ? { title: null, text }
    : { title: title.trim(), text: rest };
}

/** A file: Markdown with front matter, a saved page, or plain text. */
export type FileSource = {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly given: Given;
  readonly outlets: readonly OutletSite[];
};

/** The address of a saved page, until the page itself names one. */
const unknownAddress = 'https://unknown.invalid/';

export function articleFromFile({ bytes, path, given, outlets }: FileSource): Made {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n');
  if (/^---[ \t]*\n/.test(text)) {
    const parsed = parseArticle(text, path);
    if (parsed.kind === 'article') return withQuotes(parsed.article, []);
    return refusal(...parsed.faults.map(({ line, reason }) => `line ${line}: ${reason}`));
  }
  if (/\.x?html?$/i.test(path) || /^\s*<(?:!doctype|html)/i.test(text)) {
    const { canonical } = readPage(text, given.url ?? unknownAddress);
    const url = given.url ?? (canonical === unknownAddress ? null : canonical);
    return url === null
      ? refusal('no url was found: add it with --url ADDRESS')
      : fromHtml(text, url, given, outlets);
  }
  return finish({ outlet: null, url: null, date: null, also: [], ...titled(text), ...given });
}
