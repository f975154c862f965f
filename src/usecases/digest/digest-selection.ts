import type { Match } from '../../search/match.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { QuoteIndex } from '../../search/ranking-engine.ts';
import { fold } from '../../search/text/words.ts';
import type { Subscription } from '../../store/digests/subscription.ts';
import type { Store } from '../../store/store.ts';
import { latestSlot, readableSince } from './digest-schedule.ts';

/** A quote of a digest, and why it is in it: `new since yesterday`, `matches security guarantees`. */
export type DigestItem = { readonly match: Match; readonly reasons: readonly string[] };

/** What a digest would post. Without items, it posts nothing. */
export type Selection = {
  readonly items: readonly DigestItem[];
  readonly from: 'new' | 'archive' | 'asked';
  /** How many quotes were new and on its topic. `items` are a selection of them. */
  readonly fresh: number;
  /** The time of the previous digest, in words: `yesterday`. */
  readonly since: string;
};

/** The candidates of a digest and its settings. `shown`: quote id → when the channel last saw it. Times in milliseconds. */
export type DigestCandidates = {
  readonly matches: readonly Match[];
  readonly shown: ReadonlyMap<string, number>;
  /** Article id → when it was added to the corpus. */
  readonly firstSeen: ReadonlyMap<string, number>;
  readonly since: number;
  readonly sinceWords: string;
  readonly topic: string;
  readonly size: number;
  readonly whenEmpty: 'silence' | 'archive';
};

/** Returns the words of a quote, for comparing quotes. */
const wordingOf = ({ quote }: Match) =>
  fold(quote.segments.map(({ text }) => text).join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const speakerOf = ({ quote: { speaker } }: Match) =>
  speaker === null || speaker.kind === 'unnamed' ? null : speaker.name;

/**
 * Returns the best match of each article, best first, but speakers and outlets that are not yet chosen go before those
 * that are. Leaves out quotes with the same words as a better one.
 */
function varied(candidates: readonly Match[], size: number): Match[] {
  const chosen: Match[] = [];
  const articles = new Set<string>();
  const wordings = new Set<string>();
  const best = candidates.filter((match) => {
    if (articles.has(match.article.id) || wordings.has(wordingOf(match))) return false;
    articles.add(match.article.id);
    wordings.add(wordingOf(match));
    return true;
  });
  while (chosen.length < size && best.length > 0) {
    const timesChosen = (match: Match) =>
      Number(chosen.some((one) => speakerOf(one) !== null && speakerOf(one) === speakerOf(match))) +
      Number(chosen.some((one) => one.article.outlet === match.article.outlet));
    const least = Math.min(...best.map(timesChosen));
    const index = best.findIndex((match) => timesChosen(match) === least);
    chosen.push(...best.splice(index, 1));
  }
  return chosen;
}

/** Selects the quotes of a digest. Pure. `matches` are all that answer its topic, best first. */
export function chooseQuotes(candidates: DigestCandidates): Selection {
  const { matches, shown, firstSeen, since, topic, size, whenEmpty } = candidates;
  const shownWordings = new Set(matches.filter(({ quote }) => shown.has(quote.id)).map(wordingOf));
  const unseen = matches.filter(
    (match) => !shown.has(match.quote.id) && !shownWordings.has(wordingOf(match)),
  );
  const fresh = unseen.filter(
    ({ article }) => (firstSeen.get(article.id) ?? Number.POSITIVE_INFINITY) > since,
  );
  const onTopic = topic === '' ? [] : [`matches ${topic}`];
  const base = { fresh: fresh.length, since: candidates.sinceWords };
  if (fresh.length > 0)
    return {
      ...base,
      from: 'new',
      items: varied(fresh, size).map((match) => ({
        match,
        reasons: [`new since ${candidates.sinceWords}`, ...onTopic],
      })),
    };
  if (whenEmpty === 'silence' || matches.length === 0) return { ...base, from: 'archive', items: [] };
  // If the whole archive was shown, it starts again with the quote shown longest ago.
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

/** Returns the quotes that answer a topic, best first, or all quotes, newest first, for an empty topic. */
export async function matchesFor(index: QuoteIndex, topic: string, at: number): Promise<readonly Match[]> {
  const query = parseQuery(topic, new Date(at));
  const everything = { ...query, filters: { ...query.filters, since: '0001-01-01' } };
  const { matches, confidence } = await index.search(topic === '' ? everything : query, page);
  return confidence === 'answer' ? matches : [];
}

/**
 * Returns what `subscription` would post at its slot `at`. A quote is new if its article was added after the previous
 * digest, or after the previous slot for a channel's first digest.
 * @throws StoreError; QueryError for a topic that can no longer be parsed
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
