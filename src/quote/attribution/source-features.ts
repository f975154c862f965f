import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { mentionContextOf } from '../analysis/mention-context.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { MentionContext } from '../analysis/paragraph-analysis.ts';
import { genderOfPronoun } from '../people/gender.ts';
import {
  type CandidatePosition,
  countBetween,
  countMentionsBetween,
  positionOf,
  tokensToVerb,
} from './distances.ts';
import type { PreviousQuote, QuoteContext } from './quote-context.ts';
import type { SourceCandidate } from './source-candidates.ts';

/** How a mention relates to the previous quotation's speaker: the name of the same or another person, or a pronoun. */
export type PersonRelation =
  | 'unknown'
  | 'same'
  | 'other'
  | 'pronoun'
  | 'pronoun-of-same-gender'
  | 'pronoun-of-other-gender';

/** What a candidate for a quotation's source is like. All numbers are counts or distances in tokens, not yet capped. */
export type SourceFeatures = {
  readonly quote: QuoteContext;
  readonly mention: Mention;
  readonly context: MentionContext;
  readonly rank: number;
  readonly position: CandidatePosition;
  readonly wordsBetween: number;
  readonly quotesBetween: number;
  readonly sentenceEndsBetween: number;
  readonly commasBetween: number;
  readonly cuesBetween: number;
  readonly isPreviousSource: boolean;
  readonly personRelation: PersonRelation;
  readonly previousQuote: 'none' | 'same-paragraph' | 'other-paragraph';
  /** Words since the previous quotation, or {@link farAway} if that is in another paragraph. */
  readonly wordsSincePreviousQuote: number;
  /** How often the article names the person; 0 for other mentions. */
  readonly mentionsOfPerson: number;
  /** True if the candidate stands before the quotation and "that" introduces it. */
  readonly afterThat: boolean;
  /**
   * From the candidate to the verbs of speaking beside the quotation, on the candidate's side; or {@link
   * noCueBeside}.
   */
  readonly tokensToCueBefore: number;
  readonly tokensToCueAfter: number;
  /** Mentions between the candidate and the verb before the quotation; -1 if there is none. */
  readonly mentionsToCueBefore: number;
};

export const farAway = 60;
export const noCueBeside = 30;
const maxMentionsToCue = 6;

function personRelationOf(
  { people }: AnalysedArticle,
  mention: Mention,
  previous: PreviousQuote | null,
): PersonRelation {
  if (previous === null || previous.person === null) return 'unknown';
  const person = people.personOf.get(mention);
  if (person !== undefined) return person === previous.person ? 'same' : 'other';
  if (mention.kind !== 'pronoun') return 'unknown';
  const gender = genderOfPronoun(mention.head);
  if (gender === null || previous.person.gender === null) return 'pronoun';
  return gender === previous.person.gender ? 'pronoun-of-same-gender' : 'pronoun-of-other-gender';
}

function wordsSince({ paragraph, wordsBefore }: QuoteContext, previous: PreviousQuote | null): number {
  if (previous === null || previous.paragraphIndex !== paragraph.index) return farAway;
  return wordsBefore - (paragraph.counts.words[previous.tokenIndex] ?? 0);
}

/** Returns the features of one candidate for one quotation. */
export function sourceFeatures(
  analysis: AnalysedArticle,
  quote: QuoteContext,
  { mention, rank }: SourceCandidate,
  previous: PreviousQuote | null,
): SourceFeatures {
  const { paragraph, tokenIndex, cueBefore, cueAfter } = quote;
  const mentionParagraph = analysis.paragraphs[mention.paragraphIndex] ?? paragraph;
  const { counts } = paragraph;
  const mentionCounts = mentionParagraph.counts;
  const position = positionOf(quote, mention);
  const tokensToCueBefore =
    position === 'before' && cueBefore >= 0 ? tokensToVerb(mention, cueBefore) : noCueBeside;
  const tokensToCueAfter =
    position === 'after' && cueAfter >= 0 ? tokensToVerb(mention, cueAfter) : noCueBeside;
  return {
    quote,
    mention,
    context: mentionContextOf(mentionParagraph, mention),
    rank,
    position,
    wordsBetween: countBetween(counts.words, mentionCounts.words, position, tokenIndex, mention),
    quotesBetween: countBetween(counts.quotes, mentionCounts.quotes, position, tokenIndex, mention),
    sentenceEndsBetween: countBetween(
      counts.sentenceEnds,
      mentionCounts.sentenceEnds,
      position,
      tokenIndex,
      mention,
    ),
    commasBetween: countBetween(counts.commas, mentionCounts.commas, position, tokenIndex, mention),
    cuesBetween: countBetween(counts.cues, mentionCounts.cues, position, tokenIndex, mention),
    isPreviousSource: previous?.source === mention,
    personRelation: personRelationOf(analysis, mention, previous),
    previousQuote:
      previous === null
        ? 'none'
        : previous.paragraphIndex === paragraph.index
          ? 'same-paragraph'
          : 'other-paragraph',
    wordsSincePreviousQuote: wordsSince(quote, previous),
    mentionsOfPerson: analysis.people.personOf.get(mention)?.count ?? 0,
    afterThat: position === 'before' && paragraph.tokens[tokenIndex - 1]?.functionWord === 'that',
    tokensToCueBefore,
    tokensToCueAfter,
    mentionsToCueBefore:
      position === 'before' && cueBefore >= 0 && tokensToCueBefore >= 0
        ? countMentionsBetween(paragraph.mentions, mention, cueBefore, maxMentionsToCue)
        : -1,
  };
}
