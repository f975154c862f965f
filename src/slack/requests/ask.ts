import { QueryError } from '../../errors.ts';
import { maxClosest } from '../../usecases/closest.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import { type Audience, answerCard } from '../cards/answer.ts';
import { helpCard } from '../cards/help.ts';
import { noted, plainMessage } from '../cards/plain.ts';
import { limits } from '../outbound/limits.ts';
import type { Message } from '../outbound/message.ts';
import { beginning } from '../outbound/shorten.ts';
import { words } from '../words.ts';

export const examplesShown = 3;

const oneLine = (text: string) =>
  text
    .slice(0, limits.typed)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** Returns typed text as a question: one line, short enough for a button's value. */
export function questionOf(text: string): string {
  return beginning(oneLine(text), limits.question);
}

/** True unless the text is empty or "help". */
export function isQuestion(question: string): boolean {
  return question !== '' && !/^help[.!?]?$/i.test(question);
}

/** Returns the answer to `text`: a quote, the closest quotes, "nothing found", help, or what is wrong with the question. */
export async function answerTo(useCases: UseCases, text: string, audience: Audience): Promise<Message> {
  const question = questionOf(text);
  if (!isQuestion(question)) return helpCard(await useCases.examples(examplesShown));
  try {
    const answer = answerCard(await useCases.find(question, { limit: maxClosest, offset: 0 }), audience);
    return question === oneLine(text) ? answer : noted(answer, words.questionCut(limits.question));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return plainMessage([[error.message]]);
  }
}

/** Answers the first of `questions` that finds something; otherwise "nothing found" for the first. */
export async function answerToFirst(
  useCases: UseCases,
  questions: readonly string[],
  audience: Audience,
): Promise<{ question: string; message: Message }> {
  const asked = questions.map(questionOf);
  let question = asked[0] ?? '';
  for (const one of asked) {
    const { result } = await useCases.find(one, { limit: 1, offset: 0 });
    if (result.confidence !== 'answer') continue;
    question = one;
    break;
  }
  return { question, message: await answerTo(useCases, question, audience) };
}
