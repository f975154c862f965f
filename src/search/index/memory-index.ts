import type { Article } from '../../article/article.ts';
import { SnapshotError } from '../../errors.ts';
import type { Quote, Speaker } from '../../quote/quote.ts';
import type { Page, Query, SearchResult } from '../match.ts';
import { createQuoteVectors } from '../meaning/quote-vectors.ts';
import type { Vector } from '../meaning/vector.ts';
import type { QuoteIndex } from '../ranking-engine.ts';
import { searchQuotes } from '../search-quotes.ts';
import { type Collection, createCollection, type Entry, needsCompaction, type Unit } from './collection.ts';
import {
  documentFromRecord,
  type Header,
  headerOf,
  type QuoteReference,
  readQuote,
  recordOf,
  type StoredDocument,
  storedDocument,
} from './document-store.ts';
import { articlesWithDuplicates, type IndexView, rangesByDate, type UnitRange } from './index-view.ts';
import { addEntry, removeEntry } from './indexing.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { speakerKey } from './speakers.ts';
import { restoreCollection, type StoredCollection, storeCollection } from './stored-collection.ts';

/** A `QuoteIndex` in this process's memory, which answers at once. Pure: no I/O and no clock. */
export type MemoryIndex = Omit<QuoteIndex, 'search' | 'snapshot'> & {
  search(query: Query, page: Page, meaning?: Vector | null): SearchResult;
  /** Returns bytes for `loadMemoryIndex`. */
  snapshot(source: string): Uint8Array;
};

type StoredNames = {
  readonly source: string;
  readonly headers: readonly Header[];
  readonly collection: StoredCollection['names'];
};

function speakerFields(speaker: Speaker | null): Pick<Unit, 'speaker' | 'role'> {
  if (speaker === null || speaker.kind === 'unnamed') return {};
  if (speaker.kind === 'organisation' || speaker.role === null) return { speaker: speaker.name };
  return { speaker: speaker.name, role: speaker.role };
}

/** Characters of a paragraph indexed on each side of a quote: all of it, in most articles. */
const contextRead = 300;

/** Returns the article's title and the quote's paragraph without the quote's own words. */
function contextOf({ title, text, paragraphs }: Article, { paragraph, segments }: Quote): string {
  const span = paragraphs[paragraph];
  if (span === undefined) return title;
  const first = Math.max(span.start, (segments[0]?.start ?? span.start) - contextRead);
  const last = Math.min(span.end, (segments.at(-1)?.end ?? span.end) + contextRead);
  let [context, from] = [`${title}\n`, first];
  for (const { start, end } of segments) {
    context += `${text.slice(from, Math.max(from, start))} `;
    from = end;
  }
  return context + text.slice(from, Math.max(from, last));
}

function entryOf({ article, quotes }: StoredDocument): Entry {
  const units = quotes.map((quote) => ({
    id: quote.id,
    title: '',
    text: quote.segments.map(({ text }) => text).join(' '),
    context: contextOf(article, quote),
    ...speakerFields(quote.speaker),
  }));
  return { id: article.id, units, text: `${article.title} ${article.text}` };
}

/** Returns each speaker once, by the spelling that most articles use, sorted. */
function speakerNames(documents: Iterable<StoredDocument>): string[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const { speakers } of documents)
    for (const name of new Set(speakers)) {
      const counts = spellings.get(speakerKey(name)) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      spellings.set(speakerKey(name), counts);
    }
  const mostUsed = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([one, count], [other, more]) => more - count || (one < other ? -1 : 1))[0]?.[0] ?? '';
  return [...spellings.values()].map(mostUsed).sort();
}

