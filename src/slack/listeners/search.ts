import type { App, BlockButtonAction, ViewOutput } from '@slack/bolt';
import { QueryError } from '../../errors.ts';
import { noticeView } from '../cards/forms/notice.ts';
import { type Entered, fields, formFault, questionEntered, searchForm } from '../cards/forms/search-form.ts';
import { resultsShown, searchResults } from '../cards/forms/search-results.ts';
import type { Dependencies } from '../dependencies.ts';
import { actions, forms, shortcuts } from '../ids.ts';
import { slackUserOf } from '../inbound/permissions.ts';
import { questionOf } from '../requests/ask.ts';
import { nameOptions } from '../requests/options.ts';
import { words } from '../words.ts';

function entered({ state: { values } }: ViewOutput): Entered {
  const day = (field: 'since' | 'until') => values[fields[field]]?.[fields[field]]?.selected_date ?? '';
  const name = (field: 'speaker' | 'outlet', action: string) =>
    values[fields[field]]?.[action]?.selected_option?.value ?? '';
  return {
    words: values[fields.words]?.[fields.words]?.value ?? '',
    speaker: name('speaker', actions.searchSpeaker),
    outlet: name('outlet', actions.searchOutlet),
    since: day('since'),
    until: day('until'),
  };
}

/** The search in a modal: a form, and a page of results on top of it. */
export function listenToSearch(app: App, { useCases, remember }: Dependencies): void {
  /** @throws QueryError for a question that cannot be read. */
  const results = async (question: string, offset: number, close: string) => {
    const answer = await useCases.find(questionOf(question), { limit: resultsShown, offset });
    const { matches, total } = answer.result;
    if (matches.length > 0 || total === 0) return searchResults(answer, offset, close);
    // Articles have gone since the page was named: the last page is what there is now.
    const last = Math.floor((total - 1) / resultsShown) * resultsShown;
    return searchResults(
      await useCases.find(questionOf(question), { limit: resultsShown, offset: last }),
      last,
      close,
    );
  };

  const pageOf = async (question: string, offset: number, close: string) => {
    try {
      return await results(question, offset, close);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return noticeView(words.resultsTitle, error.message);
    }
  };

  app.shortcut(shortcuts.search, async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: searchForm() });
  });

  app.options(actions.searchSpeaker, ({ options, ack }) =>
    ack({ options: nameOptions(useCases.speakers(), options.value) }),
  );
  app.options(actions.searchOutlet, ({ options, ack }) =>
    ack({ options: nameOptions(useCases.outlets(), options.value) }),
  );
  // Choosing in an input is not reported; the form has it when it is submitted.

  app.view(forms.search, async ({ view, body, context, ack }) => {
    const asked = entered(view);
    const fault = formFault(asked);
    if (fault !== null) return ack({ response_action: 'errors', errors: fault });
    try {
      const question = questionEntered(asked);
      await ack({ response_action: 'push', view: await results(question, 0, words.back) });
      remember(slackUserOf(context, body.user.id), question);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      await ack({ response_action: 'errors', errors: { [fields.words]: error.message } });
    }
  });

  app.action<BlockButtonAction>(
    new RegExp(`^${actions.searchPage}:`),
    async ({ action, body, ack, client }) => {
      await ack();
      if (body.view === undefined) return;
      const { id, root_view_id, private_metadata: question } = body.view;
      const close = root_view_id === id ? words.close : words.back;
      await client.views.update({ view_id: id, view: await pageOf(question, Number(action.value), close) });
    },
  );
}
