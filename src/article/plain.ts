import type { Article } from './article.ts';
import { defaultLanguage } from './language-code.ts';
import { paragraphsOf } from './paragraphs.ts';

/** One line of `nato-quote extract --jsonl`: a plain text and its metadata. */
export type PlainText = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  readonly text: string;
};

/** Makes an article of a text without changing it, so that every offset points into the given text. */
export function articleFromText({
  id,
  title = '',
  date = '',
  language = defaultLanguage,
  text,
}: PlainText): Article {
  const paragraphs = paragraphsOf(text);
  return { id, title, outlet: '', url: id, date, language, textKind: 'full', text, paragraphs };
}
