import { z } from 'zod';
import type { Selection } from '../../../usecases/digest/digest-selection.ts';
import type { Subscription } from '../../../usecases/digest/digests.ts';
import { actions } from '../../ids.ts';
import type { Message } from '../../outbound/message.ts';
import { digestWords } from '../../words/digest.ts';
import { plainMessage } from '../plain.ts';
import { digestCard } from './digest.ts';

/** The value of *Post it*: the digest, a key for this preview, and the quotes that were shown. */
export type PostValue = { readonly id: string; readonly key: string; readonly quoteIds: readonly string[] };

const Wire = z.tuple([z.string(), z.string(), z.array(z.string())]);

/** Decodes a button's value; `null` if this version of the bot did not write it. */
export function decodePostValue(value: string | undefined): PostValue | null {
  try {
    const wire = Wire.safeParse(JSON.parse(value ?? ''));
    if (!wire.success) return null;
    const [id, key, quoteIds] = wire.data;
    return { id, key, quoteIds };
  } catch {
    return null;
  }
}

/** Returns the ephemeral preview of what a digest would post now, with a button that posts it. */
export function previewCard(selection: Selection, subscription: Subscription, key: string): Message {
  if (selection.items.length === 0) return plainMessage([[digestWords.nothingNow]]);
  const { text, blocks } = digestCard(selection, subscription);
  const quoteIds = selection.items.map(({ match }) => match.quote.id);
  return {
    // A digest reserves room for these lines.
    text: `${digestWords.previewOf} ${text}`,
    blocks: [
      { type: 'context', elements: [{ type: 'plain_text', text: digestWords.previewOf }] },
      ...blocks,
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            style: 'primary',
            action_id: actions.digestPost,
            text: { type: 'plain_text', text: digestWords.postIt },
            value: JSON.stringify([subscription.id, key, quoteIds]),
          },
        ],
      },
    ],
  };
}
