import type { Article } from '../article/article.ts';
import { findStretches, type Stretch } from './marks.ts';
import { type Mention, mentionOf } from './mention.ts';
import { mentionsOf } from './mentions.ts';
import { type Cast, castOf } from './people.ts';
import type { Surroundings } from './surroundings.ts';
import { type Token, tokensOf } from './tokens.ts';
import { is, isGivenName, trait } from './vocabulary.ts';

/** Running counts over a paragraph's tokens: `counts[b] - counts[a]` is what stands in tokens `a` to `b`. */
export type Counts = {
  readonly words: readonly number[];
  readonly cues: readonly number[];
  readonly commas: readonly number[];
  readonly stops: readonly number[];
  readonly quotes: readonly number[];
};

/** A paragraph taken apart. */
export type Scene = {
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** By a mention's index: what {@link surroundingsOf} found, kept since many quotes ask. */
  readonly surroundings: (Surroundings | undefined)[];
  readonly counts: Counts;
  /** A headline or the like, in Title Case: no evidence of who speaks. */
  readonly headline: boolean;
};

/** An article taken apart: its stretches between marks, its paragraphs and who is in it. */
export type Reading = {
  readonly article: Article;
  readonly stretches: readonly Stretch[];
  readonly scenes: readonly Scene[];
  readonly cast: Cast;
};

function countsOf(tokens: readonly Token[]): Counts {
  const [words, cues, commas, stops, quotes] = [[0], [0], [0], [0], [0]];
  let [word, cue, comma, stop, quote] = [0, 0, 0, 0, 0];
  for (const token of tokens) {
    const { kind, text } = token;
    if (kind === 'word') {
      word++;
      if (is(token, trait.cueVerb)) cue++;
    } else if (kind === 'quote') quote++;
    else if (text === ',') comma++;
    else if (text === '.' || text === '?' || text === '!' || text === '\n') stop++;
    words.push(word);
    cues.push(cue);
    commas.push(comma);
    stops.push(stop);
    quotes.push(quote);
  }
  return { words, cues, commas, stops, quotes };
}

/** What headlines in Title Case write small. */
const smallInHeadlines = trait.preposition | trait.determiner | trait.joining;

function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.length > 60) return false;
  let [telling, capitals] = [0, 0];
  for (const token of tokens) {
    if (token.kind === 'quote') return false;
    if (token.kind !== 'word' || is(token, smallInHeadlines) || /^\d/.test(token.lower)) continue;
    telling++;
    if (token.capital) capitals++;
  }
  return telling > 3 && telling < 25 && capitals >= 0.95 * telling;
}

/** The words that an article's telling writes without a capital. */
function commonWords(paragraphs: readonly (readonly Token[])[]): ReadonlySet<string> {
  const common = new Set<string>();
  for (const tokens of paragraphs)
    for (const { kind, capital, text } of tokens) if (kind === 'word' && !capital) common.add(text);
  return common;
}

/** Names in a headline, where everything has a capital: a given name and the word after it. */
function headlineNames(tokens: readonly Token[], paragraph: number): Mention[] {
  const names: Mention[] = [];
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    const given = token.kind === 'word' && token.capital && isGivenName(token.lower) && !token.clipped;
    if (!given || next?.kind !== 'word' || !next.capital || is(next, trait.opener) || is(next, trait.cueVerb))
      return;
    const phrase = { kind: 'name', from: at, to: at + 2, name: [token.text, next.text], head: '' } as const;
    names.push(mentionOf(tokens, phrase, paragraph, -1));
  });
  return names;
}

/** Makes names of mentions that look like a place or an office but are somebody's surname ("Jordan", "Dean"). */
function withSurnames(
  mentions: readonly Mention[],
  tokens: readonly Token[],
  surnames: ReadonlySet<string>,
): readonly Mention[] {
  if (!mentions.some((mention) => isSurname(mention, tokens, surnames))) return mentions;
  return mentions.map((mention) => {
    const token = tokens[mention.from];
    return token !== undefined && isSurname(mention, tokens, surnames)
      ? { ...mention, kind: 'name', name: [token.text], head: '' }
      : mention;
  });
}

function isSurname(
  { kind, from, to }: Mention,
  tokens: readonly Token[],
  surnames: ReadonlySet<string>,
): boolean {
  const token = tokens[from];
  return (
    (kind === 'place' || kind === 'body' || kind === 'role') &&
    to - from === 1 &&
    token?.capital === true &&
    surnames.has(token.text) &&
    tokens[from - 1]?.lower !== 'the'
  );
}

/** What a name of two words looks like: only stretches with one are searched for names. */
const twoCapitals = /\p{Lu}\S* \p{Lu}/u;

/** Takes an article apart, in time linear in its length. */
export function readArticle(article: Article): Reading {
  const { text, paragraphs } = article;
  const stretches = findStretches(text, paragraphs);
  let next = 0;
  const cut = paragraphs.map((paragraph, index) => {
    while ((stretches[next]?.paragraph ?? index) < index) next++;
    return tokensOf(text, paragraph, stretches, next);
  });
  const common = commonWords(cut);
  const evidence: Mention[] = [];
  const found = cut.map((tokens, index) => {
    const headline = isHeadline(tokens);
    if (headline) evidence.push(...headlineNames(tokens, index));
    return { index, tokens, headline, mentions: headline ? [] : mentionsOf(tokens, index, common) };
  });
  for (const stretch of stretches) {
    if (!twoCapitals.test(text.slice(stretch.start, stretch.end))) continue;
    for (const mention of mentionsOf(tokensOf(text, stretch, [], 0), stretch.paragraph, common))
      if (mention.kind === 'name' && mention.name.length > 1) evidence.push(mention);
  }
  const surnames = new Set<string>();
  for (const { mentions } of found)
    for (const { kind, name } of mentions)
      if (kind === 'name' && name.length > 1) surnames.add(name.at(-1) ?? '');
  const scenes = found.map(
    ({ index, tokens, headline, mentions }): Scene => ({
      index,
      tokens,
      mentions: withSurnames(mentions, tokens, surnames),
      surroundings: [],
      counts: countsOf(tokens),
      headline,
    }),
  );
  return {
    article,
    stretches,
    scenes,
    cast: castOf(
      scenes.flatMap(({ mentions }) => mentions),
      evidence,
    ),
  };
}
