/** Every name that Slack sends back to us. The manifest and the listeners are held against these. */
export const command = '/nato-quote';

export const actions = {
  openSource: 'open_source',
  nextQuote: 'next_quote',
  previousQuote: 'previous_quote',
  inContext: 'in_context',
  share: 'share_quote',
  feedback: 'quote_feedback',
  topic: 'ask_topic',
  searchSpeaker: 'search_speaker',
  searchOutlet: 'search_outlet',
  searchPage: 'search_page',
  shareElsewhere: 'share_elsewhere',
  openSearch: 'open_search',
  askAgain: 'ask_again',
  forgetQuestions: 'forget_questions',
  digestEdit: 'digest_edit',
  digestPreview: 'digest_preview',
  digestOff: 'digest_off',
  digestResume: 'digest_resume',
  digestNew: 'digest_new',
  digestPost: 'digest_post',
  digestZone: 'digest_zone_choice',
} as const;

export const shortcuts = {
  search: 'search_quotes',
  check: 'check_quote',
  findQuote: 'find_quote',
} as const;

/** Modals that are submitted, by their callback ids. */
export const forms = { search: 'search_form', share: 'share_form', digest: 'digest_form' } as const;

/** What the bot asks a workspace for; the manifest asks for the same. */
export const botScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
] as const;
