import type { Article } from '../article/article.ts';
import { languageOf } from '../language/languages.ts';
import { analyseArticle } from './analysis/analyse-article.ts';
import { type AttributedQuotation, attributeQuotations } from './attribution/attribute-quotations.ts';
import { markedQuotations } from './marked-quotations.ts';
import { quotingScorers } from './model/quoting-scorers.ts';
import type { Quote } from './quote.ts';
import { quoteIds } from './quote-ids.ts';
import { transcriptQuotes } from './transcript/turns.ts';

/** True if two quotations are one quote: they have the same source in the same paragraph. `"A," he said. "B."` */
function belongTogether(one: AttributedQuotation, other: AttributedQuotation): boolean {
  return one.paragraphIndex === other.paragraphIndex && one.source !== null && one.source === other.source;
}

function groupSegments(quotations: readonly AttributedQuotation[]): AttributedQuotation[][] {
  const groups: AttributedQuotation[][] = [];
  for (const quotation of quotations) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && belongTogether(previous, quotation))
      last.push(quotation);
    else groups.push([quotation]);
  }
  return groups;
}

/**
 * Returns the quotes of an article in the order of its text, each with its speaker if the article says who that is.
 * Every segment is a slice of `article.text` without the quotation marks, and no two overlap. Takes time linear in
 * the length of the text. In a language that the program does not know, {@link markedQuotations} says what is
 * returned.
 */
export function extractQuotes(article: Article): Quote[] {
  const language = languageOf(article.language)?.quoting;
  if (language === undefined) return markedQuotations(article);
  const analysis = analyseArticle(article, language);
  const turns = transcriptQuotes(analysis);
  if (turns !== null) return turns;
  const idOf = quoteIds(article.url);
  return groupSegments(attributeQuotations(analysis, quotingScorers(language.models))).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const segments = group.map(({ segment }) => segment);
    return [
      {
        id: idOf(segments.map(({ text }) => text).join('\n')),
        articleId: article.id,
        paragraph: first.paragraphIndex,
        segments,
        speaker: first.speaker,
        cue: first.cue,
      },
    ];
  });
}
