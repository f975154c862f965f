import type { Article } from '../../article/article.ts';
import { SnapshotError } from '../../errors.ts';
import type { Quote, Speaker } from '../../quote/quote.ts';
import type { Located, Page, Query, SearchResult } from '../match.ts';
import { searchQuotes } from '../quote-search.ts';
import { type Collection, createCollection, type Entry, isWorn, type Unit } from './collection.ts';
import { type Header, headerOf, recordOf, type Shelved, shelve, unshelve } from './document-store.ts';
import { addEntry, removeEntry } from './indexing.ts';
import { alsoIn, byDate, type Range, type Searched } from './listing.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { restoreCollection, type StoredCollection, storeCollection } from './stored-collection.ts';

export type { Located, Page } from '../match.ts';

/** All quotes of a corpus, to be asked. Nothing in it waits, reads a file or looks at a clock. */
export type QuoteIndex = {
  /** Takes in an article with its quotes; one with the same id is replaced. */
  add(article: Article, quotes: readonly Quote[]): void;
  /** Forgets an article and its quotes; an id that is not there is no error. */
  remove(articleId: string): void;
  search(query: Query, page: Page): SearchResult;
  quote(id: string): Located | null;
  /** Other articles that have a quote too, the newest first; none for an id that is not there. */
  also(quoteId: string): readonly Article[];
  articles(): readonly Article[];
  /** How many quotes there are. */
  size(): number;
  /** An article's quotes in the order of its text; none for an id that is not there. */
  quotesOf(articleId: string): readonly Quote[];
  /** Names of the persons and organisations that are quoted, in alphabetical order. */
  speakers(): readonly string[];
  outlets(): readonly string[];
  /** All of it as bytes for `loadQuoteIndex`, marked with the state of the corpus (any text) that it was made from. */
  snapshot(source: string): Uint8Array;
};

type StoredNames = {
  readonly source: string;
  readonly headers: readonly Header[];
  readonly collection: StoredCollection['names'];
};

function speakerOf(speaker: Speaker | null): Pick<Unit, 'speaker' | 'role'> {
  if (speaker === null || speaker.kind === 'unnamed') return {};
  if (speaker.kind === 'organisation' || speaker.role === null) return { speaker: speaker.name };
  return { speaker: speaker.name, role: speaker.role };
}

/** The article's title and the paragraph of a quote without the quote's own words. */
function contextOf({ title, text, paragraphs }: Article, { paragraph, segments }: Quote): string {
  const span = paragraphs[paragraph];
  if (span === undefined) return title;
  let [context, from] = [`${title}\n`, span.start];
  for (const { start, end } of segments) {
    context += `${text.slice(from, Math.max(from, start))} `;
    from = end;
  }
  return context + text.slice(from, Math.max(from, span.end));
}

function entryOf({ article, quotes }: Shelved): Entry {
  const units = quotes.map((quote) => ({
    id: quote.id,
    title: '',
    text: quote.segments.map(({ text }) => text).join(' '),
    context: contextOf(article, quote),
    ...speakerOf(quote.speaker),
  }));
  return { id: article.id, units, text: `${article.title} ${article.text}` };
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function indexOf(shelf: Map<string, Shelved>, byId: Map<string, Located>, stored: Collection): QuoteIndex {
  let collection = stored;
  let byUnit: (Located | undefined)[] = [];
  // Both are gathered from all there is, and wanted again and again until that changes: at every letter that is typed into a
  // pick-list, whenever nothing is found.
  let names: { readonly speakers: readonly string[]; readonly outlets: readonly string[] } | undefined;
  let newest: readonly Range[] | undefined;

  function place(articleId: string): void {
    const { first = 0, end = 0 } = collection.entries.get(articleId) ?? {};
    for (let unit = first; unit < end; unit += 1) byUnit[unit] = byId.get(collection.units.ids[unit] ?? '');
  }
  for (const articleId of shelf.keys()) place(articleId);

  function remove(articleId: string): void {
    const shelved = shelf.get(articleId);
    if (shelved === undefined) return;
    [names, newest] = [undefined, undefined];
    shelf.delete(articleId);
    for (const { id } of shelved.quotes) byId.delete(id);
    removeEntry(collection, articleId);
    if (!isWorn(collection)) return;
    collection = createCollection();
    byUnit = [];
    for (const kept of shelf.values()) {
      addEntry(collection, entryOf(kept));
      place(kept.article.id);
    }
  }

  function known() {
    names ??= {
      speakers: sorted([...shelf.values()].flatMap(({ speakers }) => speakers)),
      outlets: sorted([...shelf.values()].map(({ article }) => article.outlet)),
    };
    return names;
  }
  const speakers = () => known().speakers;
  const outlets = () => known().outlets;

  const searched = (): Searched => ({
    collection,
    located: byUnit,
    newest() {
      newest ??= byDate(collection, byUnit);
      return newest;
    },
    speakers,
    outlets,
  });

  return {
    add(article, quotes) {
      remove(article.id);
      [names, newest] = [undefined, undefined];
      const shelved = shelve(article, quotes);
      shelf.set(article.id, shelved);
      for (const quote of quotes) byId.set(quote.id, { quote, article });
      addEntry(collection, entryOf(shelved));
      place(article.id);
    },
    remove,
    search: (query, page) => searchQuotes(searched(), query, page),
    quote(id) {
      const one = byId.get(id);
      return one === undefined ? null : { quote: one.quote, article: one.article };
    },
    also(quoteId) {
      const article = byId.get(quoteId)?.article;
      const units = collection.entries.get(article?.id ?? '');
      if (article === undefined || units === undefined) return [];
      const unit = collection.units.ids.indexOf(quoteId, units.first);
      return alsoIn(searched(), unit, article);
    },
    size: () => byId.size,
    articles: () => [...shelf.values()].map(({ article }) => article),
    quotesOf: (articleId) => shelf.get(articleId)?.quotes ?? [],
    speakers,
    outlets,
    snapshot(source) {
      const { names, numbers } = storeCollection(collection);
      const shelved = [...shelf.values()];
      return encodeSnapshot<StoredNames>({
        names: { source, headers: shelved.map(headerOf), collection: names },
        records: shelved.map(recordOf),
        numbers,
      });
    },
  };
}

/** An index with nothing in it. */
export function createQuoteIndex(): QuoteIndex {
  return indexOf(new Map(), new Map(), createCollection());
}

/**
 * The index that `snapshot` made bytes of, searching exactly as it did.
 * @throws SnapshotError where the bytes are damaged, of another version, or made from another state of the corpus.
 */
export function loadQuoteIndex(bytes: Uint8Array, source: string): QuoteIndex {
  const { names, records, numbers } = decodeSnapshot<StoredNames>(bytes);
  if (names.source !== source) throw new SnapshotError('was made from another state of the corpus');
  const collection = restoreCollection({ names: names.collection, numbers });
  const shelf = new Map<string, Shelved>();
  const located = new Map<string, Located>();
  for (const [at, header] of names.headers.entries()) {
    const { first = 0, end = 0 } = collection.entries.get(header.id) ?? {};
    const one = unshelve(header, records[at] ?? new Uint8Array(), collection.units.ids.slice(first, end));
    shelf.set(header.id, one.shelved);
    for (const [id, quote] of one.located) located.set(id, quote);
  }
  return indexOf(shelf, located, collection);
}
