import type { App, BlockButtonAction } from '@slack/bolt';
import { QueryError } from '../../errors.ts';
import { noticeView } from '../cards/forms/notice.ts';
import { searchForm } from '../cards/forms/search-form.ts';
import { resultsShown, searchResults } from '../cards/forms/search-results.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { words } from '../words.ts';

/** The Home tab, and its buttons: search, ask again, forget what was asked. */
export function listenToHome(app: App, { useCases, homeTabs, memory, remember }: Dependencies): void {
  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab === 'home') await homeTabs.open(client, slackUserOf(context, event.user));
  });

  app.action<BlockButtonAction>(actions.openSearch, async ({ body, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: searchForm() });
  });

  const results = async (question: string) => {
    try {
      return searchResults(await useCases.find(question, { limit: resultsShown, offset: 0 }), 0, words.close);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return noticeView(words.resultsTitle, error.message);
    }
  };

  app.action<BlockButtonAction>(
    new RegExp(`^${actions.askAgain}:`),
    async ({ action, body, context, ack, client }) => {
      await ack();
      const question = action.value ?? '';
      await client.views.open({ trigger_id: body.trigger_id, view: await results(question) });
      remember(slackUserOf(context, body.user.id), question);
    },
  );

  app.action<BlockButtonAction>(actions.forgetQuestions, async ({ body, context, ack, client }) => {
    await ack();
    const person = slackUserOf(context, body.user.id);
    await memory.questions.forget(person.team, person.user);
    await homeTabs.open(client, person);
  });
}
