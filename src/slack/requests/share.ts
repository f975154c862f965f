import type { WebClient } from '@slack/web-api';
import type { QuoteInArticle } from '../../search/match.ts';
import { button } from '../cards/answer.ts';
import { quoteCard } from '../cards/quote-card.ts';
import type { Once } from '../inbound/idempotency.ts';
import { type Place, postOnce } from '../outbound/post.ts';
import { type Closed, closedBy } from '../outbound/post-errors.ts';
import { words } from '../words.ts';

/** Who shares what where. `gesture` names the press, so that one that is delivered twice posts once. */
export type Sharing = {
  readonly place: Place;
  readonly located: QuoteInArticle;
  readonly sharer: string;
  readonly gesture: string;
};

/** Names a shared quote's metadata, by which it is found again when Slack did not say whether it took it. */
const shareEvent = 'nato_quote_share';
/** How far back a shared quote is looked for, in seconds: a press is delivered at once, or not at all. */
const lookBack = 3_600;

/** Posts a quote for everyone in a conversation, saying who shared it, or says why the conversation is closed to it. */
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
    // A press during another that fails is a press of its own.
    const outcome = (await post()) === 'failed' ? await post() : 'shared';
    if (outcome === 'failed') throw new Error('the same quote is still being shared by another press');
    return 'shared';
  } catch (error) {
    const closed = closedBy(error);
    if (closed === null) throw error;
    return closed;
  }
}
