import type { Article, Span } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { lexicalFlag } from '../language/lexicon-word.ts';
import { findQuotedSpans } from './analysis/quoted-spans.ts';
import { foldName } from './people/name-forms.ts';
import type { Quote, Speaker } from './quote.ts';
import { quoteIds } from './quote-ids.ts';

/** Shorter quotations are mostly titles and single expressions. */
const minWords = 4;

const name = String.raw`\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}`;
/** `Anna Berg: “…”`, up to the quotation. */
const label = new RegExp(`^(${name}):\\s*$`, 'u');
/** `“…” — Anna Berg`, from the quotation to the end of the paragraph. */
const signature = new RegExp(`^\\s*[—–―]\\s*(${name})\\s*$`, 'u');
/** Longer text beside a quotation is not searched for a name. */
const maxLength = 80;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** True if a text has {@link minWords} words or more; works for Chinese and Japanese, which have no spaces. */
function hasEnoughWords(text: string): boolean {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text.slice(0, 200)))
    if (isWordLike === true && ++count === minWords) return true;
  return false;
}

/** True if a known language has a word as a given name. */
function isGivenName(word: string): boolean {
  return [...languages.values()].some(({ quoting }) =>
    quoting.lexicon.isListed(foldName(word), lexicalFlag.givenName),
  );
}

/** Returns the person whom a pattern names in a part of the text. */
function personIn(text: string, { start, end }: Span, pattern: RegExp): Speaker | null {
  if (end - start > maxLength) return null;
  const found = pattern.exec(text.slice(start, end));
  const written = found?.[1];
  // Without a known given name it may be a party or a paper ("Die Linke: …").
  if (found === null || written === undefined || !isGivenName(written.split(' ')[0] ?? '')) return null;
  const from = start + found[0].indexOf(written);
  return { kind: 'person', name: written, role: null, mention: { start: from, end: from + written.length } };
}

/**
 * Returns the quotations of an article in a language that the program does not know: each of four words or more
 * between quotation marks is a quote of its own. It has a speaker only if a label (`Anna Berg: “…”`) or a signature
 * (`“…” — Anna Berg`) gives a name.
 */
export function markedQuotations({ id: articleId, url, text, paragraphs }: Article): Quote[] {
  const idOf = quoteIds(url);
  return findQuotedSpans(text, paragraphs).flatMap(({ start, end, paragraphIndex: paragraph }) => {
    const words = text.slice(start, end);
    const home = paragraphs[paragraph];
    if (home === undefined || !hasEnoughWords(words)) return [];
    return [
      {
        id: idOf(words),
        articleId,
        paragraph,
        segments: [{ start, end, text: words }],
        speaker:
          personIn(text, { start: home.start, end: start - 1 }, label) ??
          personIn(text, { start: end + 1, end: home.end }, signature),
        cue: null,
      },
    ];
  });
}
