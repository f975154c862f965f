import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * Why the bot cannot post in a conversation: it is not a member, the conversation is archived, or the
 * workspace's rules keep it from posting there. Each has a way out of its own.
 */
export type Closed = 'outside' | 'archived' | 'restricted';

/** Returns why a post was refused, or `null` for any other error. */
export function closedBy(error: unknown): Closed | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const reason = error.data.error;
  if (reason === 'not_in_channel' || reason === 'channel_not_found') return 'outside';
  if (reason === 'is_archived') return 'archived';
  // Also restricted_action_read_only_channel and its like.
  return reason.startsWith('restricted_action') ? 'restricted' : null;
}

/** True if the same call may succeed later: Slack is rate limiting, failing, or cannot be reached. */
export function isPassing(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof WebAPIRateLimitedError || error instanceof WebAPIRequestError;
}
