import type { TranscriptRules } from '../../language/quoting-language.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import { foldName } from '../people/name-forms.ts';
import type { Person } from '../people/person.ts';
import { personSpeaker } from '../people/person-speaker.ts';
import type { Speaker } from '../quote.ts';

/** A speaker's name at the head of a quoted paragraph, as in transcripts: `"RUTTE: We agree."` */
export type SpeakerLabel = {
  readonly mention: Mention;
  readonly person: Person | null;
  /** `null` for "Q" and for a name that several people bear. */
  readonly speaker: Speaker | null;
  /** The offset at which the spoken words begin. */
  readonly start: number;
};

/** True if a label stands for somebody without a name: "Q", "MODERATOR". */
export function isUnnamed(label: string, { unnamedLabel }: TranscriptRules): boolean {
  return unnamedLabel.test(label);
}

/** Writes a name in capitals as names are written: "GRETA BRANDT" as "Greta Brandt". */
export function inTitleCase(name: string): string {
  return name
    .replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

const label = /^\s*(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s+(?=\S)/u;
const maxLabelLength = 60;

/** True if a paragraph is in brackets: a stage direction. */
export function isStageDirection(paragraph: string): boolean {
  return /^(?:\([^()]*\)|\[[^[\]]*\])[.…]*$/u.test(paragraph.trim());
}

/** True for a line of the site's own ("Follow us on …"). It looks like speech, so ask only after the last label. */
export function isSiteNote(paragraph: string, { siteNote }: TranscriptRules): boolean {
  return paragraph.length < 200 && siteNote.test(paragraph);
}

/** Returns the label that begins a quoted span at the head of its paragraph, or `null`. */
export function labelOf(analysis: AnalysedArticle, quotedSpanIndex: number): SpeakerLabel | null {
  const { article, quotedSpans, people, language } = analysis;
  const quotedSpan = quotedSpans[quotedSpanIndex];
  const paragraph = quotedSpan === undefined ? undefined : article.paragraphs[quotedSpan.paragraphIndex];
  if (quotedSpan === undefined || paragraph === undefined || quotedSpan.start > paragraph.start + 1)
    return null;
  const end = Math.min(quotedSpan.end, quotedSpan.start + maxLabelLength);
  const found = label.exec(article.text.slice(quotedSpan.start, end));
  const name = found?.[1];
  if (found === null || name === undefined) return null;
  const unnamed = isUnnamed(name, language.transcripts);
  const folded = foldName(name);
  const last = folded.split(' ').at(-1) ?? '';
  const bearers = (people.byLast.get(last) ?? []).filter(
    (person) => person.last === last && (last === folded || foldName(person.name) === folded),
  );
  // Only capitals, or somebody the article names: "Note: …" and "Update: …" are no speakers.
  if (bearers.length === 0 && (name !== name.toUpperCase() || (name.length < 3 && !unnamed))) return null;
  const start = quotedSpan.start + found[0].indexOf(name);
  const mention: Mention = {
    start,
    end: start + name.length,
    kind: 'name',
    paragraphIndex: quotedSpan.paragraphIndex,
    index: -1,
    from: 0,
    to: 0,
    name: name.split(' '),
    head: '',
  };
  const person = bearers.length === 1 ? (bearers[0] ?? null) : null;
  const stranger: Speaker | null =
    bearers.length > 0 || unnamed
      ? null
      : { kind: 'person', name: inTitleCase(name), role: null, mention: { start, end: mention.end } };
  return {
    mention,
    person,
    speaker: person === null ? stranger : personSpeaker(analysis, person, mention),
    start: quotedSpan.start + found[0].length,
  };
}
