import { englishSearch } from '../language/en/search-language.ts';
import type { Quote } from '../quote/quote.ts';
import type { QuoteInArticle } from '../search/match.ts';
import { fold, wordsOf } from '../search/text/words.ts';

/**
 * Whether a claimed speaker is the one that the article names: `same`, `different` (both are named and they
 * are two people), or `unclear` (one of them is named by an office or not at all).
 */
export type Agreement = 'same' | 'different' | 'unclear';

/** Whom the alleged quote is laid into the mouth of, and what the article says to that. */
export type Claim = { readonly speaker: string; readonly agreement: Agreement };

const particles = new Set('de da del der den van von al el bin la le di dos du ten ter'.split(' '));
const titles = new Set(
  `mr mrs ms dr sir lord lady baroness prof professor president minister chancellor premier pm secretary general
  chief commissioner senator sen governor gov representative rep congressman congresswoman gen lt colonel captain
  major admiral marshal spokesman spokeswoman spokesperson ambassador envoy king queen prince princess pope leader
  head boss deputy mayor judge justice chair chairman chairwoman director nato eu us un uk`.split(/\s+/),
);

const formsOf = (text: string): string[] =>
  wordsOf(text.replace(/['’]s\b/gu, ''))
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !englishSearch.isStopWord(form));

/** The parts of a person's name, given names first, the surname last: what stands behind the last title. */
function nameParts(text: string): string[] {
  const words = wordsOf(text);
  const title = words.findLastIndex(({ form }) => titles.has(form));
  return words
    .slice(title + 1)
    .filter(({ start }) => /\p{Lu}/u.test(text.charAt(start)))
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !particles.has(form));
}

function agree(one: readonly string[], other: readonly string[]): Agreement {
  if (one.at(-1) !== other.at(-1)) {
    // A given name alone, or a surname in the middle ("Ursula von der Leyen", "Gitanas Nausėda Vilnius").
    const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
    return shorter.every((part) => longer.includes(part)) ? 'same' : 'different';
  }
  const [given, otherGiven] = [one.slice(0, -1), other.slice(0, -1)];
  if (given.length === 0 || otherGiven.length === 0) return 'same';
  // Volodymyr and Vladimir are one name in two alphabets; Donald and Eric are two people.
  return given[0]?.charAt(0) === otherGiven[0]?.charAt(0) ? 'same' : 'unclear';
}

/** What the article calls a quote's speaker, the name first: all that a reader could call them by. */
function knownAs({ speaker }: Quote, articleText: string): string {
  if (speaker === null) return '';
  const mention = articleText.slice(speaker.mention.start, speaker.mention.end);
  if (speaker.kind === 'unnamed') return mention;
  return speaker.kind === 'person' ? `${speaker.name} ${speaker.role ?? ''} ${mention}` : speaker.name;
}

/** Holds a claimed speaker, as a message writes it ("Rutte", "the NATO chief"), against a quote's. */
export function claimOf(
  claimed: string,
  { quote, article }: Pick<QuoteInArticle, 'quote' | 'article'>,
): Claim {
  const claim = (agreement: Agreement): Claim => ({ speaker: claimed, agreement });
  const { speaker } = quote;
  const known = new Set(formsOf(knownAs(quote, article.text)));
  const said = formsOf(fold(claimed));
  if (said.length > 0 && said.every((form) => known.has(form))) return claim('same');
  if (speaker?.kind !== 'person') return claim('unclear');
  const [claimedParts, parts] = [nameParts(claimed), nameParts(speaker.name)];
  return claim(claimedParts.length === 0 || parts.length === 0 ? 'unclear' : agree(claimedParts, parts));
}
