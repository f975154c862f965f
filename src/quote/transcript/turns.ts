import type { Span } from '../../article/article.ts';
import { titles } from '../../language/en/roles.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import { personSpeaker } from '../attribution/speakers.ts';
import { quoteIds } from '../identity.ts';
import { foldName } from '../people/name-forms.ts';
import type { Quote, Speaker } from '../quote.ts';
import { asWritten, isDirection, isNobody, isNote } from './labels.ts';

/** A paragraph of a transcript that begins with who speaks: `Ada Winter: Good morning.` */
type Turn = { readonly label: Span; readonly name: string; readonly start: number };

const label = /^((?:\p{Lu}|\d)[^\n:“”"«»?!]{0,89}):\s+(?=\S)/u;
const mostWords = 12;
// A label is a name with an office, in capitals at least at the head of its words: "I want to say this: …" is none.
const nameLike =
  /^(?:(?:\p{Lu}|\d|\()[^\s]*|of|the|for|and|to|de|der|den|van|von|da|di|la|le|al|bin|&|[-–—])$/u;

// "Thank you." is said at every press conference, and found by everybody who looks for thanks.
const fewestWords = 4;

function turnAt(text: string, paragraph: Span): Turn | null {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 100));
  const found = opening.includes(':') ? label.exec(opening) : null;
  const name = found?.[1];
  const words = name?.split(/\s+/) ?? [];
  if (found === null || name === undefined || words.length > mostWords) return null;
  if (!words.every((word) => nameLike.test(word))) return null;
  return {
    label: { start: paragraph.start, end: paragraph.start + name.length },
    name,
    start: paragraph.start + found[0].length,
  };
}

function namesOf(turns: readonly (Turn | null)[]): string[] {
  return turns.flatMap((turn) => (turn === null ? [] : [turn.name]));
}

/** Whether labels lead the text: sentences by several, one of whom speaks more than once, from the first to the end. */
function isTranscript({ text, paragraphs }: Reading['article'], turns: readonly (Turn | null)[]): boolean {
  // A tally ("Anna Berg: 1,769.") is no speech.
  const sentences = paragraphs.filter(({ end }, at) => {
    const turn = turns[at];
    return (
      turn && /[.?!…)\]”"]/.test(text.charAt(end - 1)) && /\p{L}\s+\p{L}/u.test(text.slice(turn.start, end))
    );
  });
  const first = turns.findIndex((turn) => turn !== null);
  const labels = namesOf(turns);
  if (labels.length < 3 || labels.length < 0.3 * (turns.length - first) || first > 0.3 * turns.length)
    return false;
  if (sentences.length < 0.7 * labels.length) return false;
  const lastWords = labels.map((one) => one.split(' ').at(-1)?.toLowerCase());
  return new Set(lastWords).size < lastWords.length;
}

/** Labels of one text look alike: where nearly all are in capitals, one "Governor Berg: a portrait" is a headline. */
function sameStyle(turns: readonly (Turn | null)[]): readonly (Turn | null)[] {
  const given = namesOf(turns);
  if (3 * given.filter(inCapitals).length < 2 * given.length) return turns;
  // Questions of many a "Q" must not outnumber the one who answers.
  const isLabel = (one: string) => inCapitals(one) || given.indexOf(one) !== given.lastIndexOf(one);
  return turns.map((turn) => (turn !== null && isLabel(turn.name) ? turn : null));
}

const inCapitals = (name: string) => name === name.toUpperCase();
const lastWord = (name: string) => foldName(name.split(/\s+/).at(-1) ?? '');

/** By last word, the fullest of the labels that end in it. */
function fullestLabels(labels: readonly string[]): ReadonlyMap<string, string> {
  const fullest = new Map<string, string>();
  for (const one of labels) {
    const last = lastWord(one);
    if (one.length > (fullest.get(last)?.length ?? 0)) fullest.set(last, one);
  }
  return fullest;
}

/** "MAYOR GRETA BRANDT" as "Greta Brandt": the fullest label with the same last word, without its title. */
function spelledOut(name: string, labels: ReadonlyMap<string, string>): string {
  const known = labels.get(lastWord(name)) ?? name;
  const fullest = known.length > name.length ? known : name;
  const words = fullest.split(/\s+/);
  const title = words.slice(0, -1).findLastIndex((word) => titles.has(word.toLowerCase()));
  return asWritten(words.slice(title + 1).join(' '));
}

/** The person whom a label names, with the office it gives; `null` where it is "Moderator" or nobody known. */
function speakerOf(
  reading: Reading,
  paragraph: number,
  { name, label: span }: Turn,
  labels: ReadonlyMap<string, string>,
): Speaker | null {
  const { scenes, cast } = reading;
  if (isNobody(name)) return null;
  if (inCapitals(name)) {
    const known = (cast.byLast.get(lastWord(name)) ?? []).filter(({ first }) => first !== '');
    const [only] = known;
    const told = known.length === 1 && only !== undefined && !inCapitals(only.name);
    return { kind: 'person', name: told ? only.name : spelledOut(name, labels), role: null, mention: span };
  }
  const names = (scenes[paragraph]?.mentions ?? []).filter(
    ({ kind, start, end }) => kind === 'name' && start >= span.start && end <= span.end,
  );
  const mention = names.find((one) => cast.personOf.has(one));
  return mention === undefined ? null : personSpeaker(reading, cast.personOf.get(mention) ?? null, mention);
}

/** "Secretary General": the one person whom a label before it calls so by name. */
function holderOf({ name: office, label: span }: Turn, known: ReadonlyMap<string, Speaker>): Speaker | null {
  const holders = new Map<string, Speaker>();
  for (const [name, speaker] of known)
    if (speaker.kind === 'person' && ` ${name} `.includes(` ${office} `)) holders.set(speaker.name, speaker);
  const [holder, another] = holders.values();
  return holder === undefined || another !== undefined ? null : { ...holder, mention: span };
}

/**
 * What is said in a transcript ("NAME: …", paragraph by paragraph, without quotation marks): every paragraph
 * is a quote by whoever spoke last, the label excluded, unless that is nobody with a name. `null` for an article that is
 * no transcript.
 */
export function turnsOf(reading: Reading): Quote[] | null {
  const { text, paragraphs, url, id: articleId } = reading.article;
  const turns = sameStyle(paragraphs.map((paragraph) => turnAt(text, paragraph)));
  if (!isTranscript(reading.article, turns)) return null;
  const idOf = quoteIds(url);
  const labels = fullestLabels(namesOf(turns));
  const lastTurn = turns.findLastIndex((turn) => turn !== null);
  const known = new Map<string, Speaker>();
  let speaker: Speaker | null = null;
  return paragraphs.flatMap(({ start, end }, paragraph) => {
    const turn = turns[paragraph] ?? null;
    if (turn !== null) {
      speaker =
        speakerOf(reading, paragraph, turn, labels) ?? (isNobody(turn.name) ? null : holderOf(turn, known));
      if (speaker !== null) known.set(turn.name, speaker);
    }
    if (speaker === null) return [];
    const from = turn?.start ?? start;
    const words = text.slice(from, end);
    if (words.split(/\s+/).length < fewestWords || isDirection(words)) return [];
    if (paragraph > lastTurn && isNote(words)) return [];
    const segments = [{ start: from, end, text: words }];
    return [{ id: idOf(words), articleId, paragraph, segments, speaker, cue: null }];
  });
}
