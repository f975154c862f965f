import { createHash } from 'node:crypto';
import { addressKey } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { createLikenessIndex, likeness } from '../article/likeness.ts';

/** Finds the articles of the corpus by id, address and text. */
export type Catalogue = {
  byId(articleId: string): Article | null;
  /** Returns the article that has this address, as its own or as a copy's. */
  byAddress(url: string): Article | null;
  /** Returns another article with nearly the same text (a syndicated copy). A short text must be the same. */
  nearDuplicateOf(article: Article): Article | null;
  /** Adds an article, or replaces the one with the same id. */
  put(article: Article): void;
  remove(articleId: string): void;
};

// The least likeness of near-duplicates. Outlets cut agency copy at the end and put a line of their own in front.
// Two independent reports of one event share far less.
const minLikeness = 0.85;

// A teaser of a few words may be part of many articles, so shorter texts (in UTF-16 units) are compared exactly.
const minLength = 300;

/** Returns a hash of the letters and digits: equal for texts that differ only in case, marks and white space. */
const exactKey = (text: string) =>
  createHash('sha256')
    .update(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .digest('base64');

const addressesOf = ({ url, also = [] }: Article) => [url, ...also].map(addressKey);

/** Makes a catalogue of the given articles. */
export function createCatalogue(articles: Iterable<Article> = []): Catalogue {
  const articlesById = new Map<string, Article>();
  const byKey = new Map<string, string>();
  const texts = createLikenessIndex();
  const shortTexts = new Map<string, string>();

  const remove = (id: string) => {
    const article = articlesById.get(id);
    if (article === undefined) return;
    for (const key of addressesOf(article)) if (byKey.get(key) === id) byKey.delete(key);
    texts.remove(id);
    if (article.text.length < minLength) {
      const key = exactKey(article.text);
      if (shortTexts.get(key) === id) shortTexts.delete(key);
    }
    articlesById.delete(id);
  };
  const put = (article: Article) => {
    remove(article.id);
    articlesById.set(article.id, article);
    for (const key of addressesOf(article)) byKey.set(key, article.id);
    if (article.text.length >= minLength) texts.add(article.id, article.text);
    else shortTexts.set(exactKey(article.text), article.id);
  };
  for (const article of articles) put(article);

  return {
    byId: (id) => articlesById.get(id) ?? null,
    byAddress: (url) => articlesById.get(byKey.get(addressKey(url)) ?? '') ?? null,
    nearDuplicateOf(article) {
      if (article.text.length < minLength) {
        const other = articlesById.get(shortTexts.get(exactKey(article.text)) ?? '');
        return other === undefined || other.id === article.id ? null : other;
      }
      for (const id of texts.candidates(article.text)) {
        const other = articlesById.get(id);
        if (other !== undefined && id !== article.id && likeness(article.text, other.text) >= minLikeness)
          return other;
      }
      return null;
    },
    put,
    remove,
  };
}
