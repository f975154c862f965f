import type { Article } from '../../article/article.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';
import { peopleOf } from '../people/people.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { countsOf } from './counts.ts';
import { headlineNames, isHeadline } from './headlines.ts';
import type { Mention } from './mentions/mention.ts';
import { mentionsOf } from './mentions/mentions.ts';
import { surnamesOf, withSurnames } from './mentions/surnames.ts';
import type { ParagraphAnalysis } from './paragraph-analysis.ts';
import { findQuotedSpans, type QuotedSpan } from './quoted-spans.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Returns the tokens of each paragraph. */
function tokenise(
  { text, paragraphs }: Article,
  quotedSpans: readonly QuotedSpan[],
  language: QuotingLanguage,
): Token[][] {
  let next = 0;
  return paragraphs.map((paragraph, index) => {
    while ((quotedSpans[next]?.paragraphIndex ?? index) < index) next++;
    return tokensOf(text, paragraph, quotedSpans, next, language);
  });
}

/** Returns the words that an article writes without a capital, outside quotations. */
function lowercasedWords(paragraphs: readonly (readonly Token[])[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const tokens of paragraphs)
    for (const { kind, capital, text } of tokens) if (kind === 'word' && !capital) words.add(text);
  return words;
}

/** Matches two capital words in a row: quotations without them have no full name. */
const twoCapitals = /(?:^|\s)[^\s\p{Lu}]*\p{Lu}\S* \p{Lu}/u;

/** Returns the full names inside quotations. */
function fullNamesInQuotations(
  text: string,
  quotedSpans: readonly QuotedSpan[],
  lowercased: ReadonlySet<string>,
  language: QuotingLanguage,
): Mention[] {
  return quotedSpans.flatMap((span) => {
    if (!twoCapitals.test(text.slice(span.start, span.end))) return [];
    const tokens = tokensOf(text, span, [], 0, language);
    return mentionsOf(tokens, span.paragraphIndex, lowercased, language).filter(
      ({ kind, name }) => kind === 'name' && name.length > 1,
    );
  });
}

/** Analyses an article in time linear in its length. */
export function analyseArticle(article: Article, language: QuotingLanguage): AnalysedArticle {
  const { text } = article;
  const quotedSpans = findQuotedSpans(text, article.paragraphs);
  const tokensByParagraph = tokenise(article, quotedSpans, language);
  const lowercased = lowercasedWords(tokensByParagraph);
  const inHeadlines: Mention[] = [];
  const found = tokensByParagraph.map((tokens, index) => {
    // A headline gives evidence of people's full names, not of who speaks.
    const headline = isHeadline(tokens);
    if (headline) inHeadlines.push(...headlineNames(tokens, index));
    return { tokens, mentions: headline ? [] : mentionsOf(tokens, index, lowercased, language) };
  });
  const surnames = surnamesOf(found);
  let wordsBefore = 0;
  const paragraphs = found.map(({ tokens, mentions }, index): ParagraphAnalysis => {
    const counts = countsOf(tokens);
    const paragraph = {
      index,
      tokens,
      mentions: withSurnames(mentions, tokens, surnames),
      mentionContexts: [],
      counts,
      wordsBefore,
    };
    wordsBefore += counts.words.at(-1) ?? 0;
    return paragraph;
  });
  const mentions = paragraphs.flatMap((paragraph) => paragraph.mentions);
  const others = [...inHeadlines, ...fullNamesInQuotations(text, quotedSpans, lowercased, language)];
  return { article, language, quotedSpans, paragraphs, people: peopleOf(mentions, others, language) };
}
