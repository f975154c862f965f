import type { ModalView } from '@slack/types';
import type { QuoteInArticle } from '../../../search/match.ts';
import { forms } from '../../ids.ts';
import { words } from '../../words.ts';
import { quoteBlocks } from '../quote-card.ts';

/** Block id and action id of the conversation field. */
export const shareField = 'conversation';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** Returns the form that asks for a conversation. Slack's own list of conversations has no limit. */
export function shareForm(located: QuoteInArticle): ModalView {
  return {
    type: 'modal',
    callback_id: forms.share,
    title: plain(words.shareTitle),
    submit: plain(words.shareElsewhere),
    close: plain(words.back),
    private_metadata: located.quote.id,
    blocks: [
      {
        type: 'input',
        block_id: shareField,
        label: plain(words.shareWhere),
        hint: plain(words.shareWhereHint),
        element: {
          type: 'conversations_select',
          action_id: shareField,
          filter: { include: ['public', 'private'] },
        },
      },
      ...quoteBlocks({ ...located, highlights: [] }),
    ],
  };
}

/** Returns the modal that confirms a post and links its channel. */
export function sharedView(channel: string): ModalView {
  return {
    type: 'modal',
    title: plain(words.shareTitle),
    close: plain(words.back),
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: words.sharedIn },
              { type: 'channel', channel_id: channel },
              { type: 'text', text: '.' },
            ],
          },
        ],
      },
    ],
  };
}
