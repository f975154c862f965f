import type { WebClient } from '@slack/web-api';
import type { QuoteInArticle } from '../../search/match.ts';
import { button } from '../cards/answer.ts';
import { quoteCard } from '../cards/quote-card.ts';
import type { Once } from '../inbound/idempotency.ts';
import { type PostTarget, postOnce } from '../outbound/post.ts';
import { type Closed, closedBy } from '../outbound/post-errors.ts';
import { words } from '../words.ts';

/** A request to share a quote. `gesture` identifies the press, so that a repeated delivery posts once. */
export type Sharing = {
  readonly place: PostTarget;
  readonly located: QuoteInArticle;
  readonly sharer: string;
  readonly gesture: string;
};

/** Event type of a shared quote's metadata, by which it is found again if the outcome of a post is unknown. */
const shareEvent = 'nato_quote_share';
/** Seconds of history in which a shared quote is looked for. */
const lookBack = 3_600;

/** Posts a quote in a conversation and names who shared it. Returns the reason if posting is not allowed. */
export async function postShared(
  client: WebClient,
  once: Once,
  { place, located, sharer, gesture }: Sharing,
): Promise<'shared' | Closed> {
  const value = { question: '', quoteId: located.quote.id, rank: 1 };
  const buttons = [button('inContext', words.inContext, value)];
  const message = quoteCard({ ...located, highlights: [], note: words.sharedBy(sharer), buttons });
  const since = String(Math.floor(Date.now() / 1_000) - lookBack);
  const marked = { place, message, event: shareEvent, payload: { delivery: gesture }, since };
  const post = () => once([gesture], (attempt) => postOnce(client, marked, attempt));
  try {
    // A second press counts by itself if the first one fails.
    const outcome = (await post()) === 'failed' ? await post() : 'shared';
    if (outcome === 'failed') throw new Error('the same quote is still being shared by another press');
    return 'shared';
  } catch (error) {
    const closed = closedBy(error);
    if (closed === null) throw error;
    return closed;
  }
}
