import type { QuoteIndex } from '../search/ranking-engine.ts';
import { digestCard, stoppedCard } from '../slack/cards/digest/digest.ts';
import type { Store } from '../store/store.ts';
import { selectionFor } from '../usecases/digest/digests.ts';
import type { DeliveryParts } from './deliver.ts';

/** Returns the function that composes messages: a digest's quotes, or the notice to its owner that it has stopped. */
export function createComposer(parts: {
  readonly store: Store;
  readonly index: QuoteIndex;
}): DeliveryParts['compose'] {
  return async (delivery, subscription) => {
    if (delivery.kind === 'notice')
      return { message: stoppedCard(subscription, delivery.reason ?? ''), quoteIds: [] };
    const selection = await selectionFor(parts, delivery, subscription);
    if (selection.items.length === 0) return null;
    return {
      message: digestCard(selection, subscription),
      quoteIds: selection.items.map(({ match }) => match.quote.id),
    };
  };
}
