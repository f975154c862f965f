/** How a connection is found that is open and does not answer any more, in milliseconds. */
export type Heartbeat = { readonly every: number; readonly timeout: number };

/** A Postgres connection of its own that listens on a channel. */
export type Listener = {
  /** Runs a query over the same connection. @throws the driver's errors; the connection is then closed */
  readonly query: <Row extends object>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

type Handlers = {
  readonly onNotification: (payload: string) => void;
  /** Called once, when the connection has ended for whatever reason. */
  readonly onEnd: () => void;
};

/**
 * Listens on a channel of the database at `url`. A query that is not answered within `heartbeat.timeout` closes the
 * connection; one is sent every `heartbeat.every`.
 * @throws the driver's errors where it cannot connect
 */
export async function openListener(
  url: string,
  channel: string,
  { every, timeout }: Heartbeat,
  { onNotification, onEnd }: Handlers,
): Promise<Listener> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: timeout,
    keepAlive: true,
  });
  client.on('notification', ({ payload }) => onNotification(payload ?? ''));
  // An error ends the connection; unhandled it would end the process.
  client.on('error', () => undefined);

  let ended = false;
  let unanswered = 0;
  const end = () => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    onEnd();
  };
  const close = async () => {
    // While a query is unanswered the driver cuts the connection instead of taking leave.
    const closed = client.end();
    end();
    await closed;
  };
  const query: Listener['query'] = async <Row extends object>(
    sql: string,
    parameters: readonly unknown[] = [],
  ) => {
    unanswered += 1;
    try {
      return (await client.query<Row>(sql, [...parameters])).rows;
    } catch (error) {
      close().catch(() => undefined);
      throw error;
    } finally {
      unanswered -= 1;
    }
  };
  const timer = setInterval(() => {
    // A query that is under way has its own timeout.
    if (unanswered === 0) query('select 1').catch(() => undefined);
  }, every);
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    clearInterval(timer);
    client.end().catch(() => undefined);
    throw error;
  }
  client.once('end', end);
  return { query, close };
}
