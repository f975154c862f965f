import { createHash } from 'node:crypto';
import { setTimeout as pause, setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Article } from '../../article/article.ts';
import { parseArticle } from '../../article/file/markdown.ts';
import type { StoreLog } from '../database/connection.ts';
import { type Heartbeat, type Listener, openListener } from './listener.ts';

/** What happened to an article that all replicas share. */
export type SharedChange =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'removed'; readonly articleId: string };

/** The channel on which the id of every changed article is announced. */
export const articleChannel = 'nato_quote_articles';

type Row = { readonly id: string; readonly source: string };

/** Milliseconds between two attempts to connect. */
const retryDelay = 1_000;
/** How many rows a query reads at most. */
const hashesPerQuery = 1_000;
const articlesPerQuery = 200;

const hashOf = (source: string) => createHash('sha256').update(source).digest('base64');
/** The same as `hashOf`, computed by Postgres. */
const hashColumn = "encode(sha256(convert_to(source, 'UTF8')), 'base64') as hash";

/**
 * Reads all articles, then hears of every change and hands it to `onChange`. Resolves after the first reading.
 * After a broken connection, hashes show what has changed since: only those articles are read again.
 * @throws the driver's errors where the first connection fails
 */
export async function followArticles(
  url: string,
  heartbeat: Heartbeat,
  log: StoreLog,
  onChange: (change: SharedChange) => void,
): Promise<{ close(): Promise<void> }> {
  /** The hash of each article that was handed over, by id. */
  const known = new Map<string, string>();
  let listener: Listener | undefined;
  let isClosed = false;
  let isBroken = false;
  let lastStep: Promise<void> = Promise.resolve();

  function take({ id, source }: Row): void {
    const hash = hashOf(source);
    if (known.get(id) === hash) return;
    known.set(id, hash);
    const parsed = parseArticle(source, id);
    if (parsed.kind === 'article') onChange({ kind: 'article', article: parsed.article });
    else for (const { line, reason } of parsed.faults) log.error({ article: id, line }, reason);
  }

  function forget(id: string): void {
    if (known.delete(id)) onChange({ kind: 'removed', articleId: id });
  }

  async function takeOne(from: Listener, id: string): Promise<void> {
    const [row] = await from.query<Row>('select id, source from articles where id = $1', [id]);
    if (row === undefined) forget(id);
    else take(row);
  }

  async function takeMany(from: Listener, ids: readonly string[]): Promise<void> {
    for (let first = 0; first < ids.length; first += articlesPerQuery) {
      const some = ids.slice(first, first + articlesPerQuery);
      for (const row of await from.query<Row>('select id, source from articles where id = any($1)', [some])) {
        // Parsing an article takes a millisecond or more: answers get their turn between two.
        await yieldToEventLoop();
        if (isClosed) return;
        take(row);
      }
    }
  }

  async function catchUp(from: Listener): Promise<void> {
    const present = new Set<string>();
    let rows: { readonly id: string; readonly hash: string }[];
    let last = '';
    do {
      rows = await from.query(
        `select id, ${hashColumn} from articles where id > $1 order by id limit ${hashesPerQuery}`,
        [last],
      );
      for (const { id } of rows) present.add(id);
      last = rows.at(-1)?.id ?? last;
      const changed = rows.filter(({ id, hash }) => known.get(id) !== hash);
      await takeMany(
        from,
        changed.map(({ id }) => id),
      );
    } while (rows.length === hashesPerQuery);
    if (!isClosed) for (const id of [...known.keys()]) if (!present.has(id)) forget(id);
  }

  /** Runs one step after the other. A query that fails has closed the connection, and the next one catches up. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    lastStep = lastStep.then(step).catch(() => undefined);
    return lastStep;
  }

  async function connect(): Promise<void> {
    const opened = await openListener(url, articleChannel, heartbeat, {
      onNotification: (id) =>
        void inTurn(async () => {
          if (listener !== undefined) await takeOne(listener, id);
        }),
      onEnd: () => void reconnect(),
    });
    if (isClosed) return await opened.close();
    listener = opened;
    if (isBroken) log.info({}, 'articles of other replicas are heard of again');
    isBroken = false;
    // Listening comes first, so that nothing falls between.
    await inTurn(() => catchUp(opened));
  }

  async function reconnect(): Promise<void> {
    while (!isClosed) {
      await pause(retryDelay);
      try {
        if (!isClosed) await connect();
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : error;
        if (!isBroken) log.error({}, `articles of other replicas are not heard of: ${reason}`);
        isBroken = true;
      }
    }
  }

  await connect();
  return {
    async close() {
      isClosed = true;
      await listener?.close();
      await lastStep;
    },
  };
}
