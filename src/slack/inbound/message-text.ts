/** A message event, as far as it tells whether a person said something. */
type MessageEvent = { readonly subtype?: string | undefined; readonly bot_id?: string | undefined };

/** What a person says with a file attached, "also send to channel" ticked, or as /me comes under a subtype. */
const saidAs = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** What a person said, where and when. */
export type Said = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly user: string;
  readonly text: string;
};

/** Whether an event is a person's own words: no edit, no join, and nothing of a bot's. */
export function isSaid({ subtype, bot_id }: MessageEvent): boolean {
  return saidAs.has(subtype) && bot_id === undefined;
}

/** What a person said in a message event, or `null` where it is none. */
export function saidIn(
  event: MessageEvent & {
    readonly channel: string;
    readonly ts: string;
    readonly thread_ts?: string | undefined;
    readonly user?: string | undefined;
    readonly text?: string | undefined;
  },
): Said | null {
  const { channel, ts, thread_ts: thread, user, text = '' } = event;
  return user === undefined || !isSaid(event) ? null : { channel, ts, thread, user, text };
}
