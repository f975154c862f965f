import { hasFlag, type LexiconWord, lexicalFlag } from '../../language/lexicon-word.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { noVerb } from '../analysis/cue-verbs.ts';
import { mentionContextOf } from '../analysis/mention-context.ts';
import type { Token } from '../analysis/tokens.ts';
import { wordsIn } from '../analysis/words-in-text.ts';
import type { Source } from './find-source.ts';
import type { QuoteContext } from './quote-context.ts';

/** The word after a quotation, as far as it tells statements from names. */
export type WordAfter = 'none' | 'cue-verb' | 'capital-word' | 'opener' | 'other';

/** What tells statements from titles, names and scare quotes. Numbers are not yet capped. */
export type StatementFeatures = {
  readonly quote: QuoteContext;
  /** The share of capital words among the longer words, without the first; -1 if there are none. */
  readonly capitalShare: number;
  readonly hasFirstPerson: boolean;
  /** How many words lie between a word like "called" and the quotation, 0 to 2; -1 if there is none. */
  readonly namingWordBefore: number;
  /** True directly after "the", "his" and the like. */
  readonly afterDeterminer: boolean;
  readonly afterPreposition: boolean;
  readonly wordAfter: WordAfter;
  readonly sourceScore: number;
  readonly sourceVerbAfter: number;
  readonly sourceVerbBefore: number;
  /** Tokens between the source and the quotation; {@link inOtherParagraph} or {@link noSource}. */
  readonly tokensToSource: number;
  readonly commonWords: number;
  readonly inFirstParagraph: boolean;
  /** Paragraphs from the source to the quotation; -9 without a source. */
  readonly paragraphsToSource: number;
  readonly afterContraction: boolean;
  readonly beginsWithGivenName: boolean;
  /** True at the head of a paragraph if the paragraph before ends with a colon. */
  readonly introduced: boolean;
};

const inOtherParagraph = 50;
const noSource = 60;
/** The score that stands for "no source", and the lowest one that the model sees. */
export const noScore = -9;

/** Longer quotations are judged by their beginning. */
const maxLength = 400;

/** Counts what the words of a quotation are like. */
function describeWords(
  words: readonly LexiconWord[],
): Pick<StatementFeatures, 'capitalShare' | 'commonWords' | 'hasFirstPerson' | 'beginsWithGivenName'> {
  let [long, capitals, commonWords] = [0, 0, 0];
  let hasFirstPerson = false;
  for (const [index, word] of words.entries()) {
    if (index > 0 && word.text.length > 3) {
      long++;
      if (word.capital) capitals++;
    }
    if (hasFlag(word, lexicalFlag.common)) commonWords++;
    if (hasFlag(word, lexicalFlag.firstPerson)) hasFirstPerson = true;
  }
  return {
    capitalShare: long === 0 ? -1 : capitals / long,
    commonWords,
    hasFirstPerson,
    beginsWithGivenName: hasFlag(words[0], lexicalFlag.givenName) && !hasFlag(words[1], lexicalFlag.plainCue),
  };
}

/** Describes the source, or that there is none. */
function describeSource(
  { paragraphs }: AnalysedArticle,
  { paragraph, tokenIndex }: QuoteContext,
  source: Source | null,
): Pick<
  StatementFeatures,
  'sourceScore' | 'sourceVerbAfter' | 'sourceVerbBefore' | 'tokensToSource' | 'paragraphsToSource'
> {
  if (source === null)
    return {
      sourceScore: noScore,
      sourceVerbAfter: noVerb,
      sourceVerbBefore: noVerb,
      tokensToSource: noSource,
      paragraphsToSource: -9,
    };
  const { from, paragraphIndex } = source.mention;
  const context = mentionContextOf(paragraphs[paragraphIndex] ?? paragraph, source.mention);
  return {
    sourceScore: source.score,
    sourceVerbAfter: context.verbAfter.distance,
    sourceVerbBefore: context.verbBefore.distance,
    tokensToSource: paragraphIndex === paragraph.index ? Math.abs(from - tokenIndex) : inOtherParagraph,
    paragraphsToSource: paragraph.index - paragraphIndex,
  };
}

function wordAfterOf(token: Token | undefined): WordAfter {
  if (token === undefined || token.kind !== 'word') return 'none';
  if (hasFlag(token, lexicalFlag.cueVerb)) return 'cue-verb';
  if (token.capital) return 'capital-word';
  return hasFlag(token, lexicalFlag.opener) ? 'opener' : 'other';
}

/** Returns the features of a quotation and its likeliest source. */
export function statementFeatures(
  analysis: AnalysedArticle,
  quote: QuoteContext,
  source: Source | null,
): StatementFeatures {
  const { article, language, paragraphs } = analysis;
  const { quotedSpan, paragraph, tokenIndex } = quote;
  const { tokens } = paragraph;
  const end = Math.min(quotedSpan.end, quotedSpan.start + maxLength);
  const words = wordsIn(article.text, { start: quotedSpan.start, end }, language);
  const before = tokens[tokenIndex - 1];
  const nearest = [before, tokens[tokenIndex - 2], tokens[tokenIndex - 3]];
  const { naming, beforeTitles } = language.statements;
  const { capitalShare, commonWords, hasFirstPerson, beginsWithGivenName } = describeWords(words);
  const { sourceScore, sourceVerbAfter, sourceVerbBefore, tokensToSource, paragraphsToSource } =
    describeSource(analysis, quote, source);
  return {
    quote,
    capitalShare,
    hasFirstPerson,
    namingWordBefore: nearest.findIndex((token) => token !== undefined && naming.has(token.lower)),
    afterDeterminer: before !== undefined && beforeTitles.has(before.lower),
    afterPreposition: hasFlag(before, lexicalFlag.preposition),
    wordAfter: wordAfterOf(tokens[tokenIndex + 1]),
    sourceScore,
    sourceVerbAfter,
    sourceVerbBefore,
    tokensToSource,
    commonWords,
    inFirstParagraph: paragraph.index === 0,
    paragraphsToSource,
    afterContraction: before?.contraction === true,
    beginsWithGivenName,
    introduced: before === undefined && paragraphs[paragraph.index - 1]?.tokens.at(-1)?.text === ':',
  };
}
