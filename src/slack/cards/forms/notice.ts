import type { ModalView } from '@slack/types';
import { words } from '../../words.ts';
import { linesBlock } from '../plain.ts';

/** Returns a modal with one text. */
export function noticeView(title: string, text: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: words.back },
    blocks: [linesBlock([[text]])],
  };
}
