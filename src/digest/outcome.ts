import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** What came of a call that Slack did not answer with yes. */
export type Failure =
  /** Not taken: again after `delay` milliseconds, for this channel. */
  | { readonly kind: 'limited'; readonly delay: number }
  /** Not taken, and never will be: the channel is archived, or the bot is no longer in it. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Not taken, because of what the message holds. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Not taken, because the workspace does not let the bot in: nobody's digest can be posted until that is mended. */
  | { readonly kind: 'barred'; readonly reason: string }
  /** Slack may have taken it or not. */
  | { readonly kind: 'unknown'; readonly reason: string };

const gone =
  /^(is_archived|channel_not_found|not_in_channel|channel_type_not_supported|restricted_action.*|user_not_found|user_disabled|cannot_dm_bot|messages_tab_disabled|is_inactive)$/;
const barred =
  /^(invalid_auth|not_authed|account_inactive|token_.*|missing_scope|no_permission|not_allowed_token_type|org_login_required|ekm_access_denied|team_.*|access_denied|enterprise_is_restricted|accesslimited)$/;
/** Slack says of these two that the message may be there all the same. */
const undecided = /^(fatal_error|internal_error|service_unavailable|request_timeout|team_added_to_org)$/;

/** Reads a failed call. Whatever is not certainly a refusal counts as unknown, so that nothing is posted twice. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', delay: error.retryAfter * 1_000 };
  if (!(error instanceof WebAPIPlatformError))
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  const reason = error.data.error;
  if (reason === 'ratelimited' || reason === 'rate_limited' || reason === 'message_limit_exceeded')
    return { kind: 'limited', delay: 60_000 };
  if (undecided.test(reason)) return { kind: 'unknown', reason };
  if (gone.test(reason)) return { kind: 'gone', reason };
  if (barred.test(reason)) return { kind: 'barred', reason };
  return { kind: 'rejected', reason };
}
