import { words } from '../../language/en/word-list.ts';
import { verbAfter, verbBefore } from '../analysis/clauses.ts';
import type { Reading } from '../analysis/paragraph-analysis.ts';
import { tokensOf } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import type { Scorer } from '../model/trees.ts';
import type { Source } from './attribute.ts';
import type { Frame } from './quote-context.ts';

/** The features by which statements are told from titles, names and scare quotes, in the order of the numbers. */
export const statementFeatureNames = [
  'lead',
  'tail',
  'inner end',
  'starts lower',
  'words',
  'quotes in paragraph',
  'tail verb',
  'lead verb',
  'continued',
  'words outside',
  'capital share',
  'says I',
  'naming before',
  'article before',
  'after preposition',
  'tail small',
  'source score',
  'source verb after',
  'source verb before',
  'source between',
  'small words',
  'first paragraph',
  'unclosed',
  'source apart',
  'clipped before',
  'given names',
  'introduced',
] as const;

const naming =
  words(`called call calls named name titled title entitled dubbed nicknamed known labeled labelled term terms termed word words phrase so-called show
  program series book film movie song album article column magazine segment episode book documentary hashtag poll slogan chant sign headline subtitle`);
const self = words(`i we my our me us you you're your`);
const small = words(
  `is are was were be been to of the a an and that this not it he she they have has had will would do does did can could should if because but so`,
);

/** One stretch's numbers, in the order of {@link statementFeatureNames}. */
export function statementFeatures(reading: Reading, frame: Frame, source: Source | null): number[] {
  const { stretch, scene, token } = frame;
  const { tokens } = scene;
  const { text } = reading.article;
  const start = tokensOf(
    text,
    { start: stretch.start, end: Math.min(stretch.end, stretch.start + 400) },
    [],
    0,
  );
  const inner = start.filter(({ kind }) => kind === 'word');
  let [long, capital, little, mine] = [0, 0, 0, 0];
  for (const [at, word] of inner.entries()) {
    if (at > 0 && word.text.length > 3) {
      long++;
      if (word.capital) capital++;
    }
    if (small.has(word.lower)) little++;
    if (self.has(word.lower)) mine = 1;
  }
  const before = tokens[token - 1];
  const after = tokens[token + 1];
  const mention = source?.mention ?? null;
  const home = mention === null ? [] : (reading.scenes[mention.paragraph]?.tokens ?? []);
  const follows = mention === null ? 12 : verbAfter(home, mention.to).distance;
  const leads = mention === null ? 12 : verbBefore(home, mention.from).distance;
  const near = [tokens[token - 1], tokens[token - 2], tokens[token - 3]];
  return [
    frame.lead,
    frame.tail,
    frame.innerEnd,
    frame.startsLower,
    frame.words,
    frame.quotes,
    frame.toTailVerb,
    frame.toLeadVerb,
    frame.continued,
    frame.wordsOutside,
    long === 0 ? -1 : capital / long,
    mine,
    near.findIndex((one) => one !== undefined && naming.has(one.lower)),
    before !== undefined && /^(?:the|a|an|his|her|its|their|this|that|of)$/.test(before.lower) ? 1 : 0,
    before !== undefined && is(before, trait.preposition) ? 1 : 0,
    after === undefined || after.kind !== 'word'
      ? 0
      : is(after, trait.cueVerb)
        ? 1
        : after.capital
          ? 2
          : is(after, trait.opener)
            ? 3
            : 4,
    Math.max(-9, Math.min(9, source?.score ?? -9)),
    follows,
    leads,
    mention === null ? 60 : mention.paragraph !== scene.index ? 50 : Math.abs(mention.from - token),
    Math.min(8, little),
    scene.index === 0 ? 1 : 0,
    frame.unclosed,
    mention === null ? -9 : scene.index - mention.paragraph,
    before?.clipped === true ? 1 : 0,
    is(inner[0], trait.givenName) && !is(inner[1], trait.plainCue) ? 1 : 0,
    before === undefined && reading.scenes[scene.index - 1]?.tokens.at(-1)?.text === ':' ? 1 : 0,
  ];
}

/** Whether a stretch reads and stands like the title of a work or the name of a thing: `on “The Evening Hour”`. */
function isTitle(row: readonly number[]): boolean {
  const [lead = 0, , inner = 0, , words = 0, , tailing = 15] = row;
  const capital = row[10] ?? 0;
  const named = (row[12] ?? -1) === 0 || row[13] === 1 || row[14] === 1 || row[24] === 1;
  return (
    capital >= 0.99 && words <= 9 && inner < 2 && (named || ((lead === 16 || lead === 15) && tailing > 3))
  );
}

/** Whether a stretch stands alone in its paragraph and ends like no sentence: a subheading made of somebody's words. */
function isHeading(row: readonly number[]): boolean {
  const [, tail = 0, inner = 0, , words = 0, , , , continued = 0, outside = 0] = row;
  return (
    outside === 0 &&
    tail === 0 &&
    inner === 0 &&
    words < 15 &&
    continued === 0 &&
    (row[22] ?? 0) === 0 &&
    (row[26] ?? 0) === 0
  );
}

/** Whether a stretch between marks is something said or written by its source, and no title, name or scare quote. */
export function isStatement(row: readonly number[], score: Scorer): boolean {
  if (isTitle(row) || isHeading(row)) return false;
  return score(row) > ((row[4] ?? 0) < 4 ? 0.3 : 0);
}
