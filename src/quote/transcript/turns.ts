import { lexicalFlag } from '../../language/lexicon-word.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { foldName } from '../people/name-forms.ts';
import { personSpeaker } from '../people/person-speaker.ts';
import type { Quote, Speaker } from '../quote.ts';
import { quoteIds } from '../quote-ids.ts';
import { inTitleCase, isSiteNote, isStageDirection, isUnnamed } from './labels.ts';
import {
  isInCapitals,
  isTranscript,
  labelsOf,
  type Turn,
  turnAt,
  withSameStyle,
} from './transcript-style.ts';

/** Shorter turns are left out: "Thank you." is said at every press conference. */
const minWords = 4;

const lastWordOf = (name: string) => foldName(name.split(/\s+/).at(-1) ?? '');

/** Returns the longest label by folded last word. */
function longestLabels(labels: readonly string[]): ReadonlyMap<string, string> {
  const longest = new Map<string, string>();
  for (const label of labels) {
    const last = lastWordOf(label);
    if (label.length > (longest.get(last)?.length ?? 0)) longest.set(last, label);
  }
  return longest;
}

/** Returns the name in the longest label with the same last word, without its title: "Greta Brandt" for "BRANDT". */
function fullNameOf(
  { language: { lexicon } }: AnalysedArticle,
  name: string,
  labels: ReadonlyMap<string, string>,
): string {
  const known = labels.get(lastWordOf(name)) ?? name;
  const longest = known.length > name.length ? known : name;
  const words = longest.split(/\s+/);
  const isTitle = (word: string) => lexicon.isListed(word.toLowerCase(), lexicalFlag.title);
  const title = words.slice(0, -1).findLastIndex(isTitle);
  return inTitleCase(words.slice(title + 1).join(' '));
}

/** Returns the person whom a label names, with the office it gives, or `null` if it names nobody. */
function speakerOfLabel(
  analysis: AnalysedArticle,
  paragraphIndex: number,
  { name, label }: Turn,
  labels: ReadonlyMap<string, string>,
): Speaker | null {
  const { paragraphs, people } = analysis;
  if (isInCapitals(name)) {
    const known = (people.byLast.get(lastWordOf(name)) ?? []).filter(({ first }) => first !== '');
    const [only] = known;
    const isKnown = known.length === 1 && only !== undefined && !isInCapitals(only.name);
    const fullName = isKnown ? only.name : fullNameOf(analysis, name, labels);
    return { kind: 'person', name: fullName, role: null, mention: label };
  }
  const mention = (paragraphs[paragraphIndex]?.mentions ?? []).find(
    (one) =>
      one.kind === 'name' && one.start >= label.start && one.end <= label.end && people.personOf.has(one),
  );
  return mention === undefined
    ? null
    : personSpeaker(analysis, people.personOf.get(mention) ?? null, mention);
}

/** Returns the one person whose label, before this one, has the office that this label is: "Secretary General". */
function holderOf({ name: office, label }: Turn, known: ReadonlyMap<string, Speaker>): Speaker | null {
  const holders = new Map<string, Speaker>();
  for (const [name, speaker] of known)
    if (speaker.kind === 'person' && ` ${name} `.includes(` ${office} `)) holders.set(speaker.name, speaker);
  const [holder, another] = holders.values();
  return holder === undefined || another !== undefined ? null : { ...holder, mention: label };
}

/**
 * Returns the quotes of a transcript (`NAME: …` without quotation marks), or `null` if the article is none. Every
 * paragraph is a quote by whoever spoke last, without the label. Paragraphs of unnamed speakers are left out.
 */
export function transcriptQuotes(analysis: AnalysedArticle): Quote[] | null {
  const { article, language } = analysis;
  const { text, paragraphs, url, id: articleId } = article;
  const rules = language.transcripts;
  const turns = withSameStyle(paragraphs.map((paragraph) => turnAt(text, paragraph, rules)));
  if (!isTranscript(article, turns)) return null;
  const idOf = quoteIds(url);
  const labels = longestLabels(labelsOf(turns));
  const lastTurn = turns.findLastIndex((turn) => turn !== null);
  const known = new Map<string, Speaker>();
  let speaker: Speaker | null = null;
  return paragraphs.flatMap(({ start, end }, paragraph) => {
    const turn = turns[paragraph] ?? null;
    if (turn !== null) {
      speaker = isUnnamed(turn.name, rules)
        ? null
        : (speakerOfLabel(analysis, paragraph, turn, labels) ?? holderOf(turn, known));
      if (speaker !== null) known.set(turn.name, speaker);
    }
    if (speaker === null) return [];
    const from = turn?.start ?? start;
    const words = text.slice(from, end);
    if (words.split(/\s+/).length < minWords || isStageDirection(words)) return [];
    if (paragraph > lastTurn && isSiteNote(words, rules)) return [];
    const segments = [{ start: from, end, text: words }];
    return [{ id: idOf(words), articleId, paragraph, segments, speaker, cue: null }];
  });
}
