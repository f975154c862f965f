import type { Match } from '../search/match.ts';
import { parseQuery } from '../search/query/parse-query.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { fold } from '../search/text/words.ts';
import type { Subscription } from '../store/digests/subscription.ts';
import type { Store } from '../store/store.ts';
import { latestSlot, readableSince } from './digest-schedule.ts';

/** A quote of a digest, and why it is in it: `new since yesterday`, `matches security guarantees`. */
export type DigestItem = { readonly match: Match; readonly reasons: readonly string[] };

/** What a digest would post. No items: it keeps silent. */
export type Selection = {
  readonly items: readonly DigestItem[];
  readonly from: 'new' | 'archive' | 'asked';
  /** How many quotes were new and on its topic, of which `items` are the choice. */
  readonly fresh: number;
  /** The last digest before this one, in words: `yesterday`. */
  readonly since: string;
};

/** What the choice is made from. `shown`: quote id → when the channel last had it; instants in milliseconds. */
export type Choice = {
  readonly matches: readonly Match[];
  readonly shown: ReadonlyMap<string, number>;
  /** Article id → when it came into the corpus. */
  readonly firstSeen: ReadonlyMap<string, number>;
  readonly since: number;
  readonly sinceWords: string;
  readonly topic: string;
  readonly size: number;
  readonly whenEmpty: 'silence' | 'archive';
};

const said = ({ quote }: Match) =>
  fold(quote.segments.map(({ text }) => text).join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const speakerOf = ({ quote: { speaker } }: Match) =>
  speaker === null || speaker.kind === 'unnamed' ? null : speaker.name;

/**
 * The best of each article, best first, except that a speaker or an outlet that is in already waits until
 * the others have had their turn. One that says to the letter what another says is left out.
 */
function varied(candidates: readonly Match[], size: number): Match[] {
  const chosen: Match[] = [];
  const articles = new Set<string>();
  const sayings = new Set<string>();
  const best = candidates.filter((match) => {
    if (articles.has(match.article.id) || sayings.has(said(match))) return false;
    articles.add(match.article.id);
    sayings.add(said(match));
    return true;
  });
  while (chosen.length < size && best.length > 0) {
    const known = (match: Match) =>
      Number(chosen.some((one) => speakerOf(one) !== null && speakerOf(one) === speakerOf(match))) +
      Number(chosen.some((one) => one.article.outlet === match.article.outlet));
    const least = Math.min(...best.map(known));
    const index = best.findIndex((match) => known(match) === least);
    chosen.push(...best.splice(index, 1));
  }
  return chosen;
}

/** Chooses a digest's quotes. Pure; `matches` are all that answer its topic, best first. */
export function chooseQuotes(choice: Choice): Selection {
  const { matches, shown, firstSeen, since, topic, size, whenEmpty } = choice;
  const had = new Set(matches.filter(({ quote }) => shown.has(quote.id)).map(said));
  const unseen = matches.filter((match) => !shown.has(match.quote.id) && !had.has(said(match)));
  const fresh = unseen.filter(
    ({ article }) => (firstSeen.get(article.id) ?? Number.POSITIVE_INFINITY) > since,
  );
  const onTopic = topic === '' ? [] : [`matches ${topic}`];
  const base = { fresh: fresh.length, since: choice.sinceWords };
  if (fresh.length > 0)
    return {
      ...base,
      from: 'new',
      items: varied(fresh, size).map((match) => ({
        match,
        reasons: [`new since ${choice.sinceWords}`, ...onTopic],
      })),
    };
  if (whenEmpty === 'silence' || matches.length === 0) return { ...base, from: 'archive', items: [] };
  // Only when the archive is used up does it begin again, with what was shown longest ago.
  const lastShown = ({ quote }: Match) => shown.get(quote.id) ?? 0;
  const [old] =
    unseen.length > 0 ? unseen : [...matches].sort((one, other) => lastShown(one) - lastShown(other));
  const reason =
    unseen.length > 0 ? 'from the archive, not shown here before' : 'from the archive, shown again';
  return {
    ...base,
    from: 'archive',
    items: old === undefined ? [] : [{ match: old, reasons: [reason, ...onTopic] }],
  };
}

/**
 * More than any digest needs, and a bound on what one costs. Apart, because what a channel has had, and what is new,
 * is known by quote and article.
 */
const page = { limit: 2_000, offset: 0, duplicates: 'separate' } as const;

/** The quotes that answer a topic, best first; without one all there are, the newest first. */
export async function matchesFor(index: QuoteIndex, topic: string, at: number): Promise<readonly Match[]> {
  const query = parseQuery(topic, new Date(at));
  const everything = { ...query, filters: { ...query.filters, since: '0001-01-01' } };
  const { matches, confidence } = await index.search(topic === '' ? everything : query, page);
  return confidence === 'answer' ? matches : [];
}

/**
 * What `subscription` would post at `at`, its slot. A quote is new when its article came after the digest
 * before this one; for a channel's first, after the slot before.
 * @throws StoreError; QueryError for a topic that can no longer be read.
 */
export async function selectDigest(
  { store, index }: { readonly store: Store; readonly index: QuoteIndex },
  subscription: Subscription,
  at: number,
): Promise<Selection> {
  const { id, team, channel, topic, zone, size, whenEmpty } = subscription;
  const since = (await store.deliveries.lastSlot(team, id, at)) ?? latestSlot(subscription, at - 1).at;
  const firstSeen = await store.firstSeen.all();
  const shown = await store.shownQuotes.of(team, channel);
  return chooseQuotes({
    matches: await matchesFor(index, topic, at),
    shown,
    firstSeen,
    since,
    sinceWords: readableSince(since, at, zone),
    topic,
    size,
    whenEmpty,
  });
}
