import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import { startLocalSlack } from '../../src/local-slack/local-slack.ts';
import { createLogger } from '../../src/log.ts';
import { createHomeTabs } from '../../src/slack/home/home-tab.ts';
import { usualPace } from '../../src/slack/home/redraws.ts';
import { openStore } from '../../src/store/store.ts';
import { createUseCases } from '../../src/usecases/usecases.ts';
import { manifest, overBothTransports, type RunningBot, startBot } from './harness.ts';

const { index } = await openCorpus('corpus');
const useCases = createUseCases({ index, today: () => new Date() });
const log = createLogger('silent');

overBothTransports('the Home tab', (transport) => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot(transport);
  });
  afterAll(() => bot.stop());
  afterEach(() => expect(bot.localSlack.warnings).toEqual([]));

  const home = (user: string) => JSON.stringify(bot.localSlack.home(user)?.blocks ?? []);
  const showing = (user: string, text: string) => bot.localSlack.until(() => home(user).includes(text));

  it('shows what is in the corpus and how to ask', async () => {
    await bot.localSlack.openHome('alice');
    const { articles, quotes, speakers } = useCases.overview();
    await showing('alice', `${quotes} quotes in ${articles.length} articles`);
    await showing('alice', `${speakers} speakers`);
    await showing('alice', '3 December 2024 to 13 February 2025');
    await showing('alice', 'Last added:');
    await showing('alice', 'by:rutte');
    await showing('alice', 'Nothing yet. Only you see this list.');
  });

  it('shows a person’s own questions as soon as they are answered, wherever they were asked', async () => {
    const { localSlack } = bot;
    await localSlack.openHome('bob');
    await localSlack.command({ user: 'alice', channel: 'general', text: 'security guarantees' });
    await localSlack.command({ user: 'alice', channel: 'general', text: 'help' });
    await localSlack.say({ user: 'alice', channel: 'general', text: '@nato-quote peace talks' });
    await localSlack.say({ user: 'alice', text: 'ceasefire by:macron' });
    for (const question of ['security guarantees', 'peace talks', 'ceasefire by:macron'])
      await showing('alice', `"value":"${question}"`);
    expect(home('alice')).not.toContain('"value":"help"');
    expect(home('bob')).not.toContain('security guarantees');
  });

  it('asks a question again in a modal, and deletes all questions', async () => {
    const { localSlack } = bot;
    const view = await localSlack.until(() => localSlack.home('alice'));
    const again = /"action_id":"(ask_again:\d)","text":\{[^}]*\},"value":"security guarantees"/.exec(
      home('alice'),
    );
    await localSlack.press({ user: 'alice', on: view, actionId: again?.[1] ?? '' });
    const results = await localSlack.until(() => localSlack.views('alice').at(-1));
    expect(results.title).toBe('Quotes found');
    await localSlack.press({ user: 'alice', on: view, actionId: 'forget_questions' });
    await showing('alice', 'Nothing yet. Only you see this list.');
  });

  it('shows a digest as soon as it is set up in a channel of the person’s, and when it is turned off', async () => {
    const { localSlack } = bot;
    await localSlack.openHome('bob');
    await showing('bob', 'None of your channels has a daily digest.');
    const digest = (text: string) => localSlack.command({ user: 'alice', channel: 'general', text });
    await digest('digest on 09:00 Europe/Brussels weekdays about security guarantees');
    await showing('bob', 'weekdays, 09:00 (Europe/Brussels), up to 3 quotes, on “security guarantees”');
    await digest('digest off');
    await showing('bob', 'None of your channels has a daily digest.');
  });

  it('opens the search', async () => {
    const { localSlack } = bot;
    const view = await localSlack.until(() => localSlack.home('alice'));
    await localSlack.press({ user: 'alice', on: view, actionId: 'open_search' });
    await localSlack.until(() =>
      localSlack.views('alice').some(({ callbackId }) => callbackId === 'search_form'),
    );
  });
});

