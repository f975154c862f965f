import type { Gender } from '../../language/quoting-language.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { Scorer } from '../model/scorer.ts';
import { genderOfPronoun } from '../people/gender.ts';
import type { Person } from '../people/person.ts';
import { describedPerson } from './descriptions.ts';
import {
  emptyDiscourse,
  type ReferenceForm,
  recordOffice,
  recordQuote,
  recordReference,
} from './discourse-state.ts';
import { isReporting } from './is-reporting.ts';
import { type PronounMention, type ReferentFeatures, referentFeatures } from './referent-features.ts';

/** Resolves the mentions of an article to people, in the order of the text. */
export type Discourse = {
  /** Reads all mentions that end at or before an offset of the text. */
  readonly readTo: (offset: number) => void;
  /** Returns whom a mention refers to, or `null` if that is not known or the mention has not been read. */
  readonly personOf: (mention: Mention) => Person | null;
  /** Records who said the quote that has just been read. */
  readonly recordQuote: (person: Person | null, paragraphIndex: number) => void;
};

/** A person whom a pronoun may refer to. */
export type ReferentCandidate = { readonly person: Person; readonly features: ReferentFeatures };

/** Sees the candidates of every pronoun of known gender: for training. */
export type ReferentObserver = (gender: Gender, candidates: readonly ReferentCandidate[]) => void;

/** The sentence being read. */
type Sentence = {
  readonly paragraph: ParagraphAnalysis;
  /** Sentence ends before it in its paragraph. */
  readonly sentenceEnds: number;
  /** Mentions of people so far. */
  people: number;
  /** True if one of them was the subject of a verb of speaking. */
  hasReport: boolean;
};

/** Added to the score of a person whose gender is not known. */
const unknownGenderPenalty = -1;

function formOf({ kind, name }: Mention): ReferenceForm {
  if (kind === 'name') return name.length > 1 ? 'full-name' : 'bare-name';
  return kind === 'role' ? 'description' : 'pronoun';
}

/** Starts reading an article's mentions at its beginning. */
export function followPeople(
  { paragraphs, people, language }: AnalysedArticle,
  score: Scorer<ReferentFeatures>,
  observe?: ReferentObserver,
): Discourse {
  const state = emptyDiscourse();
  const referents = new Map<Mention, Person | null>();
  let sentence: Sentence | null = null;
  let [nextParagraph, nextMention] = [0, 0];

  /** Returns the likeliest of the people referred to lately. */
  function referentOf(pronoun: PronounMention, gender: Gender): Person | null {
    let best: Person | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    const candidates: ReferentCandidate[] = [];
    for (const [rank, person] of state.recent.entries()) {
      const fits = person.gender === null || person.gender === gender;
      if (!fits && observe === undefined) continue;
      const features = referentFeatures(state, person, rank, pronoun);
      if (features === null) continue;
      candidates.push({ person, features });
      if (!fits) continue;
      const value = score(features) + (person.gender === null ? unknownGenderPenalty : 0);
      if (value > highest) [best, highest] = [person, value];
    }
    observe?.(gender, candidates);
    return best;
  }

  /** Returns the person whom the mention before "who" refers to. */
  function antecedentOf({ mentions }: ParagraphAnalysis, { index }: Mention): Person | null {
    const before = mentions[index - 1];
    return before === undefined ? null : (referents.get(before) ?? null);
  }

  function resolve(
    paragraph: ParagraphAnalysis,
    mention: Mention,
    gender: Gender | null,
    mentionsBefore: number,
  ): Person | null {
    if (mention.kind === 'name') return people.personOf.get(mention) ?? null;
    if (mention.kind === 'role') return describedPerson(state, paragraph, mention, language);
    if (gender !== null) return referentOf({ mention, paragraph, mentionsBefore }, gender);
    return mention.head === 'who' ? antecedentOf(paragraph, mention) : null;
  }

  function read(paragraph: ParagraphAnalysis, mention: Mention): void {
    const sentenceEnds = paragraph.counts.sentenceEnds[mention.from] ?? 0;
    if (sentence?.paragraph !== paragraph || sentence.sentenceEnds !== sentenceEnds)
      sentence = { paragraph, sentenceEnds, people: 0, hasReport: false };
    const mentionsBefore = sentence.people;
    const gender = mention.kind === 'pronoun' ? genderOfPronoun(mention.head) : null;
    if (mention.kind !== 'pronoun' || gender !== null) sentence.people++;
    const person = resolve(paragraph, mention, gender, mentionsBefore);
    referents.set(mention, person);
    if (person === null || mention.head === 'who') return;
    // Only the first subject counts. In "Berg said Rossi's plan would fail", Rossi is in the reported clause.
    if (!sentence.hasReport && isReporting(paragraph, mention)) {
      state.lastReport = { person, paragraphIndex: paragraph.index };
      sentence.hasReport = true;
    }
    if (mention.kind === 'name') recordOffice(state, person, paragraph, mention, language);
    recordReference(state, person, {
      mention,
      paragraph,
      form: formOf(mention),
      mentionsBefore,
      inReportedClause: sentence.hasReport && state.lastReport?.person !== person,
    });
  }

  return {
    readTo(offset) {
      for (;;) {
        const paragraph = paragraphs[nextParagraph];
        if (paragraph === undefined) return;
        const mention = paragraph.mentions[nextMention];
        if (mention === undefined) {
          nextParagraph++;
          nextMention = 0;
          continue;
        }
        if (mention.end > offset) return;
        read(paragraph, mention);
        nextMention++;
      }
    },
    personOf: (mention) => referents.get(mention) ?? null,
    recordQuote(person, paragraphIndex) {
      if (person !== null) recordQuote(state, person, paragraphIndex);
    },
  };
}
