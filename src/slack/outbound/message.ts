import type { KnownBlock } from '@slack/types';

/** What is posted: blocks for those who see them, `text` for screen readers and notifications. */
export type Message = { readonly text: string; readonly blocks: KnownBlock[] };

/** Sent with every message: article addresses must not grow previews. */
export const quiet = { unfurl_links: false, unfurl_media: false } as const;
