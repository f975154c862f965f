import { type Listing, readListing } from '../../article/feed.ts';
import { decodeText } from '../../article/page/charset.ts';
import { boundedQuotes } from './bounded-quotes.ts';
import { articleFromFile, articleFromPage } from './make-article.ts';
import { textOfWordDocument } from './word-document.ts';

/** A response from `url` that may be a feed or a sitemap. */
export type ListingSource = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
};

export function listingFrom({ bytes, contentType, url }: ListingSource): Listing | null {
  return readListing(decodeText(bytes, contentType), url);
}

/** The tasks of the worker. Everything from outside is parsed here and nowhere else. */
const tasks = {
  listing: listingFrom,
  page: articleFromPage,
  file: articleFromFile,
  quotes: boundedQuotes,
  wordDocument: textOfWordDocument,
};
type Tasks = typeof tasks;

export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

export type TaskRequest = {
  [Name in TaskName]: { readonly name: Name; readonly input: TaskInput<Name> };
}[TaskName];

/** The answer of the worker: the task's result, or the message of its error. */
export type TaskAnswer<Name extends TaskName> =
  | { readonly kind: 'done'; readonly output: TaskOutput<Name> }
  | { readonly kind: 'failed'; readonly reason: string };

function run(request: TaskRequest): TaskOutput<TaskName> | Promise<TaskOutput<TaskName>> {
  switch (request.name) {
    case 'listing':
      return tasks.listing(request.input);
    case 'page':
      return tasks.page(request.input);
    case 'file':
      return tasks.file(request.input);
    case 'quotes':
      return tasks.quotes(request.input);
    case 'wordDocument':
      return tasks.wordDocument(request.input);
  }
}

/** Runs one task. Errors become part of the answer. */
export async function answerTask(request: TaskRequest): Promise<TaskAnswer<TaskName>> {
  try {
    return { kind: 'done', output: await run(request) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
