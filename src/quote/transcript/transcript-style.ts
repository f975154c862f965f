import type { Article, Span } from '../../article/article.ts';
import type { TranscriptRules } from '../../language/quoting-language.ts';

/** A paragraph of a transcript that begins with its speaker: `Ada Winter: Good morning.` */
export type Turn = {
  readonly label: Span;
  readonly name: string;
  /** The offset at which the spoken words begin. */
  readonly start: number;
};

const label = /^((?:\p{Lu}|\d)[^\n:“”"«»?!]{0,89}):\s+(?=\S)/u;
const maxLabelWords = 12;
/** A word of a label is a name, an office or a number. "I want to say this: …" is no label. */
const labelWord = /^(?:\p{Lu}|\d|\()[^\s]*$/u;

/** Returns the turn that a paragraph begins, or `null` if it has no label. */
export function turnAt(text: string, paragraph: Span, { labelWords }: TranscriptRules): Turn | null {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 100));
  const found = opening.includes(':') ? label.exec(opening) : null;
  const name = found?.[1];
  const words = name?.split(/\s+/) ?? [];
  if (found === null || name === undefined || words.length > maxLabelWords) return null;
  if (!words.every((word) => labelWord.test(word) || labelWords.has(word))) return null;
  return {
    label: { start: paragraph.start, end: paragraph.start + name.length },
    name,
    start: paragraph.start + found[0].length,
  };
}

/** Returns the labels of all turns, in order. */
export function labelsOf(turns: readonly (Turn | null)[]): string[] {
  return turns.flatMap((turn) => (turn === null ? [] : [turn.name]));
}

/**
 * True if an article is a transcript: labels lead sentences, from near its beginning to its end, and at least one
 * speaker has several turns. `turns` has an entry for each paragraph.
 */
export function isTranscript({ text, paragraphs }: Article, turns: readonly (Turn | null)[]): boolean {
  // A tally ("Anna Berg: 1,769.") is no speech.
  const sentences = paragraphs.filter(({ end }, index) => {
    const turn = turns[index];
    return (
      turn && /[.?!…)\]”"]/.test(text.charAt(end - 1)) && /\p{L}\s+\p{L}/u.test(text.slice(turn.start, end))
    );
  });
  const first = turns.findIndex((turn) => turn !== null);
  const labels = labelsOf(turns);
  if (labels.length < 3 || labels.length < 0.3 * (turns.length - first) || first > 0.3 * turns.length)
    return false;
  if (sentences.length < 0.7 * labels.length) return false;
  const lastWords = labels.map((name) => name.split(' ').at(-1)?.toLowerCase());
  return new Set(lastWords).size < lastWords.length;
}

export function isInCapitals(name: string): boolean {
  return name === name.toUpperCase();
}

/**
 * Keeps the turns whose labels are of one style. Where nearly all labels are in capitals, one "Governor Berg: a
 * portrait" is a headline; but a label that comes back stays, because questions of many a "Q" can outnumber the one
 * who answers.
 */
export function withSameStyle(turns: readonly (Turn | null)[]): readonly (Turn | null)[] {
  const labels = labelsOf(turns);
  if (3 * labels.filter(isInCapitals).length < 2 * labels.length) return turns;
  const fits = (name: string) => isInCapitals(name) || labels.indexOf(name) !== labels.lastIndexOf(name);
  return turns.map((turn) => (turn !== null && fits(turn.name) ? turn : null));
}
