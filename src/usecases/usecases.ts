import type { Page, Query, QuoteInArticle, SearchResult } from '../search/match.ts';
import { parseQuery } from '../search/query/parse-query.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { checkDraft, type DraftReport } from './check-draft.ts';
import { type CheckReport, checkMessage } from './check-message.ts';
import { type Overview, overviewOf } from './overview.ts';
import { refine } from './refine.ts';
import { smallTalk } from './small-talk.ts';

/** A parsed question and its result. */
export type Answer = {
  readonly query: Query;
  readonly result: SearchResult;
  /** What to say instead of an answer, if nothing was asked: to "hello", to "thanks!". */
  readonly reply?: string | null;
};

/** What the Slack app and the command line can do with a corpus. */
export type UseCases = {
  /**
   * Finds the quotes that answer a question, best first.
   * @throws QueryError naming what is wrong with the question
   */
  find(question: string, page: Page): Promise<Answer>;
  /**
   * Checks every quotation in a message: exact, altered, or not found.
   * @throws QueryError if the message has no word, or a quotation has more than 50,000 characters
   */
  check(message: string): Promise<CheckReport>;
  /**
   * Checks every quotation in a draft of up to 500,000 characters.
   * @throws QueryError for a longer draft
   */
  checkDraft(draft: string): Promise<DraftReport>;
  /** Returns the quote with this id, or `null` if the corpus does not have it (any more). */
  quote(id: string): QuoteInArticle | null;
  /** Returns the full question that a follow-up asks (see `refine`), or the follow-up if it is a question of its own. */
  refine(previous: string | null, followUp: string): string;
  /** Returns the names of all persons and organisations quoted, sorted. */
  speakers(): readonly string[];
  outlets(): readonly string[];
  overview(): Overview;
  /** Returns up to `count` questions that this corpus answers. */
  examples(count: number): Promise<readonly string[]>;
};

/** `today` is called for every question: "last week" depends on it. */
export type UseCaseDependencies = { readonly index: QuoteIndex; readonly today: () => Date };

export function createUseCases({ index, today }: UseCaseDependencies): UseCases {
  const find: UseCases['find'] = async (question, page) => {
    const query = parseQuery(question, today());
    const reply = smallTalk(question);
    // Of greetings and thanks only the topics are of use.
    const asked = reply === null ? query : parseQuery('', today());
    return { query, result: await index.search(asked, page), reply };
  };
  return {
    find,
    check: (message) => checkMessage(message, index),
    checkDraft: (draft) => checkDraft(draft, index),
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
