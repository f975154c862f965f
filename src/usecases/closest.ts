import type { AskedSpeaker, Correction } from '../search/match.ts';

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

/** Returns the question whether other words were meant; empty if none is likely. */
export function offeredLine(offered: readonly Correction[]): string {
  if (offered.length === 0) return '';
  const words = offered.map(({ as }) => `“${as}”`);
  return `Did you mean ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)}?`;
}
