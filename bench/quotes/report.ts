import type { Share, Tally } from './score.ts';

/** Returns a share in per cent with one decimal, or a dash for none of none. */
const percent = ({ right, of }: Share): string => (of === 0 ? '–' : `${((100 * right) / of).toFixed(1)}`);

/** Returns the harmonic mean of two shares (F1) in per cent. */
function harmonic(precision: Share, recall: Share): string {
  const [p, r] = [precision.right / Math.max(1, precision.of), recall.right / Math.max(1, recall.of)];
  return ((200 * p * r) / Math.max(1e-9, p + r)).toFixed(1);
}

/** Returns the shares by kind of source in one line. */
function bySource(shares: ReadonlyMap<string, Share>): string {
  return [...shares]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([source, share]) => `${source} ${percent(share)} of ${share.of}`)
    .join(', ');
}

/** Returns a tally as pairs of metric and value. */
export function metricsOf(tally: Tally): (readonly [metric: string, value: string])[] {
  const { gold, found, mention, person, named, precision, recall } = tally;
  return [
    ['spans, F1 (precision, recall)', `${harmonic(found, gold)} (${percent(found)}, ${percent(gold)})`],
    ['right mention', `${percent(mention)} of ${mention.of}`],
    ['– by source', bySource(tally.mentionBySource)],
    ['right person, full name', person.of === 0 ? '–' : `${percent(person)} of ${person.of}`],
    ['– by source', person.of === 0 ? '–' : bySource(tally.personBySource)],
    [
      'end to end, F1 (precision, recall)',
      person.of === 0 ? '–' : `${harmonic(precision, recall)} (${percent(precision)}, ${percent(recall)})`,
    ],
    [
      'a person named where the source is none',
      named.of === 0 ? '–' : `${percent(named)} (${named.right} of ${named.of})`,
    ],
  ];
}

/** Counts an article's errors: quotes missed, quotes that are none, and wrong sources or speakers. */
export function errorsOf({ gold, found, mention, person, named }: Tally): number {
  const wrong = ({ right, of }: Share) => of - right;
  return wrong(gold) + wrong(found) + Math.max(wrong(mention), wrong(person)) + named.right;
}
