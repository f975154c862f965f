import { sourceLink } from '../../quote/source-link.ts';
import type { Match } from '../../search/match.ts';

/** Returns a match for `--json`. */
export function matchRecord({ quote, article, also, score, matched }: Match) {
  const { speaker } = quote;
  const { title, outlet, url, date } = article;
  return {
    id: quote.id,
    score,
    quote: quote.segments.map(({ text }) => text).join(' … '),
    segments: quote.segments.map(({ start, end, text }) => ({ start, end, text })),
    speaker: speaker?.kind === 'person' ? { name: speaker.name, role: speaker.role } : null,
    source:
      speaker === null
        ? null
        : { kind: speaker.kind, words: article.text.slice(speaker.mention.start, speaker.mention.end) },
    article: { title, outlet, url, date },
    link: sourceLink(article, quote),
    matched,
    also: also.map(({ outlet, url, date }) => ({ outlet, url, date })),
  };
}
