import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import type { View } from '../../src/local-slack/state/model.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';
import { overBothTransports, type RunningBot, startBot } from './harness.ts';

const { index } = await openCorpus('corpus');
const desk = createUseCases({ index, today: () => new Date() });
const shown = (view: View) => JSON.stringify(view.blocks);

overBothTransports('the search in a modal', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport, { settings: { questionsPerMinute: 1_000 } });
  });
  afterAll(() => bot.stop());
  afterEach(() => expect(bot.localSlack.warnings).toEqual([]));

  async function openForm(): Promise<View> {
    const earlier = new Set(bot.localSlack.views('alice').map(({ id }) => id));
    await bot.localSlack.shortcut({ user: 'alice', callbackId: 'search_quotes' });
    return bot.localSlack.until(() => bot.localSlack.views('alice').find(({ id }) => !earlier.has(id)));
  }

  const top = async (title: string): Promise<View> =>
    bot.localSlack.until(() => {
      const view = bot.localSlack.views('alice').at(-1);
      return view?.title === title ? view : undefined;
    });

  async function search(entries: Parameters<RunningBot['localSlack']['submitView']>[0]['entries'] = {}) {
    await openForm();
    await bot.localSlack.submitView({ user: 'alice', entries });
  }

  it('offers the speakers and the outlets of the corpus while a person types', async () => {
    const form = await openForm();
    const offer = (actionId: string, query: string) =>
      bot.localSlack.chooseOption({ user: 'alice', on: form, actionId, query });
    const speaker = desk.speakers().find((name) => name.includes(' ')) ?? '';
    const [first, last] = [speaker.split(' ')[0] ?? '', speaker.split(' ').at(-1) ?? ''];
    for (const typed of [first.slice(0, 3), last.toUpperCase(), `${last} ${first}`])
      expect(await offer('search_speaker', typed), typed).toContainEqual(
        expect.objectContaining({ value: speaker }),
      );
    expect(await offer('search_speaker', 'zzzz')).toEqual([]);
    const all = await offer('search_outlet', '');
    expect(all).toHaveLength(desk.outlets().length);
  });

  it('shows quotes that match words, speaker, outlet and days together', async () => {
    const { result } = await desk.find('peace', { limit: 1, offset: 0 });
    const [{ article, quote } = {}] = result.matches;
    if (article === undefined || quote === undefined) throw new Error('the corpus has no quote');
    await search({
      search_outlet: { text: { type: 'plain_text', text: 'x' }, value: article.outlet },
      since: article.date,
      until: article.date,
    });
    const results = await top('Quotes found');
    expect(shown(results)).toContain(JSON.stringify(article.outlet).slice(1, -1));
    const expected = await desk.find(
      `outlet:"${article.outlet}" since:${article.date} until:${article.date}`,
      {
        limit: 1,
        offset: 0,
      },
    );
    expect(shown(results)).toContain(expected.result.total === 1 ? '1 quote' : `of ${expected.result.total}`);
  });

  it('pages through the results and never shows a quote twice', async () => {
    await search({ since: '2000-01-01' });
    const { total } = (await desk.find('since:2000-01-01', { limit: 0, offset: 0 })).result;
    expect(total).toBeGreaterThan(5);
    const ids = new Set<string>();
    let view = await top('Quotes found');
    for (;;) {
      for (const [, id = ''] of shown(view).matchAll(
        /share_elsewhere","text":\{[^}]*\},"value":"\[\\"([^"\\]+)/g,
      )) {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
      }
      if (!shown(view).includes('search_page:after')) break;
      const before = shown(view);
      await bot.localSlack.press({ user: 'alice', on: view, actionId: 'search_page:after' });
      view = await bot.localSlack.until(() => {
        const now = bot.localSlack.views('alice').at(-1);
        return now !== undefined && shown(now) !== before ? now : undefined;
      });
    }
    expect(ids.size).toBe(total);
  });

  it('shows the last page if the requested one is gone', async () => {
    await search({ since: '2000-01-01' });
    const { total } = (await desk.find('since:2000-01-01', { limit: 0, offset: 0 })).result;
    const view = await top('Quotes found');
    const on = { ...view, blocks: JSON.parse(shown(view).replace('"value":"5"', '"value":"5000"')) };
    await bot.localSlack.press({ user: 'alice', on, actionId: 'search_page:after' });
    const first = Math.floor((total - 1) / 5) * 5 + 1;
    const last = await bot.localSlack.until(() =>
      bot.localSlack
        .views('alice')
        .find((one) => shown(one).includes(`Quotes ${first} to ${total} of ${total}`)),
    );
    expect(shown(last)).toContain('search_page:before');
    expect(shown(last)).not.toContain('search_page:after');
  });

  it('says what is wrong with a question that can no longer be parsed when its page is turned', async () => {
    await search({ since: '2000-01-01' });
    const on = { ...(await top('Quotes found')), privateMetadata: 'since:never' };
    await bot.localSlack.press({ user: 'alice', on, actionId: 'search_page:after' });
    const view = await bot.localSlack.until(() =>
      bot.localSlack.views('alice').find((one) => shown(one).includes('since:never is not a date')),
    );
    expect(view.title).toBe('Quotes found');
  });

  it('says at the field what is missing, reversed or invalid', async () => {
    await search();
    expect(bot.localSlack.viewErrors('alice')).toEqual({ words: expect.stringContaining('Enter words') });
    await search({ since: '2025-02-02', until: '2025-02-01' });
    expect(bot.localSlack.viewErrors('alice')).toEqual({
      until: expect.stringContaining('no day is in both'),
    });
    await search({ words: 'peace since:never' });
    expect(bot.localSlack.viewErrors('alice')).toEqual({
      words: expect.stringContaining('since:never is not a date'),
    });
  });

  it('says so when nothing is found, above the filled-in form', async () => {
    await search({ words: 'zebra crossings' });
    expect(shown(await top('Quotes found'))).toContain('Nothing found for “zebra crossings”.');
    await bot.localSlack.closeView('alice');
    expect((await top('Search quotes')).state.words?.words?.value).toBe('zebra crossings');
  });

  it('shows the paragraph around a result on top of the results', async () => {
    await search({ words: 'security guarantees' });
    await bot.localSlack.press({ user: 'alice', on: await top('Quotes found'), actionId: 'in_context' });
    await top('In context');
    expect(bot.localSlack.views('alice')).toHaveLength(3);
  });

  it('posts a result in the chosen conversation, with who shared it', async () => {
    const { localSlack } = bot;
    await search({ words: 'security guarantees' });
    const results = await top('Quotes found');
    const [best] = (await desk.find('security guarantees', { limit: 1, offset: 0 })).result.matches;
    await localSlack.press({ user: 'alice', on: results, actionId: 'share_elsewhere' });
    await top('Share this quote');
    const general = localSlack.channel('general').id;
    const delivery = await localSlack.submitView({ user: 'alice', entries: { conversation: general } });
    const posted = await localSlack.nextMessage({ after: delivery, channel: 'general' });
    expect(posted.text).toContain(`“${best?.quote.segments[0]?.text}`);
    expect(posted.text).toContain('shared by alice');
    expect(posted.pings).toEqual([]);
    expect(shown(await localSlack.until(() => localSlack.views('alice').at(-1)))).toContain(general);
  });

  it('says what to do if the bot is not a member, and posts once it is', async () => {
    const { localSlack } = bot;
    await search({ words: 'security guarantees' });
    await localSlack.press({ user: 'alice', on: await top('Quotes found'), actionId: 'share_elsewhere' });
    await top('Share this quote');
    for (const name of ['random', 'secret']) {
      await localSlack.submitView({ user: 'alice', entries: { conversation: localSlack.channel(name).id } });
      expect(localSlack.viewErrors('alice')).toEqual({ conversation: expect.stringContaining('/invite') });
    }
    const desk = localSlack.channel('desk').id;
    for (const [refusal, told] of [
      ['is_archived', 'archived'],
      ['restricted_action', 'rules'],
    ] as const) {
      localSlack.fail('chat.postMessage', refusal, { times: 1 });
      await localSlack.submitView({ user: 'alice', entries: { conversation: desk } });
      expect(localSlack.viewErrors('alice')).toEqual({ conversation: expect.stringContaining(told) });
    }
    const delivery = await localSlack.submitView({ user: 'alice', entries: { conversation: desk } });
    await localSlack.nextMessage({ after: delivery, channel: 'desk' });
  });
});
