import type { Mention } from './mentions.ts';
import { foldName, type Person } from './people.ts';
import type { Reading } from './scene.ts';

/** A speaker's name at the head of a quoted paragraph, as transcripts set it: `"RUTTE: We agree."` */
export type Label = {
  readonly mention: Mention;
  readonly person: Person | null /** Where the words spoken begin. */;
  readonly start: number;
};

const label = /^\s*(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s+(?=\S)/u;

/** The label that a stretch at the head of its paragraph begins with, or `null`. */
export function labelOf(
  { article: { text, paragraphs }, stretches, cast }: Reading,
  index: number,
): Label | null {
  const stretch = stretches[index];
  const paragraph = stretch === undefined ? undefined : paragraphs[stretch.paragraph];
  if (stretch === undefined || paragraph === undefined || stretch.start > paragraph.start + 1) return null;
  const found = label.exec(text.slice(stretch.start, Math.min(stretch.end, stretch.start + 60)));
  const name = found?.[1];
  if (found === null || name === undefined) return null;
  const folded = foldName(name);
  const last = folded.split(' ').at(-1) ?? '';
  const bearers = (cast.byLast.get(last) ?? []).filter(
    (person) => person.last === last && (last === folded || foldName(person.name) === folded),
  );
  // Only capitals, or somebody the article knows: "Note: …" and "Update: …" are no speakers.
  if (bearers.length === 0 && (name !== name.toUpperCase() || name.length < 3)) return null;
  const start = stretch.start + found[0].indexOf(name);
  const words = name.split(' ');
  const mention: Mention = {
    start,
    end: start + name.length,
    kind: 'name',
    paragraph: stretch.paragraph,
    index: -1,
    from: 0,
    to: 0,
    name: words,
    head: '',
  };
  return {
    mention,
    person: bearers.length === 1 ? (bearers[0] ?? null) : null,
    start: stretch.start + found[0].length,
  };
}
