import type { Article } from '../article/article.ts';
import { quoteId } from './identity.ts';
import { findStretches } from './marks.ts';
import type { PersonSpeaker, Quote, Segment } from './quote.ts';
import { nearest } from './simple.ts';

function sameName(one: Quote['speaker'], other: PersonSpeaker): boolean {
  return one?.kind === 'person' && one.name === other.name;
}

/**
 * The quotes of an article in the order of its text, each with its speaker where the article tells. Every
 * segment is a slice of `article.text`, marks excluded, and no two overlap.
 */
export function extractQuotes(article: Article): Quote[] {
  const { text, paragraphs } = article;
  const seen = new Map<string, number>();
  const quotes: Quote[] = [];
  let speaker: PersonSpeaker | null = null;
  for (const stretch of findStretches(text, paragraphs)) {
    const segment: Segment = {
      start: stretch.start,
      end: stretch.end,
      text: text.slice(stretch.start, stretch.end),
    };
    if (segment.text.trim().split(/\s+/).length < 4) continue;
    const paragraph = paragraphs[stretch.paragraph] ?? { start: 0, end: text.length };
    speaker = nearest(text, paragraph, stretch, speaker);
    const last = quotes.at(-1);
    if (last?.paragraph === stretch.paragraph && speaker !== null && sameName(last.speaker, speaker)) {
      quotes[quotes.length - 1] = { ...last, segments: [...last.segments, segment] };
      continue;
    }
    const ordinal = seen.get(segment.text) ?? 0;
    seen.set(segment.text, ordinal + 1);
    quotes.push({
      id: quoteId(article.url, segment.text, ordinal),
      articleId: article.id,
      paragraph: stretch.paragraph,
      segments: [segment],
      speaker,
      cue: null,
    });
  }
  return quotes;
}
