import { asText } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Methods } from './method.ts';

/** The app about itself: its identity, its connection, its installation. */
export const appMethods: Methods = {
  'api.test': { token: 'none', run: (_, given) => ({ args: given }) },
  'auth.test': {
    token: 'bot',
    run: ({ state, base }) => ({
      url: `${base()}/`,
      team: state.team.name,
      user: state.bot.name,
      team_id: state.team.id,
      user_id: state.bot.id,
      bot_id: state.bot.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    run({ openSocket }) {
      if (!openSocket) throw new Refusal('not_allowed_token_type');
      return { url: openSocket() };
    },
  },
  'team.info': {
    token: 'bot',
    scopes: () => ['team:read'],
    run: ({ state }) => ({ team: { ...state.team, email_domain: '', icon: {} } }),
  },
  'bots.info': {
    token: 'bot',
    scopes: () => ['users:read'],
    run({ state }, given) {
      const bot = [...state.users.values()].find((user) => user.botId && user.botId === asText(given.bot));
      if (!bot) throw new Refusal('bot_not_found');
      return { bot: { id: bot.botId, user_id: bot.id, name: bot.name, deleted: false, app_id: state.appId } };
    },
  },
};
