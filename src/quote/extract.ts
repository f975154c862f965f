import type { Article, Span } from '../article/article.ts';
import { languageOf } from '../language/languages.ts';
import { readArticle } from './analysed-article.ts';
import { verbAfter, verbBefore } from './analysis/clauses.ts';
import type { Mention } from './analysis/mention.ts';
import type { Reading, Scene } from './analysis/paragraph-analysis.ts';
import { findSource } from './attribution/attribute.ts';
import { isDenied, quotedBy } from './attribution/denials.ts';
import { type Before, frameOf } from './attribution/quote-context.ts';
import { speakerOf } from './attribution/speakers.ts';
import { isStatement, statementFeatures } from './attribution/statements.ts';
import { type Discourse, followPeople } from './coreference/discourse.ts';
import { quoteIds } from './identity.ts';
import { markedQuotations } from './marked-quotations.ts';
import { scorerOf } from './model/trees.ts';
import { ranker } from './model/weights/ranker.ts';
import { referent } from './model/weights/referent.ts';
import { statement } from './model/weights/statement.ts';
import type { Quote, Segment, Speaker } from './quote.ts';
import { isDirection, isNote, type Label, labelOf } from './transcript/labels.ts';
import { turnsOf } from './transcript/turns.ts';

const scoreSource = scorerOf(ranker);
const scoreReferent = scorerOf(referent);
const scoreStatement = scorerOf(statement);

/** One stretch that was said, and by whom. */
type Statement = {
  readonly paragraph: number;
  readonly segment: Segment;
  readonly speaker: Speaker | null;
  readonly source: Mention | null;
  readonly cue: Span | null;
};

/** The words that introduce a quote: the verb by its source, or "according to"; the tokens from and to which. */
function cueOf({ tokens }: Scene, { from, to }: Mention): Pick<Mention, 'from' | 'to'> | null {
  const leads = verbBefore(tokens, from);
  const follows = verbAfter(tokens, to);
  const nearer = leads.according || leads.distance < follows.distance ? leads : follows;
  return nearer.at < 0 ? null : { from: nearer.at, to: nearer.at + (leads.according ? 2 : 1) };
}

function spanOf({ tokens }: Scene, { from, to }: Pick<Mention, 'from' | 'to'>): Span | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** “We will not pay, Eva Stone said.”: whether a mark that nobody closed has taken in the telling. */
function runsIntoTelling(said: string, close: string): boolean {
  if (close.trim() !== '') return false;
  const lastMark = Math.max(said.lastIndexOf('“'), said.lastIndexOf('”'), said.lastIndexOf('"'));
  return /,\s+(?:\p{Lu}[\p{L}.’'-]*\s+){1,4}(?:said|says|told|added|wrote)\b/u.test(said.slice(lastMark + 1));
}

/** Whether a transcript's speaker goes on in this paragraph: it is all quote, and the one before was left open. */
function goesOn({ stretches }: Reading, { tokens }: Scene, stretch: number): boolean {
  return (
    stretches[stretch]?.continued === true &&
    tokens[0]?.stretch === stretch &&
    tokens.every(({ kind }) => kind !== 'word')
  );
}

/** Everything said in an article, in the order of its text. */
function statementsOf(reading: Reading, discourse: Discourse): Statement[] {
  const { article, stretches } = reading;
  const found: Statement[] = [];
  let before: Before | null = null;
  let speaking: Label | null = null;
  for (const scene of reading.scenes)
    for (let at = 0; at < scene.tokens.length; at++) {
      const token = scene.tokens[at];
      const stretch = token?.kind === 'quote' ? stretches[token.stretch] : undefined;
      if (token === undefined || stretch === undefined) continue;
      discourse.readTo(token.start);
      const label: Label | null = labelOf(reading, token.stretch);
      speaking = label ?? (speaking !== null && goesOn(reading, scene, token.stretch) ? speaking : null);
      const start = label?.start ?? stretch.start;
      const segment = { start, end: stretch.end, text: article.text.slice(start, stretch.end) };
      const paragraph = scene.index;
      if (speaking !== null) {
        const { mention, person, speaker } = speaking;
        const aside =
          isDirection(segment.text) || (scene.index === reading.scenes.length - 1 && isNote(segment.text));
        if (speaker !== null && !aside)
          found.push({ paragraph, segment, speaker, source: mention, cue: null });
        before = { paragraph, token: at, source: mention, person };
        continue;
      }
      const frame = frameOf(scene, reading, stretch, at);
      const source = findSource(reading, frame, before, scoreSource);
      if (!isStatement(statementFeatures(reading, frame, source), scoreStatement)) continue;
      if (runsIntoTelling(segment.text, article.text.charAt(stretch.end))) continue;
      const passedOn = quotedBy(scene, at);
      const mention = passedOn === undefined ? (source?.mention ?? null) : passedOn;
      const home = reading.scenes[mention?.paragraph ?? -1];
      const cue = mention === null || home === undefined ? null : cueOf(home, mention);
      // Words that the article says somebody did not say are nobody's.
      const denied =
        mention !== null &&
        home !== undefined &&
        isDenied(home, mention, cue?.from ?? -1, home === scene ? at : -1);
      const speaker = mention === null || denied ? null : speakerOf(reading, discourse, mention);
      const person = speaker === null || mention === null ? null : discourse.personOf(mention);
      discourse.spoke(person, paragraph);
      before = { paragraph, token: at, source: mention, person };
      found.push({
        paragraph,
        segment,
        speaker,
        source: mention,
        cue: cue === null || home === undefined ? null : spanOf(home, cue),
      });
    }
  return found;
}

/** `"A," he said. "B."`: what one mention of the speaker is the source of, within one paragraph. */
function goesTogether(one: Statement, other: Statement): boolean {
  return one.paragraph === other.paragraph && one.source !== null && one.source === other.source;
}

/**
 * The quotes of an article in the order of its text, each with its speaker where the article tells. Every
 * segment is a slice of `article.text`, marks excluded, and no two overlap. Takes time linear in the text's length.
 * In a language without a `Language` object, only quotations of four words or more are taken.
 */
export function extractQuotes(article: Article): Quote[] {
  if (languageOf(article.language) === null) return markedQuotations(article);
  const reading = readArticle(article);
  const turns = turnsOf(reading);
  if (turns !== null) return turns;
  const groups: Statement[][] = [];
  for (const one of statementsOf(reading, followPeople(reading, scoreReferent))) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && goesTogether(previous, one)) last.push(one);
    else groups.push([one]);
  }
  const idOf = quoteIds(article.url);
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const segments = group.map(({ segment }) => segment);
    const words = segments.map(({ text }) => text).join('\n');
    return [
      {
        id: idOf(words),
        articleId: article.id,
        paragraph: first.paragraph,
        segments,
        speaker: first.speaker,
        cue: first.cue,
      },
    ];
  });
}
