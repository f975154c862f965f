import { spelling } from '../../language/en/spellings.ts';
import { otherCallings } from '../query/offices.ts';
import { formsOf } from '../text/words.ts';
import type { Collection, Entry, Place, Unit } from './collection.ts';
import { markOf } from './duplicates.ts';
import { append, cut, unitShift } from './postings.ts';

function addForms({ vocabulary, words }: Collection, forms: readonly string[]): number {
  const start = words.length();
  for (const form of forms) {
    const id = vocabulary.number(form);
    if (id < 0) continue;
    words.push(id);
    vocabulary.count(id, 1);
  }
  return start;
}

function addWords(collection: Collection, text: string | undefined): number {
  return addForms(collection, text ? formsOf(text) : []);
}

/** One more in a part of the counts of a posting, as far as its bits reach. */
const parts = [
  { one: 1 << 4, most: 31 << 4 },
  { one: 1 << 2, most: 3 << 2 },
  { one: 1, most: 3 },
] as const;

type Part = { readonly one: number; readonly most: number };

/** A posting of a whole article has one part: how often the word stands there. */
const whole: Part = { one: 1, most: 2 ** unitShift - 1 };

/** Counts by stem; emptied after each use. */
const counts: number[] = [];

function tally(
  { vocabulary, words }: Collection,
  ranges: readonly (readonly [number, number, Part])[],
): number[] {
  const all = words.all();
  const met: number[] = [];
  for (const [start, end, { one, most }] of ranges)
    for (let at = start; at < end; at += 1) {
      const stem = vocabulary.stemOf(all[at] ?? 0);
      const count = counts[stem] ?? 0;
      if (count === 0) met.push(stem);
      if ((count & most) !== most) counts[stem] = count + one;
    }
  return met;
}

function addPostings(collection: Collection, unit: number): void {
  const { units, postings } = collection;
  const [text = 0, title = 0, context = 0, end = 0] = [
    units.text[unit],
    units.title[unit],
    units.context[unit],
    units.speaker[unit],
  ];
  const met = tally(collection, [
    [text, title, parts[0]],
    [title, context, parts[1]],
    [context, end, parts[2]],
  ]);
  for (const stem of met) {
    append(postings, stem, (unit << unitShift) | (counts[stem] ?? 0));
    counts[stem] = 0;
  }
}

function stemsBetween({ vocabulary, words }: Collection, start = 0, end = 0): number[] {
  const stems = new Set<number>();
  for (const id of words.all().subarray(start, end)) stems.add(vocabulary.stemOf(id));
  return [...stems];
}

/** One key for the spellings of a name: Zelensky and Zelenskyy are one speaker. */
function speakerKey(name = ''): string {
  return formsOf(name).map(spelling).join(' ');
}

function addUnit(collection: Collection, unit: Unit, entry: number): void {
  const { units, totals, speakers, twins, words } = collection;
  const number = units.ids.length;
  units.ids.push(unit.id);
  units.entry.push(entry);
  const forms = formsOf(unit.text);
  const text = addForms(collection, forms);
  const title = addWords(collection, unit.title);
  const context = addWords(collection, unit.context);
  const speaker = addWords(collection, unit.speaker);
  addWords(collection, unit.role);
  if (unit.role !== undefined) addWords(collection, otherCallings(unit.role));
  const end = words.length();
  units.text.push(text);
  units.title.push(title);
  units.context.push(context);
  units.speaker.push(speaker);
  units.end.push(end);
  totals.units += 1;
  totals.text += title - text;
  totals.title += context - title;
  totals.context += speaker - context;
  addPostings(collection, number);
  const named = end > speaker ? stemsBetween(collection, speaker, end) : [];
  const key = speakerKey(unit.speaker);
  speakers.add(number, key, named);
  twins.add(number, markOf(forms, key));
}

/** Where the words of an entry's whole text stand: its own, or those of its units' texts and titles. */
function wholeRanges({ units }: Collection, place: Place): (readonly [number, number])[] {
  if (place.wholeEnd > place.wholeStart) return [[place.wholeStart, place.wholeEnd]];
  const ranges: (readonly [number, number])[] = [];
  for (let unit = place.first; unit < place.end; unit += 1)
    ranges.push([units.text[unit] ?? 0, units.context[unit] ?? 0]);
  return ranges;
}

function addWhole(collection: Collection, place: Place): void {
  const { wholes, wholeLength, totals } = collection;
  const ranges = wholeRanges(collection, place);
  const length = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
  if (length === 0) return;
  for (const stem of tally(
    collection,
    ranges.map(([start, end]) => [start, end, whole] as const),
  )) {
    append(wholes, stem, (place.number << unitShift) | (counts[stem] ?? 0));
    counts[stem] = 0;
  }
  wholeLength[place.number] = length;
  totals.wholes += 1;
  totals.whole += length;
}

/** Takes in an entry that is not there yet. */
export function addEntry(collection: Collection, entry: Entry): void {
  const { units, entries, wholeLength, words } = collection;
  const hasWhole = entry.text !== undefined || entry.units.length > 1;
  const number = wholeLength.length;
  wholeLength.push(0);
  const first = units.ids.length;
  for (const unit of entry.units) addUnit(collection, unit, hasWhole ? number : -1);
  const wholeStart = addWords(collection, entry.text);
  const place = { number, first, end: units.ids.length, wholeStart, wholeEnd: words.length() };
  entries.set(entry.id, place);
  if (hasWhole) addWhole(collection, place);
}

/** Forgets an entry; what is left is as if it had never been there, but for numbers that are not used again. */
export function removeEntry(collection: Collection, id: string): void {
  const { units, entries, totals, postings, wholes, wholeLength, vocabulary, words } = collection;
  const { speakers, twins } = collection;
  const place = entries.get(id);
  if (place === undefined) return;
  const { number, first, end, wholeEnd, wholeStart } = place;
  speakers.remove(first, end, (unit) => stemsBetween(collection, units.speaker[unit], units.end[unit]));
  twins.remove(first, end);
  const from = first < end ? (units.text[first] ?? wholeStart) : wholeStart;
  for (const stem of stemsBetween(collection, from, wholeEnd)) {
    cut(postings[stem], first, end);
    cut(wholes[stem], number, number + 1);
  }
  for (const id of words.all().subarray(from, wholeEnd)) vocabulary.count(id, -1);
  for (let unit = first; unit < end; unit += 1) {
    totals.units -= 1;
    totals.text -= (units.title[unit] ?? 0) - (units.text[unit] ?? 0);
    totals.title -= (units.context[unit] ?? 0) - (units.title[unit] ?? 0);
    totals.context -= (units.speaker[unit] ?? 0) - (units.context[unit] ?? 0);
  }
  if ((wholeLength[number] ?? 0) > 0) {
    totals.wholes -= 1;
    totals.whole -= wholeLength[number] ?? 0;
  }
  entries.delete(id);
}
