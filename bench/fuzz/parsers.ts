import { readListing } from '../../src/article/feed.ts';
import { maxMarks, maxText, parseArticle } from '../../src/article/file/markdown.ts';
import { createLikenessIndex } from '../../src/article/likeness.ts';
import { readPage } from '../../src/article/page/page.ts';
import { articleFromText } from '../../src/article/plain.ts';
import { dayIn } from '../../src/article/published.ts';
import { isAllowed, parseRobots } from '../../src/ingest/fetch/robots-rules.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { sourceLink } from '../../src/quote/source-link.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { parseQuery } from '../../src/search/query/parse-query.ts';
import { decodeButtonValue } from '../../src/slack/cards/button-value.ts';
import { contextModal } from '../../src/slack/cards/context.ts';
import { quoteCard } from '../../src/slack/cards/quote-card.ts';
import { cutTyped } from '../../src/slack/inbound/cut-long-text.ts';
import { answerTo } from '../../src/slack/requests/ask.ts';
import { checkTo } from '../../src/slack/requests/check.ts';
import { nameOptions } from '../../src/slack/requests/options.ts';
import { plainWords } from '../../src/slack/requests/thread.ts';
import { parseDigestCommand } from '../../src/usecases/digest/digest-command.ts';
import { questionsAbout } from '../../src/usecases/questions-about.ts';
import { isFollowUp, refine } from '../../src/usecases/refine.ts';
import { parseRequest } from '../../src/usecases/request.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';
import * as samples from './samples.ts';

/** Something that reads text from outside. */
export type Parser = {
  readonly name: string;
  /** Where the bot runs it: on its own thread, or in a worker that is ended when it takes too long. */
  readonly thread: 'main' | 'worker';
  /** Well-formed inputs, to be changed at random. */
  readonly samples: readonly string[];
  /** What its grammar is made of. */
  readonly tokens: readonly string[];
  /** @throws nothing but errors of the NatoQuoteError family */
  run(text: string): unknown;
};

const today = new Date('2025-06-01T12:00:00Z');
const url = 'https://example.org/news/a';

const known = articleFromText({ id: url, title: 'Known', date: '2025-05-01', text: samples.text });
const index = createMemoryIndex();
index.add(known, extractQuotes(known));
const useCases = createUseCases({
  index: {
    ...index,
    search: async (query, page) => index.search(query, page),
    snapshot: async () => new Uint8Array(),
  },
  today: () => today,
});
const names = { speakers: index.speakers(), outlets: ['Interfax', 'Reuters'] };

/** A text as an article whose only quote is all of it. */
function asQuote(given: string) {
  const text = given.slice(0, maxText);
  const article = articleFromText({ id: url, title: text.slice(0, 500), date: '2025-02-13', text });
  const segments = [{ start: 0, end: text.length, text }];
  const quote = { id: 'q', articleId: url, paragraph: 0, segments, speaker: null, cue: null };
  return { article: { ...article, url, outlet: text.slice(0, 500) }, quote };
}

/** As many quotes of one paragraph as an article's quotation marks allow. */
function manyQuotes({ text }: { readonly text: string }) {
  const count = maxMarks / 2;
  const step = Math.floor(text.length / count);
  const paragraph = 0;
  return Array.from({ length: step > 8 ? count : 1 }, (_, at) => {
    const [start, end] = [at * step, at * step + Math.min(8, text.length)];
    const segments = [{ start, end, text: text.slice(start, end) }];
    return { id: `q${at}`, articleId: url, paragraph, segments, speaker: null, cue: null };
  });
}

