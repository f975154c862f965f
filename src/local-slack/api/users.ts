import { asText } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { userOnWire } from '../state/wire.ts';
import type { Methods } from './method.ts';
import { page } from './paging.ts';

/** People and bots. */
export const userMethods: Methods = {
  'users.info': {
    token: 'bot',
    scopes: () => ['users:read'],
    run({ state }, given) {
      const user = state.users.get(asText(given.user));
      if (!user) throw new Refusal('user_not_found');
      return { user: userOnWire(state, user) };
    },
  },
  'users.list': {
    token: 'bot',
    scopes: () => ['users:read'],
    run({ state }, given) {
      const { items, responseMetadata } = page([...state.users.values()], given, 1000);
      return { members: items.map((user) => userOnWire(state, user)), response_metadata: responseMetadata };
    },
  },
};
