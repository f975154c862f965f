import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { firstMentionAfter, type Mention } from '../analysis/mentions/mention.ts';
import type { Scorer } from '../model/scorer.ts';
import type { PreviousQuote, QuoteContext } from './quote-context.ts';
import { sourceCandidates } from './source-candidates.ts';
import { type SourceFeatures, sourceFeatures } from './source-features.ts';

/** The mention of who said a quotation. Scores compare candidates for one quotation; higher is likelier. */
export type Source = { readonly mention: Mention; readonly score: number };

/** The score of a name that a dash sets under a quotation: higher than the model gives. */
const signatureScore = 9;

const dash = /^[-—–―]$/;

/**
 * Returns the name that a dash sets under a quotation, at the end of its line or alone on the next: `“…” ― Anna
 * Berg`.
 */
function signatureOf(
  { paragraphs, article: { text } }: AnalysedArticle,
  { quotedSpan, paragraph, tokenIndex }: QuoteContext,
): Mention | null {
  if (!/[.?!…]['’"”“]?\s*$/.test(text.slice(Math.max(quotedSpan.start, quotedSpan.end - 4), quotedSpan.end)))
    return null;
  let index = tokenIndex + 1;
  let home = paragraph;
  if (paragraph.tokens[index] === undefined) {
    home = paragraphs[paragraph.index + 1] ?? paragraph;
    index = 0;
  }
  if (!dash.test(home.tokens[index]?.text ?? '')) return null;
  while (dash.test(home.tokens[index]?.text ?? '')) index++;
  const mention = home.mentions[firstMentionAfter(home.mentions, index)];
  if (mention === undefined || mention.kind !== 'name' || mention.from - index > 3) return null;
  const next = home.tokens[mention.to];
  const ends = next === undefined || next.kind === 'quote' || (next.kind === 'mark' && !dash.test(next.text));
  return ends || (home === paragraph && next?.kind === 'word' && !next.capital) ? mention : null;
}

/** Returns the likeliest source of a quotation, or `null` if there is no mention near it. */
export function findSource(
  analysis: AnalysedArticle,
  context: QuoteContext,
  previous: PreviousQuote | null,
  score: Scorer<SourceFeatures>,
): Source | null {
  const signature = signatureOf(analysis, context);
  if (signature !== null) return { mention: signature, score: signatureScore };
  let best: Source | null = null;
  for (const candidate of sourceCandidates(analysis, context, previous)) {
    const value = score(sourceFeatures(analysis, context, candidate, previous));
    if (best === null || value > best.score) best = { mention: candidate.mention, score: value };
  }
  return best;
}
