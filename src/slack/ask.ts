import type { Desk } from '../desk/desk.ts';
import { QueryError } from '../errors.ts';
import { answerCard } from './cards/answer.ts';
import { helpCard } from './cards/help.ts';
import { plainMessage } from './cards/plain.ts';
import { limits } from './limits.ts';
import type { Message } from './message.ts';
import { beginning } from './shorten.ts';

const examplesShown = 3;

/** What a person typed, as a question: one line, and no longer than a button can carry back. */
export function questionOf(text: string): string {
  return beginning(
    text
      .slice(0, 4 * limits.question)
      .replace(/\s+/g, ' ')
      .trim(),
    limits.question,
  );
}

/** The message that answers `text`: a quote, "nothing found", how to ask, or what is wrong with the question. */
export function answerTo(desk: Desk, text: string): Message {
  const question = questionOf(text);
  if (question === '' || /^help[.!?]?$/i.test(question)) return helpCard(desk.examples(examplesShown));
  try {
    return answerCard(desk.find(question, { limit: 1, offset: 0 }));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return plainMessage([[error.message]]);
  }
}
