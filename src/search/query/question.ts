import { isDictionaryWord } from '../../language/en/searching/common-words.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Collection } from '../index/collection.ts';
import { documentFrequency } from '../index/postings.ts';
import type { Correction, LastWord } from '../match.ts';
import { idf, sharpenIdf } from '../ranking/bm25.ts';
import { weights } from '../ranking/weights.ts';
import { wordsOf } from '../text/words.ts';

/** A query term: all words of the question with one stem ("guarantee" and "guarantees"). */
export type Term = {
  readonly stem: number;
  /** Numbers of the forms typed. */
  readonly forms: readonly number[];
  readonly filler: boolean;
  /** Saturated count in the question, lower for fillers and for completions. */
  readonly weight: number;
  /** `weight * idf`. */
  readonly idf: number;
  /** `weight * sharpened idf`: what a unit with a term frequency of 1 gains. */
  readonly points: number;
};

/** A word of the question and the stem that was looked up for it. */
export type AskedWord = {
  /** As typed. */
  readonly word: string;
  readonly stem: number;
  /** The form searched for instead, if no text has the word; `null` if it was found as typed. */
  readonly as: string | null;
};

/** A question in the terms of a collection. */
export type Question = {
  /** Rarest first. */
  readonly terms: readonly Term[];
  /** In the order typed, without stop words. */
  readonly asked: readonly AskedWord[];
  readonly replaced: readonly Correction[];
  /** Corrections that are in doubt, and were not made. */
  readonly offered: readonly Correction[];
  /** Folded words that no text has, nor any similar word. */
  readonly unknown: readonly string[];
  /** Sum of the points of all terms, plus `maxIdf` for each unknown word. */
  readonly possible: number;
  /** The idf of a word that no unit contains. */
  readonly maxIdf: number;
};

/** Only the rarest terms of a longer question are searched for. */
const maxTerms = 64;
const maxCorrections = 4;

type Draft = { readonly forms: number[]; count: number; readonly share: number; filler: boolean };

function saturateRepetition(count: number): number {
  return (count * (weights.repetition + 1)) / (count + weights.repetition);
}

/** True for a word with a capital that does not begin the question: likely a name. */
function isStrangeName(word: string, start: number): boolean {
  return start > 0 && /^\p{Lu}/u.test(word);
}

/** True if a form is part of a speaker's name. */
function isNaming({ vocabulary, speakers }: Collection, form: number): boolean {
  const named = [...speakers.namedBy(vocabulary.stemOf(form))];
  return named.some((speaker) => speakers.name(speaker).split(' ').includes(vocabulary.form(form)));
}

/** Analyses a question: stop words are dropped, and words that the collection does not have are corrected. */
export function analyseQuestion(collection: Collection, text: string, lastWord: LastWord): Question {
  const { vocabulary } = collection;
  const drafts = new Map<number, Draft>();
  const asked: AskedWord[] = [];
  const replaced = new Map<string, Correction>();
  const offered = new Map<string, Correction>();
  const unknown = new Map<string, number>();
  const corrected = new Map<string, number>();

  function addTerm(stem: number, form: number, share: number, filler: boolean): void {
    const draft = drafts.get(stem) ?? { forms: [], count: 0, share, filler };
    draft.count += 1;
    draft.filler &&= filler;
    if (form >= 0 && !draft.forms.includes(form)) draft.forms.push(form);
    drafts.set(stem, draft);
  }

  function correct(form: string): number {
    const known = corrected.get(form);
    if (known !== undefined) return known;
    // "Iraq" is not "Iran", nor are "tanks" "talks": a word that exists is not corrected.
    const isTypo = corrected.size < maxCorrections && !isDictionaryWord(form);
    const similar = isTypo ? vocabulary.correct(form) : -1;
    corrected.set(form, similar);
    return similar;
  }

  for (const { form, start, end } of wordsOf(text)) {
    const word = text.slice(start, end);
    const isTyping = lastWord === 'beginning' && end === text.length;
    const completions = isTyping ? vocabulary.completions(form, weights.completions) : [];
    for (const id of completions) {
      addTerm(vocabulary.stemOf(id), id, 1 / completions.length, false);
      asked.push({ word, stem: vocabulary.stemOf(id), as: vocabulary.form(id) });
    }
    if (completions.length > 0 || englishSearch.isStopWord(form)) continue;
    const stem = vocabulary.findStem(form);
    if (stem >= 0) {
      addTerm(stem, vocabulary.find(form), 1, englishSearch.isFiller(form));
      asked.push({ word, stem, as: null });
      continue;
    }
    if (englishSearch.isFiller(form)) continue;
    const similar = correct(form);
    const isDoubtful =
      similar >= 0 && !replaced.has(form) && isStrangeName(word, start) && !isNaming(collection, similar);
    if (isDoubtful) offered.set(form, { asked: word, as: vocabulary.form(similar) });
    if (similar < 0 || isDoubtful) unknown.set(form, (unknown.get(form) ?? 0) + 1);
    else {
      addTerm(vocabulary.stemOf(similar), similar, 1, false);
      asked.push({ word, stem: vocabulary.stemOf(similar), as: vocabulary.form(similar) });
      if (!replaced.has(form)) replaced.set(form, { asked: word, as: vocabulary.form(similar) });
    }
  }
  return {
    asked,
    replaced: [...replaced.values()],
    offered: [...offered.values()],
    ...weighTerms(collection, drafts, unknown),
  };
}

function weighTerms(
  { totals, postings }: Collection,
  drafts: ReadonlyMap<number, Draft>,
  unknown: ReadonlyMap<string, number>,
): Omit<Question, 'asked' | 'replaced' | 'offered'> {
  const maxIdf = idf(0, totals.units);
  const terms = [...drafts]
    .map(([stem, draft]) => ({
      stem,
      ...draft,
      frequency: documentFrequency(postings[stem], totals.contextLength),
    }))
    .sort((one, other) => one.frequency - other.frequency)
    .slice(0, maxTerms)
    .map(({ stem, forms, count, share, filler, frequency }): Term => {
      const weight = saturateRepetition(count) * share * (filler ? weights.filler : 1);
      const plain = idf(frequency, totals.units);
      return { stem, forms, filler, weight, idf: weight * plain, points: weight * sharpenIdf(plain, maxIdf) };
    });
  let possible = 0;
  for (const { points } of terms) possible += points;
  for (const count of unknown.values()) possible += maxIdf * saturateRepetition(count);
  return { terms, unknown: [...unknown.keys()], possible, maxIdf };
}
