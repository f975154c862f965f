import type { Page, Query, QuoteInArticle, SearchResult } from '../search/match.ts';
import { parseQuery } from '../search/query/parse-query.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { type CheckReport, checkMessage } from './check-message.ts';
import { type Overview, overviewOf } from './overview.ts';
import { refine } from './refine.ts';

/** A question as it was understood, and what the corpus has to say to it. */
export type Answer = { readonly query: Query; readonly result: SearchResult };

/** The use cases together, as the Slack app and the command line see them. */
export type UseCases = {
  /**
   * The quotes that answer `question`, best first; none is the honest "nothing found".
   * @throws QueryError for a question that cannot be read, naming what is wrong with it.
   */
  find(question: string, page: Page): Promise<Answer>;
  /**
   * Holds every quotation in a message against the corpus: exact, altered, or not found.
   * @throws QueryError for a message without a word, and for one quotation of more than 50,000 characters.
   */
  check(message: string): Promise<CheckReport>;
  /** The quote with this id, or `null` where the corpus does not have it (any more). */
  quote(id: string): QuoteInArticle | null;
  /** What `followUp` asks after `previous` was answered (see `refine`); by itself where it continues nothing. */
  refine(previous: string | null, followUp: string): string;
  /** Names of the persons and organisations that are quoted, in alphabetical order. */
  speakers(): readonly string[];
  outlets(): readonly string[];
  /** What there is to ask about. */
  overview(): Overview;
  /** Up to `count` questions that this corpus answers. */
  examples(count: number): Promise<readonly string[]>;
};

/** What a useCases works with. `today` is read at every question: "last week" depends on it. */
export type UseCaseDependencies = { readonly index: QuoteIndex; readonly today: () => Date };

export function createUseCases({ index, today }: UseCaseDependencies): UseCases {
  const find: UseCases['find'] = async (question, page) => {
    const query = parseQuery(question, today());
    return { query, result: await index.search(query, page) };
  };
  return {
    find,
    check: (message) => checkMessage(message, index),
    quote: (id) => index.quote(id),
    refine(previous, followUp) {
      const known = { speakers: index.speakers(), outlets: index.outlets() };
      return (previous && refine(previous, followUp, known, today())) || followUp;
    },
    speakers: () => index.speakers(),
    outlets: () => index.outlets(),
    overview: () => overviewOf(index),
    examples: async (count) => {
      const { result } = await find('', { limit: 0, offset: 0 });
      return result.topics.slice(0, count);
    },
  };
}
