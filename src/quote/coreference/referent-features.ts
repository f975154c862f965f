import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { flag, rowEncoder } from '../model/row-encoder.ts';
import type { Person } from '../people/person.ts';
import type { DiscourseState, Reference, ReferenceForm, Speech } from './discourse-state.ts';

/** A pronoun in its paragraph. */
export type PronounMention = {
  readonly mention: Mention;
  readonly paragraph: ParagraphAnalysis;
  /** How many mentions of people stand before it in its sentence. */
  readonly mentionsBefore: number;
};

/** How a person relates to a pronoun that may refer to them. Numbers are not yet capped. */
export type ReferentFeatures = {
  readonly paragraphsSince: number;
  readonly wordsSince: number;
  readonly sentencesSince: number;
  /** How many other people were referred to since. */
  readonly recencyRank: number;
  readonly form: ReferenceForm;
  readonly mentionsBefore: number;
  readonly contraction: boolean;
  readonly afterPreposition: boolean;
  readonly beforeCueVerb: boolean;
  readonly isLastQuoted: boolean;
  /** -1 if somebody else was quoted last. */
  readonly paragraphsSinceQuote: number;
  readonly references: number;
  readonly referencesInParagraph: number;
  readonly firstInParagraph: boolean;
  readonly firstInPreviousParagraph: boolean;
  readonly mentionsBeforePronoun: number;
  readonly quotes: number;
  readonly isLastReporting: boolean;
  /** -1 if somebody else was the last subject of a verb of speaking. */
  readonly paragraphsSinceReport: number;
  readonly pronounSpeaks: boolean;
  readonly inReportedClause: boolean;
};

const formCode: Readonly<Record<ReferenceForm, number>> = {
  'full-name': 0,
  'bare-name': 1,
  description: 2,
  pronoun: 3,
};

/** Encodes the features for the model of referents. */
export const referentEncoder = rowEncoder<ReferentFeatures>({
  paragraphsSince: (features) => Math.min(8, features.paragraphsSince),
  wordsSince: (features) => Math.min(120, features.wordsSince),
  sentencesSince: (features) => Math.min(9, features.sentencesSince),
  recencyRank: (features) => features.recencyRank,
  form: (features) => formCode[features.form],
  mentionsBefore: (features) => Math.min(4, features.mentionsBefore),
  contraction: (features) => flag(features.contraction),
  afterPreposition: (features) => flag(features.afterPreposition),
  beforeCueVerb: (features) => flag(features.beforeCueVerb),
  isLastQuoted: (features) => flag(features.isLastQuoted),
  paragraphsSinceQuote: (features) => Math.min(5, features.paragraphsSinceQuote),
  references: (features) => Math.min(20, features.references),
  referencesInParagraph: (features) => Math.min(5, features.referencesInParagraph),
  firstInParagraph: (features) => flag(features.firstInParagraph),
  firstInPreviousParagraph: (features) => flag(features.firstInPreviousParagraph),
  mentionsBeforePronoun: (features) => Math.min(4, features.mentionsBeforePronoun),
  quotes: (features) => Math.min(6, features.quotes),
  isLastReporting: (features) => flag(features.isLastReporting),
  paragraphsSinceReport: (features) => Math.min(5, features.paragraphsSinceReport),
  pronounSpeaks: (features) => flag(features.pronounSpeaks),
  inReportedClause: (features) => flag(features.inReportedClause),
});

function wordsBetween(last: Reference, { mention, paragraph }: PronounMention): number {
  const pronounWord = paragraph.wordsBefore + (paragraph.counts.words[mention.from] ?? 0);
  return pronounWord - last.paragraph.wordsBefore - (last.paragraph.counts.words[last.mention.to] ?? 0);
}

/**
 * Counts the sentence ends between two mentions. A paragraph break counts as one, however many paragraphs lie
 * between.
 */
function sentencesBetween(last: Reference, { mention, paragraph }: PronounMention): number {
  const from = last.paragraph.counts.sentenceEnds[last.mention.to] ?? 0;
  const to = paragraph.counts.sentenceEnds[mention.from] ?? 0;
  return last.paragraph === paragraph
    ? to - from
    : 1 + (last.paragraph.counts.sentenceEnds.at(-1) ?? 0) - from + to;
}

function isPreposition(token: Token | undefined): boolean {
  return hasFlag(token, lexicalFlag.preposition) || token?.functionWord === 'to';
}

function paragraphsSince(speech: Speech | null, person: Person, paragraphIndex: number): number {
  return speech?.person === person ? paragraphIndex - speech.paragraphIndex : -1;
}

/**
 * Returns the features of a person whom a pronoun may refer to, or `null` if the person has not been referred to yet.
 * `rank` other people were referred to since.
 */
export function referentFeatures(
  state: DiscourseState,
  person: Person,
  rank: number,
  pronoun: PronounMention,
): ReferentFeatures | null {
  const history = state.histories.get(person);
  if (history === undefined) return null;
  const { last } = history;
  const lastTokens = last.paragraph.tokens;
  const { mention, paragraph, mentionsBefore } = pronoun;
  const { index, tokens } = paragraph;
  return {
    paragraphsSince: index - last.paragraph.index,
    wordsSince: wordsBetween(last, pronoun),
    sentencesSince: sentencesBetween(last, pronoun),
    recencyRank: rank,
    form: last.form,
    mentionsBefore: last.mentionsBefore,
    contraction: lastTokens[last.mention.to - 1]?.contraction === true,
    afterPreposition: isPreposition(lastTokens[last.mention.from - 1]),
    beforeCueVerb: hasFlag(lastTokens[last.mention.to], lexicalFlag.cueVerb),
    isLastQuoted: state.lastQuote?.person === person,
    paragraphsSinceQuote: paragraphsSince(state.lastQuote, person, index),
    references: history.count,
    referencesInParagraph: history.paragraphIndex === index ? history.countInParagraph : 0,
    firstInParagraph: state.firstInParagraph.get(index) === person,
    firstInPreviousParagraph: state.firstInParagraph.get(index - 1) === person,
    mentionsBeforePronoun: mentionsBefore,
    quotes: history.quotes,
    isLastReporting: state.lastReport?.person === person,
    paragraphsSinceReport: paragraphsSince(state.lastReport, person, index),
    pronounSpeaks:
      hasFlag(tokens[mention.to], lexicalFlag.cueVerb) ||
      hasFlag(tokens[mention.from - 1], lexicalFlag.cueVerb),
    inReportedClause: last.inReportedClause,
  };
}
