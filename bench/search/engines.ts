import MiniSearch from 'minisearch';
import { englishSearch } from '../../src/language/en/searching/search-language.ts';
import { createCollection, type Entry } from '../../src/search/index/collection.ts';
import { addEntry } from '../../src/search/index/indexing.ts';
import type { Document } from '../../src/search/index/test-collection.ts';
import { analyseQuestion } from '../../src/search/query/question.ts';
import { rankUnits } from '../../src/search/ranking/rank-units.ts';
import { formsOf } from '../../src/search/text/words.ts';

/** What is compared: documents in, then ids for a question, best first. */
export type Engine = {
  readonly name: string;
  readonly build: (documents: readonly Document[], entries: readonly Entry[]) => (text: string) => string[];
};

const depth = 1000;

export const thisSearch: Engine = {
  name: 'this search',
  build: (_, entries) => {
    const collection = createCollection();
    for (const entry of entries) addEntry(collection, entry);
    return (text) =>
      rankUnits(collection, analyseQuestion(collection, text, 'whole'), depth, () => true).best.map(
        ({ unit }) => collection.units.ids[unit] ?? '',
      );
  },
};

export const miniSearch: Engine = {
  name: 'MiniSearch default',
  build: (documents) => {
    const index = new MiniSearch<Document>({ fields: ['title', 'text'] });
    index.addAll(documents);
    return (text) => index.search(text).map(({ id }) => id as string);
  },
};

/** Robertson's BM25 as Lucene has it (k1 .9, b .4), Porter stems and 33 stop words, title and text as one field. */
export const luceneLike: Engine = {
  name: 'Lucene-like BM25',
  build: (documents) => {
    const stems = new Map<string, string>();
    const termsOf = (text: string) =>
      formsOf(text)
        .filter((form) => !englishSearch.isStopWord(form))
        .map((form) => {
          const known = stems.get(form) ?? englishSearch.stem(form);
          stems.set(form, known);
          return known;
        });
    const postings = new Map<string, number[]>();
    const lengths = documents.map(({ title, text }, document) => {
      const terms = termsOf(`${title} ${text}`);
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, count] of counts) {
        const list = postings.get(term);
        if (list) list.push(document, count);
        else postings.set(term, [document, count]);
      }
      return terms.length;
    });
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return (text) => {
      const scores = new Map<number, number>();
      for (const term of termsOf(text)) {
        const list = postings.get(term) ?? [];
        const having = list.length / 2;
        const idf = Math.log(1 + (lengths.length - having + 0.5) / (having + 0.5));
        for (let at = 0; at < list.length; at += 2) {
          const [document = 0, count = 0] = [list[at], list[at + 1]];
          const norm = 0.9 * (0.6 + (0.4 * (lengths[document] ?? 0)) / average);
          scores.set(document, (scores.get(document) ?? 0) + (idf * count) / (count + norm));
        }
      }
      return [...scores]
        .sort(([one, score], [other, another]) => another - score || one - other)
        .slice(0, depth)
        .map(([document]) => documents[document]?.id ?? '');
    };
  },
};