function sortedSet(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function indexOver(
  documents: Map<string, StoredDocument>,
  byId: Map<string, QuoteReference>,
  stored: Collection,
): MemoryIndex {
  let collection = stored;
  let references: (QuoteReference | undefined)[] = [];
  // Caches until the next change: asked for at every letter typed into a pick-list, and whenever nothing is found.
  let names: { readonly speakers: readonly string[]; readonly outlets: readonly string[] } | undefined;
  let newest: readonly UnitRange[] | undefined;

  const vectors = createQuoteVectors({
    documents,
    rangeOf: (articleId) => collection.entries.get(articleId),
  });

  function referUnits(articleId: string): void {
    const { firstUnit = 0, endUnit = 0 } = collection.entries.get(articleId) ?? {};
    for (let unit = firstUnit; unit < endUnit; unit += 1)
      references[unit] = byId.get(collection.units.ids[unit] ?? '');
  }
  for (const articleId of documents.keys()) referUnits(articleId);

  function remove(articleId: string): void {
    const document = documents.get(articleId);
    if (document === undefined) return;
    [names, newest] = [undefined, undefined];
    vectors.removing(articleId);
    documents.delete(articleId);
    for (const { id } of document.quotes) byId.delete(id);
    removeEntry(collection, articleId);
    if (needsCompaction(collection)) compact();
  }

  function compact(): void {
    const { entries } = collection;
    collection = createCollection();
    references = [];
    for (const document of documents.values()) {
      addEntry(collection, entryOf(document));
      referUnits(document.article.id);
    }
    vectors.renumbered((articleId) => entries.get(articleId));
  }

  function knownNames() {
    names ??= {
      speakers: speakerNames(documents.values()),
      outlets: sortedSet([...documents.values()].map(({ article }) => article.outlet)),
    };
    return names;
  }
  const speakers = () => knownNames().speakers;
  const outlets = () => knownNames().outlets;

  const view = (): IndexView => ({
    collection,
    references,
    newest() {
      newest ??= rangesByDate(collection, references);
      return newest;
    },
    speakers,
    outlets,
    vectors: vectors.table,
  });

  return {
    add(article, quotes) {
      remove(article.id);
      [names, newest] = [undefined, undefined];
      const document = storedDocument(article, quotes);
      documents.set(article.id, document);
      for (const [index, { id }] of quotes.entries()) byId.set(id, { document, index });
      addEntry(collection, entryOf(document));
      referUnits(article.id);
      vectors.added(article.id);
    },
    remove,
    vectors,
    search: (query, page, meaning = null) => searchQuotes(view(), query, page, meaning),
    quote(id) {
      const reference = byId.get(id);
      return reference === undefined ? null : readQuote(reference);
    },
    also(quoteId) {
      const article = byId.get(quoteId)?.document.article;
      const range = collection.entries.get(article?.id ?? '');
      if (article === undefined || range === undefined) return [];
      const unit = collection.units.ids.indexOf(quoteId, range.firstUnit);
      return articlesWithDuplicates(view(), unit, article);
    },
    size: () => byId.size,
    articles: () => [...documents.values()].map(({ article }) => article),
    quotesOf: (articleId) => documents.get(articleId)?.quotes ?? [],
    speakers,
    outlets,
    snapshot(source) {
      const { names, numbers } = storeCollection(collection);
      const all = [...documents.values()];
      return encodeSnapshot<StoredNames>({
        names: { source, headers: all.map(headerOf), collection: names },
        records: all.map(recordOf),
        numbers,
      });
    },
  };
}

/** Creates an empty index. */
export function createMemoryIndex(): MemoryIndex {
  return indexOver(new Map(), new Map(), createCollection());
}

/**
 * Loads the bytes of `MemoryIndex.snapshot`; the index gives the same results as the original.
 * @throws SnapshotError if the bytes are damaged, of another version, or of another state of the corpus.
 */
export function loadMemoryIndex(bytes: Uint8Array, source: string): MemoryIndex {
  const { names, records, numbers } = decodeSnapshot<StoredNames>(bytes);
  if (names.source !== source) throw new SnapshotError('was made from another state of the corpus');
  const collection = restoreCollection({ names: names.collection, numbers });
  const documents = new Map<string, StoredDocument>();
  const byId = new Map<string, QuoteReference>();
  for (const [number, header] of names.headers.entries()) {
    const document = documentFromRecord(header, records[number] ?? new Uint8Array());
    documents.set(header.id, document);
    const { firstUnit = 0, endUnit = 0 } = collection.entries.get(header.id) ?? {};
    // An article's units are its quotes, in the order of its text.
    for (const [index, id] of collection.units.ids.slice(firstUnit, endUnit).entries())
      byId.set(id, { document, index });
  }
  return indexOver(documents, byId, collection);
}
