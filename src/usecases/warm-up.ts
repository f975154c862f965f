import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { UseCases } from './usecases.ts';

/** In milliseconds. */
const budget = 120;

/**
 * Answers typical questions of all forms, so that the first person does not wait for code and date patterns to be
 * compiled. Yields to the event loop between two questions.
 */
export async function warmUp(useCases: UseCases): Promise<void> {
  const [topic = 'peace talks'] = await useCases.examples(1);
  const [speaker = 'somebody'] = useCases.speakers();
  const questions = [
    // Twice, because V8 compiles a regular expression to machine code at its second use; dates have many.
    `${topic} since:"last year"`,
    `${topic} since:"last month"`,
    topic,
    `"${topic}" by:"${speaker}"`,
    // Misspelled and unknown words.
    `${topic.slice(1)} ${topic.slice(0, -1)}`,
    'zyxwvutsrq ponmlkjihg',
  ];
  const end = performance.now() + budget;
  for (let index = 0; performance.now() < end; index += 1) {
    await yieldToEventLoop();
    await useCases.find(questions[index % questions.length] ?? topic, { limit: 3, offset: 0 });
  }
}
