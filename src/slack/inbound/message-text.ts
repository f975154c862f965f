/** The fields of a message event that show whether a person wrote it. */
type MessageEvent = { readonly subtype?: string | undefined; readonly bot_id?: string | undefined };

/** Subtypes of messages that people write: with a file, also sent to the channel, and `/me`. */
const saidAs = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** A person's message. */
export type Said = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly user: string;
  readonly text: string;
};

/** True if an event is a person's message: no edit, no join, and not from a bot. */
export function isSaid({ subtype, bot_id }: MessageEvent): boolean {
  return saidAs.has(subtype) && bot_id === undefined;
}

/** Returns the person's message of an event, or `null`. */
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
