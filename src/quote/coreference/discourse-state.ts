import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import { addOffices, noOffices, type OfficeWords } from '../people/office-words.ts';
import type { Person } from '../people/person.ts';

/** How a mention refers to a person. */
export type ReferenceForm = 'full-name' | 'bare-name' | 'description' | 'pronoun';

/** A mention whose person is known. */
export type Reference = {
  readonly mention: Mention;
  readonly paragraph: ParagraphAnalysis;
  readonly form: ReferenceForm;
  /** How many mentions of people stand before it in its sentence. */
  readonly mentionsBefore: number;
  /** True if somebody else is the subject of the sentence's verb of speaking: Rossi in "Berg said Rossi would fail". */
  readonly inReportedClause: boolean;
};

/** What is known of the references to a person so far. */
export type ReferenceHistory = {
  readonly last: Reference;
  readonly count: number;
  /** How many references the paragraph of the last one has. */
  readonly countInParagraph: number;
  readonly paragraphIndex: number;
  /** How many quotes the person has said. */
  quotes: number;
};

/** A person who spoke, and the paragraph that says so. */
export type Speech = { readonly person: Person; readonly paragraphIndex: number };

/** What is known about an article's people at one point of its text. */
export type DiscourseState = {
  readonly histories: Map<Person, ReferenceHistory>;
  /** The people referred to last, the latest first: the candidates of a pronoun. */
  readonly recent: Person[];
  /** By paragraph index, the person referred to first. */
  readonly firstInParagraph: Map<number, Person>;
  /** The people named last, the latest first: the candidates of a description. */
  readonly named: Person[];
  readonly offices: Map<Person, OfficeWords>;
  /** Whose quote was the last. */
  lastQuote: Speech | null;
  /** Who was last the subject of a verb of speaking. */
  lastReport: Speech | null;
};

const maxRecent = 8;
const maxNamed = 40;

export function emptyDiscourse(): DiscourseState {
  return {
    histories: new Map(),
    recent: [],
    firstInParagraph: new Map(),
    named: [],
    offices: new Map(),
    lastQuote: null,
    lastReport: null,
  };
}

function moveToFront(people: Person[], person: Person, maxLength: number): void {
  const index = people.indexOf(person);
  if (index >= 0) people.splice(index, 1);
  people.unshift(person);
  if (people.length > maxLength) people.pop();
}

/** Records a reference to a person. */
export function recordReference(
  { histories, firstInParagraph, recent }: DiscourseState,
  person: Person,
  last: Reference,
): void {
  const { paragraphIndex } = last.mention;
  const old = histories.get(person);
  histories.set(person, {
    last,
    count: (old?.count ?? 0) + 1,
    countInParagraph: old?.paragraphIndex === paragraphIndex ? old.countInParagraph + 1 : 1,
    paragraphIndex,
    quotes: old?.quotes ?? 0,
  });
  if (!firstInParagraph.has(paragraphIndex)) firstInParagraph.set(paragraphIndex, person);
  moveToFront(recent, person, maxRecent);
}

/** Records the office that the text around a mention by name gives. */
export function recordOffice(
  { offices, named }: DiscourseState,
  person: Person,
  paragraph: ParagraphAnalysis,
  mention: Mention,
  language: QuotingLanguage,
): void {
  const known = offices.get(person) ?? noOffices();
  addOffices(known, paragraph, mention, language);
  offices.set(person, known);
  moveToFront(named, person, maxNamed);
}

/** Records that a person is the source of a quote. */
export function recordQuote(state: DiscourseState, person: Person, paragraphIndex: number): void {
  state.lastQuote = { person, paragraphIndex };
  const history = state.histories.get(person);
  if (history !== undefined) history.quotes++;
}
