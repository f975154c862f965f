import type { Article } from '../article/article.ts';
import { countsOf } from './analysis/counts.ts';
import { headlineNames, isHeadline } from './analysis/headlines.ts';
import { findStretches, type Stretch } from './analysis/marks.ts';
import type { Mention } from './analysis/mention.ts';
import { mentionsOf } from './analysis/mentions.ts';
import type { Reading, Scene } from './analysis/paragraph-analysis.ts';
import { surnamesOf, withSurnames } from './analysis/surnames.ts';
import { type Token, tokensOf } from './analysis/tokens.ts';
import { castOf } from './people/people.ts';

/** The tokens of each paragraph. */
function cut({ text, paragraphs }: Article, stretches: readonly Stretch[]): Token[][] {
  let next = 0;
  return paragraphs.map((paragraph, index) => {
    while ((stretches[next]?.paragraph ?? index) < index) next++;
    return tokensOf(text, paragraph, stretches, next);
  });
}

/** The words that an article's telling writes without a capital. */
function commonWords(paragraphs: readonly (readonly Token[])[]): ReadonlySet<string> {
  const common = new Set<string>();
  for (const tokens of paragraphs)
    for (const { kind, capital, text } of tokens) if (kind === 'word' && !capital) common.add(text);
  return common;
}

/** What a name of two words looks like: only stretches with one are searched for names. */
const twoCapitals = /(?:^|\s)[^\s\p{Lu}]*\p{Lu}\S* \p{Lu}/u;

/** The full names inside quotes; `common` as {@link mentionsOf} takes it. */
function namesInside(text: string, stretches: readonly Stretch[], common: ReadonlySet<string>): Mention[] {
  return stretches.flatMap((stretch) =>
    twoCapitals.test(text.slice(stretch.start, stretch.end))
      ? mentionsOf(tokensOf(text, stretch, [], 0), stretch.paragraph, common).filter(
          ({ kind, name }) => kind === 'name' && name.length > 1,
        )
      : [],
  );
}

/** Takes an article apart, in time linear in its length. */
export function readArticle(article: Article): Reading {
  const { text, paragraphs } = article;
  const stretches = findStretches(text, paragraphs);
  const tokensByParagraph = cut(article, stretches);
  const common = commonWords(tokensByParagraph);
  const inHeadlines: Mention[] = [];
  const found = tokensByParagraph.map((tokens, index) => {
    // A headline is no evidence of who speaks, only of who is called what.
    const headline = isHeadline(tokens);
    if (headline) inHeadlines.push(...headlineNames(tokens, index));
    return { tokens, mentions: headline ? [] : mentionsOf(tokens, index, common) };
  });
  const surnames = surnamesOf(found);
  let wordsBefore = 0;
  const scenes = found.map(({ tokens, mentions }, index): Scene => {
    const counts = countsOf(tokens);
    const scene = {
      index,
      tokens,
      mentions: withSurnames(mentions, tokens, surnames),
      surroundings: [],
      counts,
      wordsBefore,
    };
    wordsBefore += counts.words.at(-1) ?? 0;
    return scene;
  });
  const told = scenes.flatMap(({ mentions }) => mentions);
  const cast = castOf(told, [...inHeadlines, ...namesInside(text, stretches, common)]);
  return { article, stretches, scenes, cast };
}
