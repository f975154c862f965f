import { asText } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Methods } from './method.ts';

/** Installing the app into the workspace. */
export const oauthMethods: Methods = {
  'oauth.v2.access': {
    token: 'none',
    run({ state, grants, tokens, codes }, given) {
      const installer = codes.get(asText(given.code));
      if (installer === undefined) throw new Refusal('invalid_code');
      codes.delete(asText(given.code));
      return {
        access_token: tokens.bot,
        token_type: 'bot',
        scope: [...(grants.scopes ?? [])].join(','),
        bot_user_id: state.bot.id,
        app_id: state.appId,
        team: { id: state.team.id, name: state.team.name },
        enterprise: null,
        authed_user: { id: installer },
        is_enterprise_install: false,
      };
    },
  },
};
