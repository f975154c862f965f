import { isFiller } from '../../language/en/fillers.ts';
import type { Collection } from '../index/collection.ts';
import { saying } from '../index/postings.ts';
import type { LastWord, Replaced } from '../match.ts';
import { information, sharpen } from '../ranking/idf.ts';
import { weights } from '../ranking/weights.ts';
import { isStopWord, wordsOf } from '../text/words.ts';

/** A word of the question as the collection knows it; "guarantee" and "guarantees" are one term. */
export type Term = {
  readonly stem: number;
  /** The forms asked for, by number. */
  readonly forms: readonly number[];
  readonly filler: boolean;
  /** How often it was asked, damped; less for a filler and for one of many words that begin alike. */
  readonly weight: number;
  /** The weight times the idf. */
  readonly rarity: number;
  /** The weight times the sharpened idf: what a unit gains that has the word once. */
  readonly points: number;
};

/** A word as it was asked, and the stem that it was taken for. */
export type Asked = {
  readonly word: string;
  readonly stem: number;
  /** The word it was taken for where nothing has it as asked: "guarantees" for "garantees". */
  readonly as: string | null;
};

/** A question in the collection's terms. */
export type Question = {
  /** Rarest first. */
  readonly terms: readonly Term[];
  /** In the order asked, without stop words. */
  readonly asked: readonly Asked[];
  /** Words that the collection does not have, each with the one most like it that it has. */
  readonly replaced: readonly Replaced[];
  /** Words that neither the collection has nor anything like them, folded. */
  readonly unknown: readonly string[];
  /** The points of all words, the unknown at the highest idf. */
  readonly possible: number;
  /** The points of a word that stands nowhere. */
  readonly ceiling: number;
};

/** Questions with more words are asked by their rarest. */
const mostTerms = 64;
const mostCorrections = 4;

type Draft = { readonly forms: number[]; times: number; share: number; filler: boolean };

function repeated(times: number): number {
  return (times * (weights.repetition + 1)) / (times + weights.repetition);
}

/** Takes a text apart into the terms of a collection; fuzzy only for words that it does not have. */
export function ask(collection: Collection, text: string, lastWord: LastWord): Question {
  const { vocabulary } = collection;
  const drafts = new Map<number, Draft>();
  const asked: Asked[] = [];
  const replaced = new Map<string, Replaced>();
  const unknown = new Map<string, number>();
  const corrected = new Map<string, number>();

  function take(stem: number, form: number, share: number, filler: boolean): void {
    const draft = drafts.get(stem) ?? { forms: [], times: 0, share, filler };
    draft.times += 1;
    draft.filler &&= filler;
    if (form >= 0 && !draft.forms.includes(form)) draft.forms.push(form);
    drafts.set(stem, draft);
  }

  function correct(form: string): number {
    const known = corrected.get(form);
    if (known !== undefined) return known;
    const like = corrected.size < mostCorrections ? vocabulary.correct(form) : -1;
    corrected.set(form, like);
    return like;
  }

  for (const { form, start, end } of wordsOf(text)) {
    const word = text.slice(start, end);
    const typing = lastWord === 'beginning' && end === text.length;
    const begun = typing ? vocabulary.beginning(form, weights.beginnings) : [];
    for (const id of begun) {
      take(vocabulary.stemOf(id), id, 1 / begun.length, false);
      asked.push({ word, stem: vocabulary.stemOf(id), as: vocabulary.form(id) });
    }
    if (begun.length > 0 || isStopWord(form)) continue;
    const stem = vocabulary.knownStem(form);
    if (stem >= 0) {
      take(stem, vocabulary.find(form), 1, isFiller(form));
      asked.push({ word, stem, as: null });
      continue;
    }
    if (isFiller(form)) continue;
    const like = correct(form);
    if (like < 0) unknown.set(form, (unknown.get(form) ?? 0) + 1);
    else {
      take(vocabulary.stemOf(like), like, 1, false);
      asked.push({ word, stem: vocabulary.stemOf(like), as: vocabulary.form(like) });
      if (!replaced.has(form)) replaced.set(form, { asked: word, as: vocabulary.form(like) });
    }
  }
  return { asked, replaced: [...replaced.values()], ...weigh(collection, drafts, unknown) };
}

function weigh(
  { totals, postings }: Collection,
  drafts: ReadonlyMap<number, Draft>,
  unknown: ReadonlyMap<string, number>,
): Omit<Question, 'asked' | 'replaced'> {
  const ceiling = information(0, totals.units);
  const terms = [...drafts]
    .map(([stem, draft]) => ({ stem, ...draft, found: saying(postings[stem], totals.context) }))
    .sort((one, other) => one.found - other.found)
    .slice(0, mostTerms)
    .map(({ stem, forms, times, share, filler, found }): Term => {
      const weight = repeated(times) * share * (filler ? weights.filler : 1);
      const idf = information(found, totals.units);
      return { stem, forms, filler, weight, rarity: weight * idf, points: weight * sharpen(idf, ceiling) };
    });
  let possible = 0;
  for (const { points } of terms) possible += points;
  for (const times of unknown.values()) possible += ceiling * repeated(times);
  return { terms, unknown: [...unknown.keys()], possible, ceiling };
}
