import type { Article } from '../../article/article.ts';
import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { People } from '../people/people.ts';
import type { ParagraphAnalysis } from './paragraph-analysis.ts';
import type { QuotedSpan } from './quoted-spans.ts';

/** An article with its quotations, its paragraphs taken apart, and the people it names. */
export type AnalysedArticle = {
  readonly article: Article;
  readonly language: QuotingLanguage;
  readonly quotedSpans: readonly QuotedSpan[];
  readonly paragraphs: readonly ParagraphAnalysis[];
  readonly people: People;
};
