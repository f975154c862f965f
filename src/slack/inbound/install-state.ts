import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import { z } from 'zod';

/** Resolves with true the first time that any replica calls it with an id. `now` is in milliseconds. */
export type ClaimState = (id: string, now: number) => Promise<boolean>;

/** Milliseconds within which an installation must be finished. */
const maxAge = 10 * 60_000;

/** Prefix by which the log recognises and redacts a state. */
const prefix = 'install_state_';

const State = z.object({
  id: z.string(),
  issuedAt: z.number(),
  options: z.custom<InstallURLOptions>((value) => typeof value === 'object' && value !== null),
});

/** Slack's library answers an error of this code with status 400. */
class InvalidStateError extends Error {
  readonly code = 'slack_oauth_invalid_state';
}

/**
 * The `state` parameter of an installation, good once and for ten minutes. It is `prefix`, its content and a
 * signature, so that an installation begins without the store and a forged state never reaches it; `claim` refuses
 * one that has come back before.
 */
export function createStateStore(secret: string, claim: ClaimState): StateStore {
  const sign = (content: string) => createHmac('sha256', secret).update(content).digest('base64url');

  function parse(state: string): z.infer<typeof State> | null {
    const [content = '', signature = ''] = state.startsWith(prefix)
      ? state.slice(prefix.length).split('.')
      : [];
    const [given, expected] = [Buffer.from(signature), Buffer.from(sign(content))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return State.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
  }

  return {
    async generateStateParam(options, now) {
      const state = { id: randomBytes(16).toString('hex'), issuedAt: now.getTime(), options };
      const content = Buffer.from(JSON.stringify(state)).toString('base64url');
      return `${prefix}${content}.${sign(content)}`;
    },

    async verifyStateParam(now, text) {
      const state = parse(text);
      if (state === null) throw new InvalidStateError('the state of an installation was not signed here');
      const age = now.getTime() - state.issuedAt;
      // Replicas' clocks differ by seconds.
      if (age > maxAge || age < -60_000)
        throw new InvalidStateError(
          'the state of an installation has expired: begin again at /slack/install',
        );
      if (!(await claim(state.id, now.getTime())))
        throw new InvalidStateError(
          'the state of an installation has been used before: begin again at /slack/install',
        );
      return state.options;
    },
  };
}
