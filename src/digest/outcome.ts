import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Why a call to Slack failed, and what that means for the message. */
export type Failure =
  /** Not posted: Slack's rate limit. Try this channel again after `delay` milliseconds. */
  | { readonly kind: 'limited'; readonly delay: number }
  /** Not posted, and never will be: the channel is archived, or the bot is no longer a member. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Not posted, because of the message's content. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Not posted: the workspace refuses the token. None of its digests can be posted until somebody repairs that. */
  | { readonly kind: 'barred'; readonly reason: string }
  /** Posted or not: nobody can tell. */
  | { readonly kind: 'unknown'; readonly reason: string };

const gone =
  /^(is_archived|channel_not_found|not_in_channel|channel_type_not_supported|restricted_action.*|user_not_found|user_disabled|cannot_dm_bot|messages_tab_disabled|is_inactive)$/;
const barred =
  /^(invalid_auth|not_authed|account_inactive|token_.*|missing_scope|no_permission|not_allowed_token_type|org_login_required|ekm_access_denied|team_.*|access_denied|enterprise_is_restricted|accesslimited)$/;
/** After these errors the message may be in the channel all the same. */
const undecided = /^(fatal_error|internal_error|service_unavailable|request_timeout|team_added_to_org)$/;

/** Classifies a failed call. What is not certainly a refusal is `unknown`, so that nothing is posted twice. */
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
