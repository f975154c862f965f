import { sourceLink } from '../../quote/source-link.ts';
import type { Match, QuoteInArticle } from '../../search/match.ts';
import type { Answer } from '../../usecases/usecases.ts';

/** Returns a quote for `--json` and for tools. */
export function quoteRecord({ quote, article }: QuoteInArticle) {
  const { speaker } = quote;
  const { title, outlet, url, date } = article;
  return {
    id: quote.id,
    quote: quote.segments.map(({ text }) => text).join(' … '),
    segments: quote.segments.map(({ start, end, text }) => ({ start, end, text })),
    speaker: speaker?.kind === 'person' ? { name: speaker.name, role: speaker.role } : null,
    source:
      speaker === null
        ? null
        : { kind: speaker.kind, words: article.text.slice(speaker.mention.start, speaker.mention.end) },
    article: { title, outlet, url, date },
    link: sourceLink(article, quote),
  };
}

/** Returns a match for `--json`. */
export function matchRecord({ quote, article, also, score, matched }: Match) {
  const { id, ...record } = quoteRecord({ quote, article });
  return {
    id,
    score,
    ...record,
    matched,
    also: also.map(({ outlet, url, date }) => ({ outlet, url, date })),
  };
}

/** Returns an answer for `--json`. Fields that say nothing are left out. */
export function answerRecord({ query, result, reply = null }: Answer, explain: 'explain' | 'plain') {
  const { confidence, replaced, offered, asked, topics, unmet } = result;
  const matches = result.matches.map((match) => ({
    ...matchRecord(match),
    ...(explain === 'explain' ? { why: match.why } : {}),
  }));
  return {
    query: query.text,
    confidence,
    ...(replaced.length > 0 ? { replaced } : {}),
    ...(offered.length > 0 ? { offered } : {}),
    ...(reply === null ? {} : { reply }),
    ...(asked === null ? {} : { asked }),
    matches,
    ...(confidence === 'none' ? { topics, unmet } : {}),
  };
}
