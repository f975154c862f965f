import { stringify } from 'yaml';
import { CorpusError } from '../errors.ts';
import { addressKey, cleanAddress, isSameSite } from './address.ts';
import type { Article } from './article.ts';
import { parseArticle } from './file/markdown.ts';
import { defaultLanguage } from './language-code.ts';
import type { PageArticle } from './page/page.ts';

/** The fields of an article as found in a page or a file, some perhaps missing. */
export type Draft = {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: string | null;
  /** Other addresses of the same text. */
  readonly also: readonly string[];
  readonly text: string;
};

/**
 * Makes a draft of a page. Its address is the canonical one, if that is on the site it was fetched from
 * (`fetched`). Otherwise any page could pretend to be another site's article.
 */
export function draftFromPage(page: PageArticle, fetched: string): Draft {
  const own = cleanAddress(isSameSite(page.canonical, fetched) ? page.canonical : fetched);
  const other = cleanAddress(fetched);
  const { title, outlet, date, text } = page;
  return { title, outlet, url: own, date, also: addressKey(other) === addressKey(own) ? [] : [other], text };
}

/** Formats an article's file: front matter and text, as `parseArticle` reads them. */
export function formatArticle({
  title,
  outlet,
  url,
  date,
  also = [],
  language,
  textKind,
  text,
}: Pick<Article, 'title' | 'outlet' | 'url' | 'date' | 'also' | 'language' | 'textKind' | 'text'>): string {
  const others = also.length === 0 ? {} : { also };
  const written = language === defaultLanguage ? {} : { language };
  const kind = textKind === 'full' ? {} : { text: textKind };
  const frontMatter = stringify(
    { title, outlet, url, date, ...others, ...written, ...kind },
    { lineWidth: 0 },
  );
  return `---\n${frontMatter}---\n\n${text.trim()}\n`;
}

/**
 * Formats an article's file, and checks that it is read back as the same article.
 * @throws CorpusError if it would not be, so that the file is not written
 */
export function articleSource(article: Article): string {
  const source = formatArticle(article);
  const parsed = parseArticle(source, article.url);
  if (parsed.kind === 'faults')
    throw new CorpusError(
      `${article.url} is not saved, as it could not be read again: ${parsed.faults[0]?.reason ?? ''}`,
    );
  const { title, outlet, date, text, also = [] } = parsed.article;
  const isSame =
    title === article.title &&
    outlet === article.outlet &&
    date === article.date &&
    text === article.text.trim() &&
    also.join(' ') === (article.also ?? []).join(' ');
  if (!isSame)
    throw new CorpusError(`${article.url} is not saved, as it would be read again as another article`);
  return source;
}

const missing: readonly (readonly [key: 'title' | 'outlet' | 'url' | 'date', option: string])[] = [
  ['title', '--title TITLE'],
  ['outlet', '--outlet NAME'],
  ['url', '--url ADDRESS'],
  ['date', '--date YYYY-MM-DD'],
];

/** Makes an article of a draft, or returns all reasons why it cannot be one. */
export function finishDraft(
  draft: Draft,
):
  | { readonly article: Article; readonly reasons: null }
  | { readonly article: null; readonly reasons: string[] } {
  const reasons = missing.flatMap(([key, option]) =>
    draft[key] === null || draft[key].trim() === '' ? [`no ${key} was found: add it with ${option}`] : [],
  );
  if (draft.text.trim() === '') reasons.push('no article text was found');
  const { title, outlet, url, date } = draft;
  if (reasons.length > 0 || title === null || outlet === null || url === null || date === null)
    return { article: null, reasons };
  // Parsed from the text of its file, so that what is shown now is what the next start will load.
  const whole = { ...draft, title, outlet, url, date, language: defaultLanguage, textKind: 'full' } as const;
  const parsed = parseArticle(formatArticle(whole), url);
  return parsed.kind === 'article'
    ? { article: parsed.article, reasons: null }
    : { article: null, reasons: parsed.faults.map(({ reason }) => reason) };
}
