import { createHash } from 'node:crypto';
import { addressKey } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { createLikenessIndex, likeness } from '../article/likeness.ts';

/** What the corpus holds already, by address and by text. */
export type Catalogue = {
  byId(articleId: string): Article | null;
  /** The article that stands at this address, or has a copy there. */
  byAddress(url: string): Article | null;
  /** An article with nearly the same text (a syndicated copy), under whatever address; a short text has to be the same. */
  twinOf(article: Article): Article | null;
  /** Takes in an article; one with the same id is replaced. */
  put(article: Article): void;
  remove(articleId: string): void;
};

// How much of the shorter text has to stand in the longer one. Outlets cut agency copy at the end and put a
// line of their own in front; two reports of one event by different hands share far less.
const alike = 0.85;

// A teaser of a few words stands in many articles: of shorter texts, all of one has to be the other.
const shortest = 300;

/** A text by its letters and digits alone: the same for texts that differ in case, marks and white space. */
const exactKey = (text: string) =>
  createHash('sha256')
    .update(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .digest('base64');

const addressesOf = ({ url, also = [] }: Article) => [url, ...also].map(addressKey);

export function createCatalogue(articles: Iterable<Article> = []): Catalogue {
  const held = new Map<string, Article>();
  const byKey = new Map<string, string>();
  const texts = createLikenessIndex();
  const shortTexts = new Map<string, string>();

  const remove = (id: string) => {
    const article = held.get(id);
    if (article === undefined) return;
    for (const key of addressesOf(article)) if (byKey.get(key) === id) byKey.delete(key);
    texts.remove(id);
    if (article.text.length < shortest) {
      const key = exactKey(article.text);
      if (shortTexts.get(key) === id) shortTexts.delete(key);
    }
    held.delete(id);
  };
  const put = (article: Article) => {
    remove(article.id);
    held.set(article.id, article);
    for (const key of addressesOf(article)) byKey.set(key, article.id);
    if (article.text.length >= shortest) texts.add(article.id, article.text);
    else shortTexts.set(exactKey(article.text), article.id);
  };
  for (const article of articles) put(article);

  return {
    byId: (id) => held.get(id) ?? null,
    byAddress: (url) => held.get(byKey.get(addressKey(url)) ?? '') ?? null,
    twinOf(article) {
      if (article.text.length < shortest) {
        const other = held.get(shortTexts.get(exactKey(article.text)) ?? '');
        return other === undefined || other.id === article.id ? null : other;
      }
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
