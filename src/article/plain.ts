import type { Article } from './article.ts';
import { defaultLanguage } from './language-code.ts';
import { paragraphsOf } from './paragraphs.ts';

/** What `nato-quote extract --jsonl` reads: a bare text and what is known about it. */
export type PlainText = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  readonly text: string;
};

/** An article around a text that is left untouched, so that every offset points into what was given. */
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
