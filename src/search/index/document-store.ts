import type { Article } from '../../article/article.ts';
import type { Quote } from '../../quote/quote.ts';
import type { Located } from '../match.ts';

/** An article as the index was given it. `record` is its body as a snapshot has it, where it came from one. */
export type Shelved = {
  readonly article: Article;
  readonly quotes: readonly Quote[];
  /** The names of those who are quoted, each once. */
  readonly speakers: readonly string[];
  readonly record?: Uint8Array;
};

/** What filters and lists read of every article, and so is at hand from the start. */
export type Header = Omit<Article, 'text' | 'paragraphs'> & Pick<Shelved, 'speakers'>;

/** The rest, which is read of the few articles that are shown. */
type Body = Pick<Article, 'text' | 'paragraphs'> & { readonly quotes: readonly Quote[] };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An article and its quotes as the index keeps them. */
export function shelve(article: Article, quotes: readonly Quote[]): Shelved {
  const names = quotes.flatMap(({ speaker }) =>
    speaker === null || speaker.kind === 'unnamed' ? [] : [speaker.name],
  );
  return { article, quotes, speakers: [...new Set(names)] };
}

export function headerOf({ article, speakers }: Shelved): Header {
  const { id, title, outlet, url, date, also, textKind } = article;
  return { id, title, outlet, url, date, ...(also && { also }), textKind, speakers };
}

/** An article's body as bytes: the same again where nothing has been read of it. */
export function recordOf(shelved: Shelved): Uint8Array {
  if (shelved.record !== undefined) return shelved.record;
  const { text, paragraphs } = shelved.article;
  return encoder.encode(JSON.stringify({ text, paragraphs, quotes: shelved.quotes } satisfies Body));
}

/** A stored article: its body is read by the first who looks at it, of a hundred thousand only the few that answer. */
class Stored implements Shelved {
  readonly article: Article;
  readonly speakers: readonly string[];
  readonly record: Uint8Array;
  // Held only as long as somebody else holds it: whoever goes through all articles must not keep them all.
  #body: WeakRef<Body> | undefined;

  constructor({ id, title, outlet, url, date, also, textKind, speakers }: Header, record: Uint8Array) {
    this.speakers = speakers;
    this.record = record;
    const stored = this;
    // All properties are the article's own, so that a copy of it has them all.
    this.article = {
      id,
      title,
      outlet,
      url,
      date,
      textKind,
      get text() {
        return stored.#read().text;
      },
      get paragraphs() {
        return stored.#read().paragraphs;
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

/** One of a stored article's quotes: two fields and no function, since a start makes hundreds of thousands. */
class StoredQuote implements Located {
  readonly #stored: Stored;
  readonly #at: number;

  constructor(stored: Stored, at: number) {
    this.#stored = stored;
    this.#at = at;
  }

  get article(): Article {
    return this.#stored.article;
  }

  get quote(): Quote {
    const quote = this.#stored.quotes[this.#at];
    if (quote === undefined) throw new RangeError(`a snapshot's record has no quote ${this.#at}`);
    return quote;
  }
}

/** An article as a snapshot has it, and its quotes by their `ids`, which are in the order of its text. */
export function unshelve(
  header: Header,
  record: Uint8Array,
  ids: readonly string[],
): { readonly shelved: Shelved; readonly located: readonly (readonly [string, Located])[] } {
  const stored = new Stored(header, record);
  return { shelved: stored, located: ids.map((id, at) => [id, new StoredQuote(stored, at)]) };
}
