import type { Span } from '../../article/article.ts';
import type { AnalysedArticle } from '../analysis/analysed-article.ts';
import { mentionContextOf } from '../analysis/mention-context.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { ParagraphAnalysis } from '../analysis/paragraph-analysis.ts';
import { type Discourse, followPeople } from '../coreference/discourse.ts';
import type { QuotingScorers } from '../model/quoting-scorers.ts';
import type { Segment, Speaker } from '../quote.ts';
import { isSiteNote, isStageDirection, labelOf, type SpeakerLabel } from '../transcript/labels.ts';
import { isDenied, quotedByOther } from './denials.ts';
import { findSource } from './find-source.ts';
import { isStatement } from './is-statement.ts';
import { type PreviousQuote, type QuoteContext, quoteContextOf } from './quote-context.ts';
import { speakerOf } from './speakers.ts';
import { statementFeatures } from './statement-features.ts';

/** A quotation that is a statement, and who said it. */
export type AttributedQuotation = {
  readonly paragraphIndex: number;
  readonly segment: Segment;
  readonly speaker: Speaker | null;
  /** The mention that the speaker was read from. */
  readonly source: Mention | null;
  readonly cue: Span | null;
};

type TokenRange = Pick<Mention, 'from' | 'to'>;

/** Returns the tokens that introduce a quotation: the verb of speaking nearest to its source, or "according to". */
function cueOf(paragraph: ParagraphAnalysis, mention: Mention): TokenRange | null {
  const { verbBefore, verbAfter } = mentionContextOf(paragraph, mention);
  const { according } = verbBefore;
  const { index } = according || verbBefore.distance < verbAfter.distance ? verbBefore : verbAfter;
  return index < 0 ? null : { from: index, to: index + (according ? 2 : 1) };
}

function spanOf({ tokens }: ParagraphAnalysis, { from, to }: TokenRange): Span | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** True if a quotation that nobody closed has run on into the article's own words: “We will not pay, Eva Stone said. */
function runsIntoText({ article, language }: AnalysedArticle, { text, end }: Segment): boolean {
  if (article.text.charAt(end).trim() !== '') return false;
  const lastMark = Math.max(text.lastIndexOf('“'), text.lastIndexOf('”'), text.lastIndexOf('"'));
  return language.statements.trailingAttribution.test(text.slice(lastMark + 1));
}

/** True if the speaker of the paragraph before goes on: this one is all quotation, and the one before was left open. */
function continuesTurn(
  { quotedSpans }: AnalysedArticle,
  { tokens }: ParagraphAnalysis,
  quotedSpanIndex: number,
): boolean {
  return (
    quotedSpans[quotedSpanIndex]?.continued === true &&
    tokens[0]?.quotedSpanIndex === quotedSpanIndex &&
    tokens.every(({ kind }) => kind !== 'word')
  );
}

/** Attributes the quotations of an article one after the other. Each result is what the next quotation is judged by. */
class Attributor {
  readonly found: AttributedQuotation[] = [];
  readonly #analysis: AnalysedArticle;
  readonly #scorers: QuotingScorers;
  readonly #discourse: Discourse;
  #previous: PreviousQuote | null = null;
  /** The label of the transcript turn that is being read. */
  #label: SpeakerLabel | null = null;

  constructor(analysis: AnalysedArticle, scorers: QuotingScorers) {
    this.#analysis = analysis;
    this.#scorers = scorers;
    this.#discourse = followPeople(analysis, scorers.referent);
  }

  /** Reads the quotation at a token of a paragraph. */
  read(paragraph: ParagraphAnalysis, tokenIndex: number): void {
    const token = paragraph.tokens[tokenIndex];
    const quotedSpan = this.#analysis.quotedSpans[token?.quotedSpanIndex ?? -1];
    if (token === undefined || quotedSpan === undefined) return;
    this.#discourse.readTo(token.start);
    const label = labelOf(this.#analysis, token.quotedSpanIndex);
    const continues = this.#label !== null && continuesTurn(this.#analysis, paragraph, token.quotedSpanIndex);
    this.#label = label ?? (continues ? this.#label : null);
    const start = label?.start ?? quotedSpan.start;
    const { end } = quotedSpan;
    const segment = { start, end, text: this.#analysis.article.text.slice(start, end) };
    if (this.#label !== null) this.#addTurn(paragraph, tokenIndex, segment, this.#label);
    else this.#addStatement(quoteContextOf(paragraph, this.#analysis, quotedSpan, tokenIndex), segment);
  }

  /** Adds a part of a labelled turn, unless it is no speech. */
  #addTurn(
    { index: paragraphIndex }: ParagraphAnalysis,
    tokenIndex: number,
    segment: Segment,
    { mention, person, speaker }: SpeakerLabel,
  ): void {
    const { paragraphs, language } = this.#analysis;
    const isLast = paragraphIndex === paragraphs.length - 1;
    const isSpeech =
      !isStageDirection(segment.text) && !(isLast && isSiteNote(segment.text, language.transcripts));
    if (speaker !== null && isSpeech)
      this.found.push({ paragraphIndex, segment, speaker, source: mention, cue: null });
    this.#previous = { paragraphIndex, tokenIndex, source: mention, person };
  }

  /** Adds a quotation with its speaker, unless it is no statement. */
  #addStatement(context: QuoteContext, segment: Segment): void {
    const { paragraph, tokenIndex } = context;
    const { language, paragraphs } = this.#analysis;
    const source = findSource(this.#analysis, context, this.#previous, this.#scorers.source);
    const features = statementFeatures(this.#analysis, context, source);
    if (!isStatement(features, this.#scorers.statement)) return;
    if (runsIntoText(this.#analysis, segment)) return;
    const quoted = quotedByOther(paragraph, tokenIndex, language.denials);
    const mention = quoted === undefined ? (source?.mention ?? null) : quoted;
    const home = mention === null ? undefined : paragraphs[mention.paragraphIndex];
    const paragraphIndex = paragraph.index;
    if (mention === null || home === undefined) {
      this.#previous = { paragraphIndex, tokenIndex, source: mention, person: null };
      this.found.push({ paragraphIndex, segment, speaker: null, source: mention, cue: null });
      return;
    }
    const cue = cueOf(home, mention);
    const quoteIndex = home === paragraph ? tokenIndex : -1;
    const denied = isDenied(home, mention, cue?.from ?? -1, quoteIndex, language.denials);
    const speaker = denied ? null : speakerOf(this.#analysis, this.#discourse, mention);
    const person = speaker === null ? null : this.#discourse.personOf(mention);
    this.#discourse.recordQuote(person, paragraphIndex);
    this.#previous = { paragraphIndex, tokenIndex, source: mention, person };
    this.found.push({
      paragraphIndex,
      segment,
      speaker,
      source: mention,
      cue: cue === null ? null : spanOf(home, cue),
    });
  }
}

/** Returns the quotations of an article that are statements, in the order of the text, each with its speaker. */
export function attributeQuotations(
  analysis: AnalysedArticle,
  scorers: QuotingScorers,
): AttributedQuotation[] {
  const attributor = new Attributor(analysis, scorers);
  for (const paragraph of analysis.paragraphs)
    paragraph.tokens.forEach(({ kind }, tokenIndex) => {
      if (kind === 'quote') attributor.read(paragraph, tokenIndex);
    });
  return attributor.found;
}
