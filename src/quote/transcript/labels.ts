import type { Mention } from '../analysis/mention.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import { personSpeaker } from '../attribution/speakers.ts';
import { foldName } from '../people/name-forms.ts';
import type { Person } from '../people/person.ts';
import type { Speaker } from '../quote.ts';

/** A speaker's name at the head of a quoted paragraph, as transcripts set it: `"RUTTE: We agree."` */
export type Label = {
  readonly mention: Mention;
  readonly person: Person | null;
  /** By the name that the article gives, or the label's own; `null` for "Q" and for one of several by that name. */
  readonly speaker: Speaker | null;
  /** Where the words spoken begin. */
  readonly start: number;
};

// Words for whoever asks or leads, and for speakers whom nobody caught: what they say is nobody's to quote. Those of the
// first line begin names, too ("Press Secretary Berg", "Speaker Hale", "A. Winter"), and so count alone or with a number.
const nobody = new RegExp(
  '^(?:(?:q|a|press|speaker)\\.?(?:\\s*(?:$|[\\d(])|\\s\\p{L}$)|' +
    '(?:an? )?(?:question|answer|moderator|interviewer|host|journalist|reporter|operator|audience|voice|participant' +
    '|unidentified|unknown|inaudible|crosstalk)\\b)',
  'iu',
);

/** Whether a label stands for somebody without a name: "Q", "MODERATOR". */
export function isNobody(label: string): boolean {
  return nobody.test(label);
}

/** A name in capitals as names are written: "GRETA BRANDT" as "Greta Brandt". */
export function asWritten(name: string): string {
  return name
    .replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

const label = /^\s*(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s+(?=\S)/u;

/** A stage direction: a paragraph in brackets. */
export function isDirection(paragraph: string): boolean {
  return /^(?:\([^()]*\)|\[[^[\]]*\])[.…]*$/u.test(paragraph.trim());
}

/** What a site puts below an article: "Follow us on …". Only where nobody is announced any more is it told from speech. */
export function isNote(paragraph: string): boolean {
  return (
    paragraph.length < 200 &&
    /^\s*(?:follow|subscribe|sign up|click here|read more|watch (?:the|more))\b/iu.test(paragraph)
  );
}

/** The label that a stretch at the head of its paragraph begins with, or `null`. */
export function labelOf(reading: Reading, index: number): Label | null {
  const {
    article: { text, paragraphs },
    stretches,
    cast,
  } = reading;
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
  if (bearers.length === 0 && (name !== name.toUpperCase() || (name.length < 3 && !isNobody(name))))
    return null;
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
  const person = bearers.length === 1 ? (bearers[0] ?? null) : null;
  const unknown: Speaker | null =
    bearers.length > 0 || isNobody(name)
      ? null
      : { kind: 'person', name: asWritten(name), role: null, mention: { start, end: mention.end } };
  return {
    mention,
    person,
    speaker: person === null ? unknown : personSpeaker(reading, person, mention),
    start: stretch.start + found[0].length,
  };
}
