import { addressKey } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { createLikenessIndex, likeness } from '../article/likeness.ts';

/** What the corpus holds already, by address and by text. */
export type Catalogue = {
  byId(articleId: string): Article | null;
  /** The article that stands at this address, or has a copy there. */
  byAddress(url: string): Article | null;
  /** An article with nearly the same text (a syndicated copy), under whatever address. */
  twinOf(article: Article): Article | null;
  /** Takes in an article; one with the same id is replaced. */
  put(article: Article): void;
  remove(articleId: string): void;
};

// How much of the shorter text has to stand in the longer one. Outlets cut agency copy at the end and put a
// line of their own in front; two reports of one event by different hands share far less.
const alike = 0.85;

// A teaser of a few words stands in many articles.
const shortest = 300;

const addressesOf = ({ url, also = [] }: Article) => [url, ...also].map(addressKey);

export function createCatalogue(articles: Iterable<Article> = []): Catalogue {
  const held = new Map<string, Article>();
  const byKey = new Map<string, string>();
  const texts = createLikenessIndex();

  const remove = (id: string) => {
    const article = held.get(id);
    if (article === undefined) return;
    for (const key of addressesOf(article)) if (byKey.get(key) === id) byKey.delete(key);
    texts.remove(id);
    held.delete(id);
  };
  const put = (article: Article) => {
    remove(article.id);
    held.set(article.id, article);
    for (const key of addressesOf(article)) byKey.set(key, article.id);
    if (article.text.length >= shortest) texts.add(article.id, article.text);
  };
  for (const article of articles) put(article);

  return {
    byId: (id) => held.get(id) ?? null,
    byAddress: (url) => held.get(byKey.get(addressKey(url)) ?? '') ?? null,
    twinOf(article) {
      if (article.text.length < shortest) return null;
      for (const id of texts.candidates(article.text)) {
        const other = held.get(id);
        if (other !== undefined && id !== article.id && likeness(article.text, other.text) >= alike)
          return other;
      }
      return null;
    },
    put,
    remove,
  };
}
