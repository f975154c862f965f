import { englishSearch } from '../../language/en/searching/search-language.ts';
import { formsOf } from '../text/words.ts';
import type { Collection, Entry, EntryRange, Unit } from './collection.ts';
import { fingerprintOf } from './duplicates.ts';
import { appendPosting, countOccurrence, packPosting, postingFields, removePostings } from './postings.ts';
import { speakerKey } from './speakers.ts';

/** Appends forms to the collection's tokens, stop words left out; returns the position of the first. */
function addForms({ vocabulary, tokens }: Collection, forms: readonly string[]): number {
  const start = tokens.length();
  for (const form of forms) {
    const id = vocabulary.intern(form);
    if (id < 0) continue;
    tokens.push(id);
    vocabulary.count(id, 1);
  }
  return start;
}

function addText(collection: Collection, text: string | undefined): number {
  return addForms(collection, text ? formsOf(text) : []);
}

/** Tokens from `start` to `end` (exclusive), counted in one field of a posting. */
type FieldRange = {
  readonly start: number;
  readonly end: number;
  readonly field: (typeof postingFields)[keyof typeof postingFields];
};

/** Packed counts by stem; reset to 0 after each use. */
const counts: number[] = [];

/** Counts the stems in some ranges into `counts`; returns the stems that occur. */
function countStems({ vocabulary, tokens }: Collection, ranges: readonly FieldRange[]): number[] {
  const all = tokens.all();
  const stems: number[] = [];
  for (const { start, end, field } of ranges)
    for (let position = start; position < end; position += 1) {
      const stem = vocabulary.stemOf(all[position] ?? 0);
      const count = counts[stem] ?? 0;
      if (count === 0) stems.push(stem);
      counts[stem] = countOccurrence(count, field);
    }
  return stems;
}

function addPostings(collection: Collection, unit: number): void {
  const { units, postings } = collection;
  const [text = 0, title = 0, context = 0, speaker = 0] = [
    units.textStart[unit],
    units.titleStart[unit],
    units.contextStart[unit],
    units.speakerStart[unit],
  ];
  const stems = countStems(collection, [
    { start: text, end: title, field: postingFields.text },
    { start: title, end: context, field: postingFields.title },
    { start: context, end: speaker, field: postingFields.context },
  ]);
  for (const stem of stems) {
    appendPosting(postings, stem, packPosting(unit, counts[stem] ?? 0));
    counts[stem] = 0;
  }
}

/** Returns the distinct stems between two token positions. */
function stemsBetween({ vocabulary, tokens }: Collection, start = 0, end = 0): number[] {
  const stems = new Set<number>();
  for (const id of tokens.all().subarray(start, end)) stems.add(vocabulary.stemOf(id));
  return [...stems];
}

function addUnit(collection: Collection, unit: Unit, entry: number): void {
  const { units, totals, speakers, duplicates, tokens } = collection;
  const number = units.ids.length;
  units.ids.push(unit.id);
  units.entry.push(entry);
  const forms = formsOf(unit.text);
  const text = addForms(collection, forms);
  const title = addText(collection, unit.title);
  const context = addText(collection, unit.context);
  const speaker = addText(collection, unit.speaker);
  addText(collection, unit.role);
  if (unit.role !== undefined) addText(collection, englishSearch.officeSynonyms(unit.role));
  const end = tokens.length();
  units.textStart.push(text);
  units.titleStart.push(title);
  units.contextStart.push(context);
  units.speakerStart.push(speaker);
  units.end.push(end);
  totals.units += 1;
  totals.textLength += title - text;
  totals.titleLength += context - title;
  totals.contextLength += speaker - context;
  addPostings(collection, number);
  const named = end > speaker ? stemsBetween(collection, speaker, end) : [];
  const key = speakerKey(unit.speaker);
  speakers.add(number, key, named);
  duplicates.add(number, fingerprintOf(forms, key));
}

/** Returns the token ranges of an entry's full text: its own, or its units' texts and titles. */
function articleRanges({ units }: Collection, range: EntryRange): FieldRange[] {
  const field = postingFields.article;
  if (range.textEnd > range.textStart) return [{ start: range.textStart, end: range.textEnd, field }];
  const ranges: FieldRange[] = [];
  for (let unit = range.firstUnit; unit < range.endUnit; unit += 1)
    ranges.push({ start: units.textStart[unit] ?? 0, end: units.contextStart[unit] ?? 0, field });
  return ranges;
}

function addArticlePostings(collection: Collection, range: EntryRange): void {
  const { articlePostings, articleLengths, totals } = collection;
  const ranges = articleRanges(collection, range);
  const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length === 0) return;
  for (const stem of countStems(collection, ranges)) {
    appendPosting(articlePostings, stem, packPosting(range.number, counts[stem] ?? 0));
    counts[stem] = 0;
  }
  articleLengths[range.number] = length;
  totals.articles += 1;
  totals.articleLength += length;
}

/** Adds an entry. Its id must not be in the collection. */
export function addEntry(collection: Collection, entry: Entry): void {
  const { units, entries, articleLengths, tokens } = collection;
  const isArticle = entry.text !== undefined || entry.units.length > 1;
  const number = articleLengths.length;
  articleLengths.push(0);
  const firstUnit = units.ids.length;
  for (const unit of entry.units) addUnit(collection, unit, isArticle ? number : -1);
  const textStart = addText(collection, entry.text);
  const range = { number, firstUnit, endUnit: units.ids.length, textStart, textEnd: tokens.length() };
  entries.set(entry.id, range);
  if (isArticle) addArticlePostings(collection, range);
}

/** Removes an entry, if it is there. Its numbers are not used again. */
export function removeEntry(collection: Collection, id: string): void {
  const { units, entries, totals, postings, articlePostings, articleLengths } = collection;
  const { speakers, duplicates, vocabulary, tokens } = collection;
  const range = entries.get(id);
  if (range === undefined) return;
  const { number, firstUnit, endUnit, textStart, textEnd } = range;
  speakers.remove(firstUnit, endUnit, (unit) =>
    stemsBetween(collection, units.speakerStart[unit], units.end[unit]),
  );
  duplicates.remove(firstUnit, endUnit);
  const start = firstUnit < endUnit ? (units.textStart[firstUnit] ?? textStart) : textStart;
  for (const stem of stemsBetween(collection, start, textEnd)) {
    removePostings(postings[stem], firstUnit, endUnit);
    removePostings(articlePostings[stem], number, number + 1);
  }
  for (const form of tokens.all().subarray(start, textEnd)) vocabulary.count(form, -1);
  for (let unit = firstUnit; unit < endUnit; unit += 1) {
    totals.units -= 1;
    totals.textLength -= (units.titleStart[unit] ?? 0) - (units.textStart[unit] ?? 0);
    totals.titleLength -= (units.contextStart[unit] ?? 0) - (units.titleStart[unit] ?? 0);
    totals.contextLength -= (units.speakerStart[unit] ?? 0) - (units.contextStart[unit] ?? 0);
  }
  const length = articleLengths[number] ?? 0;
  if (length > 0) {
    totals.articles -= 1;
    totals.articleLength -= length;
  }
  entries.delete(id);
}
