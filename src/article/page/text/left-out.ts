import type { Block } from '../blocks.ts';
import { type Quotations, quotationsIn } from '../quotations.ts';
import type { DoubtKind } from './text-builder.ts';

/** The reason given to readers for a quotation that could not be kept verbatim. */
export const doubtReasons: Readonly<Record<DoubtKind, string>> = {
  struck: 'part of it is struck out',
  hidden: 'part of it is there for screen readers only, or hidden',
  picture: 'a picture stands among its words',
  embedded: 'something embedded stands among its words',
  form: 'a form field stands among its words',
  formula: 'a formula stands among its words',
  ruby: 'part of it has a reading printed above it',
  reversed: 'part of it is shown in another direction',
  generated: 'the style sheet adds text to it',
  control: 'it holds a control character',
  interrupted: 'another text stands between its paragraphs',
};

/** A block of the page. `isKept` is true if it belongs to the article. */
export type PlacedBlock = { readonly block: Block; readonly isKept: boolean };

const runsOn = (one: Quotations, next: Quotations) => one.isOpen && (next.opensFirst || next.isContinued);

/** True if a block quotes somebody without marks: in a `<blockquote>`, or as a turn of a transcript. */
const isSpeech = ({ isQuoted, text }: Block) => isQuoted || /^\p{Lu}[^:\n]{0,60}:\s/u.test(text);

const note = (kinds: ReadonlySet<DoubtKind>) =>
  `[quotation left out: ${[...kinds].map((kind) => doubtReasons[kind]).join('; ')}]`;

/**
 * Returns the article's blocks, with a note in place of each quotation that could not be kept verbatim,
 * across all its paragraphs, and the reasons, one per quotation.
 */
export function leaveOutDoubtful(placed: readonly PlacedBlock[]): {
  readonly blocks: readonly Block[];
  readonly reasons: readonly string[];
} {
  const kept = placed.flatMap(({ block, isKept }, index) => (isKept ? [{ block, index }] : []));
  const quotations = kept.map(({ block }) => quotationsIn(block.text));
  /** The reasons against each quotation, by block and span. Quotations over several blocks share one set. */
  const against: Set<DoubtKind>[][] = [];
  kept.forEach(({ block, index }, position) => {
    const own = quotations[position];
    const before = quotations[position - 1];
    const previous = kept[position - 1];
    const sets = (own?.spans ?? []).map(() => new Set<DoubtKind>());
    const first = own?.spans[0];
    if (
      own !== undefined &&
      before !== undefined &&
      previous !== undefined &&
      first?.start === 0 &&
      runsOn(before, own)
    ) {
      const shared = against[position - 1]?.at(-1);
      if (shared !== undefined) {
        sets[0] = shared;
        if (index > previous.index + 1) shared.add('interrupted');
      }
    }
    // Both are in order, so each search starts at the quotation where the previous one ended.
    let span = 0;
    for (const { at, kind } of block.doubts) {
      while ((own?.spans[span]?.end ?? Infinity) < at) span++;
      if ((own?.spans[span]?.start ?? Infinity) <= at) sets[span]?.add(kind);
    }
    against.push(sets);
  });
  const noted = new Set<ReadonlySet<DoubtKind>>();
  const blocks = kept.flatMap(({ block }, position) => {
    const own = quotations[position];
    if (own === undefined) return [block];
    if (own.spans.length === 0 && block.doubts.length > 0 && isSpeech(block)) {
      const kinds = new Set(block.doubts.map(({ kind }) => kind));
      noted.add(kinds);
      return [{ ...block, text: note(kinds) }];
    }
    let text = '';
    let from = 0;
    own.spans.forEach(({ start, end }, span) => {
      const kinds = against[position]?.[span];
      if (kinds === undefined || kinds.size === 0) return;
      text += block.text.slice(from, start);
      if (!noted.has(kinds)) text += note(kinds);
      noted.add(kinds);
      from = end;
    });
    const left = (text + block.text.slice(from)).trim();
    return left === '' ? [] : [{ ...block, text: left }];
  });
  return {
    blocks,
    reasons: [...noted].map(
      (kinds) => `a quotation was left out: ${[...kinds].map((kind) => doubtReasons[kind]).join('; ')}`,
    ),
  };
}