describe('a Home that is kept up to date', () => {
  const settings = {
    owner: 'U1',
    time: '08:30',
    zone: 'Europe/Brussels',
    days: [1, 2, 3, 4, 5],
    size: 3,
    whenEmpty: 'silence',
    activeFrom: 0,
    createdAt: 0,
  } as const;

  async function setUp({ database = ':memory:', pace = usualPace, people = ['alice', 'bob'] } = {}) {
    const localSlack = await startLocalSlack({ manifest, users: people.map((name) => ({ name })) });
    const store = openStore(database, log);
    const client = new WebClient(localSlack.botToken, {
      slackApiUrl: localSlack.apiUrl,
      retryConfig: { retries: 0 },
    });
    const own = await openCorpus('corpus');
    const ownUseCases = createUseCases({ index: own.index, today: () => new Date() });
    const clock = { now: Date.UTC(2026, 0, 1) };
    const homeTabs = createHomeTabs({
      useCases: ownUseCases,
      memory: store,
      log,
      now: () => clock.now,
      pace,
    });
    const person = (name: string) => ({ team: localSlack.team.id, user: localSlack.user(name).id });
    const shown = (name: string) => JSON.stringify(localSlack.home(name)?.blocks ?? []);
    return { localSlack, store, client, index: own.index, clock, homeTabs, person, shown };
  }

  it('shows the digests of the person’s channels, and of no others', async () => {
    const { localSlack, store, client, homeTabs, person, shown } = await setUp();
    const digest = (name: string, topic: string) =>
      store.subscriptions.add({
        ...settings,
        topic,
        team: localSlack.team.id,
        channel: localSlack.channel(name).id,
      });
    await digest('general', 'security guarantees');
    await digest('secret', 'what nobody else may know');
    await store.subscriptions.add({ ...settings, topic: 'elsewhere', team: 'T0OTHER', channel: 'C0OTHER' });
    await homeTabs.open(client, person('alice'));
    expect(shown('alice')).toContain(localSlack.channel('general').id);
    expect(shown('alice')).toContain(
      ': weekdays, 08:30 (Europe/Brussels), up to 3 quotes, on “security guarantees”',
    );
    expect(shown('alice')).not.toContain('elsewhere');
    expect(shown('alice')).not.toContain('what nobody else may know');
    await localSlack.close();
  });

  it('is redrawn when the corpus changes, for people who opened it in the last hour', async () => {
    const { localSlack, client, index: own, clock, homeTabs, person, shown } = await setUp();
    await homeTabs.open(client, person('alice'));
    const [article] = own.articles();
    if (article === undefined) throw new Error('the corpus is empty');
    clock.now += 60_000;
    own.add({ ...article, id: 'another', title: 'Something new', date: '2026-01-01' }, []);
    homeTabs.corpusChanged();
    await localSlack.until(() => shown('alice').includes('Something new'));
    expect(shown('alice')).toContain('in 6 articles');
    expect(localSlack.home('bob')).toBeUndefined();
    const drawn = localSlack.calls('views.publish').length;
    clock.now += 3_600_000;
    homeTabs.corpusChanged();
    await homeTabs.open(client, person('bob'));
    expect(localSlack.calls('views.publish')).toHaveLength(drawn + 1);
    await localSlack.close();
  });

  /** Opens forty Homes and adds fifty articles, one at a time. */
  async function changeOften(pace: typeof usualPace) {
    const people = Array.from({ length: 40 }, (_, at) => `person${at}`);
    const parts = await setUp({ pace, people });
    const { client, index: own, homeTabs, person } = parts;
    for (const name of people) await homeTabs.open(client, person(name));
    const [article] = own.articles();
    if (article === undefined) throw new Error('the corpus is empty');
    for (let at = 0; at < 50; at += 1) {
      own.add({ ...article, id: `another${at}`, title: `Added ${at}`, date: '2026-01-01' }, []);
      homeTabs.corpusChanged();
      await new Promise(setImmediate);
    }
    const redrawn = () => parts.localSlack.calls('views.publish').length - people.length;
    return { ...parts, people, redrawn };
  }

  it('is redrawn once for many changes', async () => {
    const { localSlack, people, shown, redrawn } = await changeOften({ mergeFor: 20, perMinute: 10_000 });
    await localSlack.until(() => people.every((name) => shown(name).includes('in 55 articles')));
    expect(redrawn()).toBeLessThan(400);
    await localSlack.close();
  });

  it('is redrawn within Slack’s rate limit', async () => {
    const { localSlack, homeTabs, redrawn } = await changeOften({ mergeFor: 1, perMinute: 30 });
    await localSlack.until(() => redrawn() === 30);
    homeTabs.corpusChanged();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(redrawn()).toBe(30);
    await localSlack.close();
  });

  it('shows the rest when the store cannot be read', async () => {
    const { localSlack, client, homeTabs, person, shown } = await setUp({
      database: 'package.json/no-folder.db',
    });
    await homeTabs.open(client, person('alice'));
    expect(shown('alice')).toContain('in 5 articles');
    expect(shown('alice')).toContain('This cannot be read at the moment.');
    expect(shown('alice')).not.toContain('Nothing yet');
    await localSlack.close();
  });
});
