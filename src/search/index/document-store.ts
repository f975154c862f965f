import type { Article } from '../../article/article.ts';
import type { Quote } from '../../quote/quote.ts';
import type { QuoteInArticle } from '../match.ts';

/** An article in the index, with its quotes. */
export type StoredDocument = {
  readonly article: Article;
  readonly quotes: readonly Quote[];
  /** Distinct names of the speakers quoted. */
  readonly speakers: readonly string[];
  /** The body as a snapshot holds it, if the document was loaded from one. */
  readonly record?: Uint8Array;
};

/** The part of a document that filters and lists read; kept in memory for every article. */
export type Header = Omit<Article, 'text' | 'paragraphs'> & Pick<StoredDocument, 'speakers'>;

/** The rest of a document; parsed when first read. */
type Body = Pick<Article, 'text' | 'paragraphs'> & { readonly quotes: readonly Quote[] };

/** One quote of a document, by its index. Nothing is parsed until `readQuote`. */
export type QuoteReference = { readonly document: StoredDocument; readonly index: number };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @throws RangeError if the document has no such quote, which only a faulty snapshot can cause. */
export function readQuote({ document, index }: QuoteReference): QuoteInArticle {
  const quote = document.quotes[index];
  if (quote === undefined) throw new RangeError(`article ${document.article.id} has no quote ${index}`);
  return { quote, article: document.article };
}

export function storedDocument(article: Article, quotes: readonly Quote[]): StoredDocument {
  const names = quotes.flatMap(({ speaker }) =>
    speaker === null || speaker.kind === 'unnamed' ? [] : [speaker.name],
  );
  return { article, quotes, speakers: [...new Set(names)] };
}

export function headerOf({ article, speakers }: StoredDocument): Header {
  const { id, title, outlet, url, date, also, language, textKind } = article;
  return { id, title, outlet, url, date, ...(also && { also }), language, textKind, speakers };
}

/** Returns a document's body as bytes: the loaded record, if there is one. */
export function recordOf(document: StoredDocument): Uint8Array {
  if (document.record !== undefined) return document.record;
  const { text, paragraphs } = document.article;
  return encoder.encode(JSON.stringify({ text, paragraphs, quotes: document.quotes } satisfies Body));
}

/** A document of a snapshot. Its body is parsed on first access: of a hundred thousand, few are shown. */
class LazyDocument implements StoredDocument {
  readonly article: Article;
  readonly speakers: readonly string[];
  readonly record: Uint8Array;
  // Weak, so that a pass over all articles does not keep every body in memory.
  #body: WeakRef<Body> | undefined;

  constructor(
    { id, title, outlet, url, date, also, language, textKind, speakers }: Header,
    record: Uint8Array,
  ) {
    this.speakers = speakers;
    this.record = record;
    const read = () => this.#read();
    // Own properties, so that a spread copies text and paragraphs too.
    this.article = {
      id,
      title,
      outlet,
      url,
      date,
      language,
      textKind,
      get text() {
        return read().text;
      },
      get paragraphs() {
        return read().paragraphs;
      },
    };
    if (also !== undefined) Object.assign(this.article, { also });
  }

  get quotes(): readonly Quote[] {
    return this.#read().quotes;
  }

  #read(): Body {
    const known = this.#body?.deref();
    if (known !== undefined) return known;
    const body = JSON.parse(decoder.decode(this.record)) as Body;
    this.#body = new WeakRef(body);
    return body;
  }
}

/** Returns the document with this header, whose body is `record`. */
export function documentFromRecord(header: Header, record: Uint8Array): StoredDocument {
  return new LazyDocument(header, record);
}
