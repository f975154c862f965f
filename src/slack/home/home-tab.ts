import type { WebClient } from '@slack/web-api';
import type { Article } from '../../article/article.ts';
import type { Logger } from '../../log.ts';
import type { Overview } from '../../usecases/overview.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import { homeView } from '../cards/home.ts';
import type { SlackUser } from '../inbound/permissions.ts';
import { persistently } from '../outbound/post.ts';
import type { ChannelDigest, Memory } from './memory.ts';
import { createRedraws, type RedrawPace } from './redraws.ts';

/** Draws people's Home tabs and keeps open ones up to date. */
export type HomeTabs = {
  /** Draws a person's Home and keeps it up to date from now on. @throws Slack's errors */
  open(client: WebClient, person: SlackUser): Promise<void>;
  /** Draws the HomeTabs of those among `people` who have theirs open, a moment later (see `createRedraws`). */
  redraw(people: readonly SlackUser[]): void;
  /** Redraws every open Home after articles were added or removed. */
  corpusChanged(): void;
  /** Redraws the Homes of a channel's members after its digest has changed. */
  digestsChanged(): void;
};

type HomeTabsOptions = {
  readonly useCases: UseCases;
  readonly memory: Pick<Memory, 'questions' | 'subscriptions' | 'firstSeen'>;
  readonly log: Logger;
  readonly now: () => number;
  readonly pace?: RedrawPace;
};

type Open = {
  readonly client: WebClient;
  readonly person: SlackUser;
  openedAt: number;
  drawn: Promise<void>;
};

/** Maximum number of Homes kept up to date, and for how long (milliseconds): Slack does not say when one is closed. */
const mostOpen = 200;
const openFor = 3_600_000;
const examplesShown = 3;
/** Maximum number of pages, of 200 channels each, that are read for one person. */
const mostPages = 10;

async function channelsOf(client: WebClient, user: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const from = cursor === undefined ? {} : { cursor };
    const types = 'public_channel,private_channel';
    const answer = await persistently(() =>
      client.users.conversations({ user, types, exclude_archived: true, limit: 200, ...from }),
    );
    for (const { id } of answer.channels ?? []) if (id !== undefined) ids.add(id);
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return ids;
}

export function createHomeTabs({ useCases, memory, log, now, pace }: HomeTabsOptions): HomeTabs {
  const open = new Map<string, Open>();
  let facts: Promise<{ overview: Overview; lastAdded: Article | null }> | undefined;

  /** Resolves with `null` if a part of the tab cannot be read, so that the others are still shown. */
  async function ifReadable<T>(reading: Promise<T>): Promise<T | null> {
    try {
      return await reading;
    } catch (error) {
      log.warn({ err: error }, 'a part of the Home tab could not be read');
      return null;
    }
  }

  async function gatherFacts() {
    const overview = useCases.overview();
    const seen = await ifReadable(memory.firstSeen.note(overview.articles, now()));
    if (seen === null) facts = undefined;
    const at = ({ id, date }: Article) => seen?.get(id) ?? Date.parse(date);
    const [first = null, ...others] = seen === null ? [] : overview.articles;
    const lastAdded = others.reduce(
      (last, one) => (last === null || at(one) >= at(last) ? one : last),
      first,
    );
    return { overview, lastAdded };
  }

  /** Returns the digests of the person's own channels, so that private channels stay private. */
  async function digestsFor(client: WebClient, { team, user }: SlackUser): Promise<readonly ChannelDigest[]> {
    const digests = await memory.subscriptions.activeIn(team);
    if (digests.length === 0) return [];
    const own = await channelsOf(client, user);
    return digests.filter(({ channel }) => own.has(channel));
  }

  async function draw({ client, person }: Open): Promise<void> {
    facts ??= gatherFacts();
    const view = homeView({
      ...(await facts),
      questions: await ifReadable(memory.questions.of(person.team, person.user)),
      digests: await ifReadable(digestsFor(client, person)),
      examples: await useCases.examples(examplesShown),
    });
    await persistently(() => client.views.publish({ user_id: person.user, view }));
  }

  /** Draws one Home at a time, so that the latest data is shown. */
  function drawNext(home: Open): Promise<void> {
    home.drawn = home.drawn.catch(() => undefined).then(() => draw(home));
    return home.drawn;
  }

  const keyOf = ({ team, user }: SlackUser) => `${team}:${user}`;

  async function redraw(key: string): Promise<void> {
    const home = open.get(key);
    if (home === undefined) return;
    await drawNext(home).catch((error) => log.warn({ err: error }, 'a Home tab could not be redrawn'));
  }

  const redraws = createRedraws(redraw, now, pace);

  function redrawLater(homes: readonly Open[]): void {
    const stillOpen = homes.filter(({ openedAt }) => now() - openedAt < openFor);
    redraws(stillOpen.map(({ person }) => ({ key: keyOf(person), team: person.team })));
  }

  return {
    async open(client, person) {
      const key = keyOf(person);
      const drawn = open.get(key)?.drawn ?? Promise.resolve();
      const home: Open = { client, person, openedAt: now(), drawn };
      // Deleted first, so that the Map is ordered by time of opening.
      open.delete(key);
      open.set(key, home);
      for (const oldest of open.keys()) {
        if (open.size <= mostOpen) break;
        open.delete(oldest);
      }
      await drawNext(home);
    },
    redraw(people) {
      redrawLater(people.flatMap((person) => open.get(keyOf(person)) ?? []));
    },
    corpusChanged() {
      facts = undefined;
      redrawLater([...open.values()]);
    },
    digestsChanged: () => redrawLater([...open.values()]),
  };
}
