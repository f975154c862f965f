import { setImmediate as breathe } from 'node:timers/promises';
import type { UseCases } from './usecases.ts';

/** As long as it may take, in milliseconds: on a large corpus a few questions do. */
const budget = 120;

/**
 * Asks what people ask, in all its forms, so that the first person does not wait for what a program does once: compiling
 * its own code, and the reading of dates. Between two questions others get their turn.
 */
export async function warmUp(useCases: UseCases): Promise<void> {
  const [topic = 'peace talks'] = await useCases.examples(1);
  const [speaker = 'somebody'] = useCases.speakers();
  const questions = [
    // Regular expressions, of which dates take many, are compiled the second time.
    `${topic} since:"last year"`,
    `${topic} since:"last month"`,
    topic,
    `"${topic}" by:"${speaker}"`,
    // Spelled like words that are there, and like none that is.
    `${topic.slice(1)} ${topic.slice(0, -1)}`,
    'zyxwvutsrq ponmlkjihg',
  ];
  const end = performance.now() + budget;
  for (let at = 0; performance.now() < end; at += 1) {
    await breathe();
    await useCases.find(questions[at % questions.length] ?? topic, { limit: 3, offset: 0 });
  }
}