const articleParsers: readonly Parser[] = [
  {
    name: 'article file',
    thread: 'main',
    samples: [samples.file],
    tokens: samples.fileTokens,
    run: (text) => parseArticle(text, 'a.md'),
  },
  {
    name: 'quotes of an article',
    thread: 'main',
    samples: [samples.text, samples.transcript],
    tokens: samples.textTokens,
    run: (text) => {
      const parsed = parseArticle(samples.fileWith(text.slice(0, maxText)), 'a.md');
      if (parsed.kind === 'article') extractQuotes(parsed.article);
    },
  },
  {
    name: 'index',
    thread: 'main',
    samples: [samples.text],
    tokens: samples.textTokens,
    run: (text) => {
      const { article, quote } = asQuote(text);
      createMemoryIndex().add(article, [quote]);
    },
  },
  {
    name: 'index of many quotes',
    thread: 'main',
    samples: [samples.text],
    tokens: samples.textTokens,
    run: (text) => {
      const { article } = asQuote(text);
      createMemoryIndex().add(article, manyQuotes(article));
    },
  },
  {
    name: 'copies',
    thread: 'main',
    samples: [samples.text],
    tokens: samples.textTokens,
    run: (text) => createLikenessIndex().add(url, text),
  },
  {
    name: 'cards',
    thread: 'main',
    samples: [samples.text],
    tokens: samples.textTokens,
    run: (text) => {
      const located = asQuote(text);
      sourceLink(located.article, located.quote);
      quoteCard({ ...located, highlights: [] });
      contextModal(located);
    },
  },
];

const typedParsers: readonly Parser[] = [
  {
    name: 'request',
    thread: 'main',
    samples: samples.requests,
    tokens: samples.requestTokens,
    run: (text) => parseRequest(cutTyped(text)),
  },
  {
    name: 'question',
    thread: 'main',
    samples: samples.requests,
    tokens: samples.requestTokens,
    run: (text) => parseQuery(text, today),
  },
  {
    name: 'answer',
    thread: 'main',
    samples: samples.requests,
    tokens: samples.requestTokens,
    run: (text) => answerTo(useCases, plainWords(cutTyped(text)), 'everyone'),
  },
  {
    name: 'check',
    thread: 'main',
    samples: [samples.text, ...samples.requests],
    tokens: [...samples.textTokens, ...samples.markup],
    run: (text) => checkTo(useCases, cutTyped(text), 'nothing'),
  },
  {
    name: 'follow-up',
    thread: 'main',
    samples: samples.requests,
    tokens: samples.requestTokens,
    run: (text) => isFollowUp(cutTyped(text)) && refine('peace by:rutte', cutTyped(text), names, today),
  },
  {
    name: 'digest command',
    thread: 'main',
    samples: samples.digestCommands,
    tokens: samples.digestTokens,
    run: (text) => parseDigestCommand(cutTyped(text), { zone: 'Europe/Brussels', now: today.getTime() }),
  },
  {
    name: 'message',
    thread: 'main',
    samples: samples.requests,
    tokens: samples.markup,
    run: (text) => questionsAbout(plainWords(cutTyped(text))),
  },
  {
    name: 'name options',
    thread: 'main',
    samples: ['Mark Rutte', 'Europe/Brussels'],
    tokens: samples.textTokens,
    run: (text) => nameOptions(['Mark Rutte', 'Anna Berg', text.slice(0, 1_000)], cutTyped(text)),
  },
  {
    name: 'button value',
    thread: 'main',
    samples: ['["q1","peace",1]'],
    tokens: ['[', ']', '"', ',', '1', '{', '}', ':', 'null', '\\u0000'],
    run: (text) => decodeButtonValue(cutTyped(text)),
  },
];

const fetchedParsers: readonly Parser[] = [
  {
    name: 'page',
    thread: 'worker',
    samples: [samples.page],
    tokens: samples.pageTokens,
    run: (text) => readPage(text, url),
  },
  {
    name: 'feed or sitemap',
    thread: 'worker',
    samples: samples.feeds,
    tokens: samples.feedTokens,
    run: (text) => readListing(text, url),
  },
  {
    name: 'robots.txt',
    thread: 'worker',
    samples: [samples.robots],
    tokens: samples.robotsTokens,
    // At most 500 KiB are read.
    run: (text) => isAllowed(parseRobots(text.slice(0, 500 * 1024), 'nato-quote'), url),
  },
  {
    name: 'date',
    thread: 'worker',
    samples: ['13 February 2025', '2025-02-13T23:30:00+02:00'],
    tokens: samples.digestTokens,
    run: (text) => dayIn(text),
  },
];

export const parsers: readonly Parser[] = [...articleParsers, ...typedParsers, ...fetchedParsers];
