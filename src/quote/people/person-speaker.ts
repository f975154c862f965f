import type { Span } from '../../article/article.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import type { Speaker } from '../quote.ts';
import { officeText } from './office-text.ts';
import type { Person } from './person.ts';

/** How many of a person's mentions are searched for an office. */
const maxMentions = 12;

/** Returns the person's office as the article words it, from the first mention by full name that has one, or `null`. */
function roleOf({ article, paragraphs, people, language }: AnalysedArticle, person: Person): string | null {
  const known = people.roles.get(person);
  if (known !== undefined) return known;
  let role: string | null = null;
  for (const mention of person.mentions.slice(0, maxMentions)) {
    const paragraph = paragraphs[mention.paragraphIndex];
    // Mentions in headlines and quotations are not among the paragraph's.
    if (role !== null || paragraph === undefined || paragraph.mentions[mention.index] !== mention) continue;
    role = officeText(article.text, paragraph, mention, language);
  }
  people.roles.set(person, role);
  return role;
}

/** Returns a person as a speaker; an unnamed speaker if the person is not known. */
export function personSpeaker(
  analysis: AnalysedArticle,
  person: Person | null,
  { start, end }: Span,
): Speaker {
  const mention = { start, end };
  if (person === null) return { kind: 'unnamed', mention };
  return { kind: 'person', name: person.name, role: roleOf(analysis, person), mention };
}
