import type { Match } from '../search/match.ts';
import type { Claim } from './claim.ts';
import type { Difference } from './difference.ts';
import type { UnquotedPassage } from './unquoted.ts';
import type { Warning } from './warning.ts';

/** How much of a quote an exact one is: all of it, whole sentences of it, or a part of a longer sentence. */
export type Extent = 'quote' | 'sentences' | 'part';

/** What checking an alleged quote says. */
export type Verdict =
  | {
      /** The same characters but for typography, the first letter's case and the final punctuation. */
      readonly kind: 'exact';
      readonly match: Match;
      readonly claim: Claim | null;
      readonly extent: Extent;
      /** The article's words that marks of omission stand for, and what stands in brackets in the alleged text. */
      readonly omissions: readonly string[];
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
      /** The nearest quote, which is another one; `null` where none has words in common. */
      readonly match: Match | null;
      /** Where the words do stand in an article, though not as a quote. */
      readonly outside: UnquotedPassage | null;
      /** True if the alleged quote has too few words of its own to identify a quote. */
      readonly tooShort: boolean;
    };

/** An alleged quote and whom it is ascribed to, `null` where nobody is named. */
export type AllegedQuote = { readonly text: string; readonly speaker: string | null };
