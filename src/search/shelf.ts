import type { Article } from '../article/article.ts';
import type { Quote } from '../quote/quote.ts';
import type { Located } from './match.ts';

/** An article as the index was given it. `record` is its body as a snapshot has it, where it came from one. */
export type Shelved = {
  readonly article: Article;
  readonly quotes: readonly Quote[];
  readonly record?: Uint8Array;
};

/** What filters and lists read of every article, and so is at hand from the start. */
export type Header = Omit<Article, 'text' | 'paragraphs'>;

/** The rest, which is read of the few articles that are shown. */
type Body = Pick<Article, 'text' | 'paragraphs'> & { readonly quotes: readonly Quote[] };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function headerOf({ article }: Shelved): Header {
  const { id, title, outlet, url, date, also, textKind } = article;
  return { id, title, outlet, url, date, ...(also && { also }), textKind };
}

/** An article's body as bytes: the same again where nothing has been read of it. */
export function recordOf({ article: { text, paragraphs }, quotes, record }: Shelved): Uint8Array {
  return record ?? encoder.encode(JSON.stringify({ text, paragraphs, quotes } satisfies Body));
}

/**
 * An article whose body is read from its record when somebody asks for it: of a hundred thousand articles
 * the few that answer. `ids` are its quotes' ids, in order.
 */
export function unshelve(
  header: Header,
  record: Uint8Array,
  ids: readonly string[],
): { readonly shelved: Shelved; readonly located: readonly (readonly [string, Located])[] } {
  let known: Body | undefined;
  const body = () => {
    known ??= JSON.parse(decoder.decode(record)) as Body;
    return known;
  };
  const article: Article = {
    ...header,
    get text() {
      return body().text;
    },
    get paragraphs() {
      return body().paragraphs;
    },
  };
  const shelved: Shelved = {
    article,
    get quotes() {
      return body().quotes;
    },
    record,
  };
  const located = ids.map((id, at): readonly [string, Located] => [
    id,
    {
      article,
      get quote() {
        return quoteAt(shelved.quotes, at);
      },
    },
  ]);
  return { shelved, located };
}

function quoteAt(quotes: readonly Quote[], at: number): Quote {
  const quote = quotes[at];
  if (quote === undefined) throw new RangeError(`a snapshot's record has no quote ${at}`);
  return quote;
}
