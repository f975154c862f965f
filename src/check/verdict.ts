import type { Match } from '../search/match.ts';
import type { Claim } from './claims/claim.ts';
import type { Difference } from './comparison/difference.ts';
import type { UnquotedPassage } from './unquoted.ts';
import type { Warning } from './warnings/warning.ts';

/** How much of a quote is quoted: all of it, whole sentences, or part of a sentence. */
export type Extent = 'quote' | 'sentences' | 'part';

/** The result of checking an alleged quote. */
export type Verdict =
  | {
      /** Same characters, except for typography, the case of the first letter and the final punctuation. */
      readonly kind: 'exact';
      readonly match: Match;
      readonly claim: Claim | null;
      readonly extent: Extent;
      /** The article's words that omission signs stand for. */
      readonly omissions: readonly string[];
      /** Words in brackets in the alleged text. */
      readonly insertions: readonly string[];
      /** Why the quotation misleads although it is exact; empty if it does not. */
      readonly warnings: readonly Warning[];
    }
  | {
      readonly kind: 'altered';
      readonly match: Match;
      readonly claim: Claim | null;
      readonly difference: Difference;
      readonly warnings: readonly Warning[];
    }
  | {
      readonly kind: 'not-found';
      /** The most similar quote, which is a different one; `null` if none has words in common. */
      readonly match: Match | null;
      /** Where the words occur in an article, but not as a quote. */
      readonly outside: UnquotedPassage | null;
      /** True if the alleged quote has too few words of its own to identify a quote. */
      readonly tooShort: boolean;
    };

/** An alleged quote and the speaker it claims; `null` if it names nobody. */
export type AllegedQuote = { readonly text: string; readonly speaker: string | null };
