import type { AskedSpeaker } from '../search/match.ts';

/** How many of the closest quotes are shown where none is an answer. */
export const maxClosest = 3;

/** Returns the sentence above quotes that are close to a question and no answer. `asked` names whose words it asks for. */
export function closestWords(asked: AskedSpeaker | null): string {
  if (asked === null) return 'No quote says just that. The closest:';
  const { person, topic, speakers, shown } = asked;
  const [only, another] = speakers;
  const name = only === undefined || another !== undefined ? person : only;
  if (shown === 'theirs') return `No quote by ${name} says just that. The closest:`;
  const on = topic === '' ? '' : ` on ${topic}`;
  if (only === undefined) return `Nobody called “${name}” is quoted. Others${on}:`;
  return `No quote by ${name}${on}. Others on it:`;
}
