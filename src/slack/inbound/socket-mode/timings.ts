/** How patient Socket Mode is, in milliseconds unless a name says otherwise. */
export type Timings = {
  /** For the WebSocket's handshake, and again for Slack's `hello`. */
  readonly openWithin: number;
  /** Between two pings. */
  readonly pingEvery: number;
  /**
   * A connection over which nothing came for this many pings in a row is dead. A count, as a process that was held up
   * has not heard what has come meanwhile.
   */
  readonly pingsMissed: number;
  /** A connection that ended sooner than this counts as a failure, so that the next ones are not opened in a rush. */
  readonly settledAfter: number;
  /** The pause before the second try; each further one is twice as long, up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** A connection that has a successor is closed when nothing has come over it for this long. */
  readonly quietBeforeClosing: number;
  /** And at the latest after this: Slack waits three seconds for an acknowledgement. */
  readonly closedWithin: number;
  /** For Slack's half of the closing handshake. */
  readonly closeHandshake: number;
};

/** A dead connection is found within `pingEvery * pingsMissed`: 8 seconds. */
export const usualTimings: Timings = {
  openWithin: 5_000,
  pingEvery: 2_000,
  pingsMissed: 4,
  settledAfter: 5_000,
  firstPause: 500,
  longestPause: 30_000,
  quietBeforeClosing: 500,
  closedWithin: 4_000,
  closeHandshake: 1_000,
};

/**
 * Milliseconds to wait before the next try, after so many failures in a row: none at first, then doubling. Up to a
 * quarter is taken off at random, so that replicas do not come back all at once.
 */
export function pauseAfter(failures: number, { firstPause, longestPause }: Timings, random: number): number {
  if (failures === 0) return 0;
  return Math.min(firstPause * 2 ** (failures - 1), longestPause) * (1 - random / 4);
}
