import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, FetchError } from '../../../src/errors.ts';
import { createFetch, type Fetched } from '../../../src/ingest/fetch/fetch.ts';
import { createReachable } from '../../../src/ingest/fetch/reachable.ts';
import { type LocalServer, serve } from '../servers.ts';

const bomb = gzipSync(Buffer.alloc(200_000_000));
const compressed: Readonly<Record<string, Buffer>> = {
  gzip: gzipSync('a page '.repeat(5000)),
  br: brotliCompressSync('a page '.repeat(5000)),
  deflate: deflateSync('a page '.repeat(5000)),
};
let server: LocalServer;
let asked: string[] = [];
beforeAll(async () => {
  server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    asked.push(`${request.headers['user-agent']} ${request.url}`);
    if (pathname === '/to') response.writeHead(302, { location: searchParams.get('url') ?? '' }).end();
    else if (pathname === '/round') response.writeHead(301, { location: '/round' }).end();
    else if (pathname === '/nowhere') response.writeHead(302, { location: 'http://[' }).end();
    else if (pathname === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' }).end(bomb);
    else if (pathname === '/compressed') {
      const encoding = searchParams.get('as') ?? '';
      const body = (Object.hasOwn(compressed, encoding) && compressed[encoding]) || Buffer.from('x');
      const cut = Number(searchParams.get('cut') ?? 0);
      response.writeHead(200, { 'content-encoding': encoding }).end(body.subarray(0, body.length - cut));
    } else if (pathname === '/large') {
      const chunk = Buffer.alloc(1_000_000, 'x');
      const write = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', write);
      };
      write();
    } else if (pathname === '/cached') {
      const fresh =
        request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'then';
      response
        .writeHead(fresh ? 304 : 200, { etag: '"v1"', 'last-modified': 'then' })
        .end(fresh ? '' : 'body');
    } else if (pathname === '/drip') {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
    } else if (pathname === '/gone') response.writeHead(410).end('gone');
    else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('hello');
  });
});
afterAll(() => server.close());

const local = createFetch({ reachable: createReachable(['127.0.0.1']), contact: 'press@example.org' });
const strict = createFetch({ reachable: createReachable() });
afterAll(() => Promise.all([local.close(), strict.close()]));
const text = async (url: string) => {
  const answer = (await local.fetch(url)) as Fetched;
  return [answer.url, Buffer.from(answer.bytes).toString()];
};
const failure = (fetch: typeof strict.fetch, url: string) =>
  fetch(url).then(
    () => 'fetched',
    (error: unknown) => (error instanceof FetchError ? error.message : `not a FetchError: ${error}`),
  );

describe('fetching', () => {
  it('follows redirects, sends its user agent, and returns the body', async () => {
    asked = [];
    expect(await text(`${server.url}/to?url=/a`)).toEqual([`${server.url}/a`, 'hello']);
    expect(asked[0]).toMatch(/^nato-quote\/\S+ \(.*press@example\.org\) \/to/);
  });

  it('makes conditional requests', async () => {
    const first = (await local.fetch(`${server.url}/cached`)) as Fetched;
    expect(first.validators).toEqual({ etag: '"v1"', lastModified: 'then' });
    expect(await local.fetch(`${server.url}/cached`, { validators: first.validators })).toEqual({
      kind: 'unchanged',
    });
  });

  it.each(Object.keys(compressed))(
    'undoes %s, and takes a body without its end for a failure',
    async (encoding) => {
      const url = `${server.url}/compressed?as=${encoding}`;
      expect((await text(url))[1]).toBe('a page '.repeat(5000));
      for (const cut of [1, 4, 10])
        expect(await failure(local.fetch, `${url}&cut=${cut}`)).toContain('cut off');
    },
  );

  it.each(['zstd', 'gzip, gzip', 'constructor'])('refuses a body compressed as %s', async (encoding) => {
    const url = `${server.url}/compressed?as=${encodeURIComponent(encoding)}`;
    expect(await failure(local.fetch, url)).toContain(`"${encoding}", which was not asked for`);
  });

  it('reads only the first bytes if asked to', async () => {
    const { bytes } = (await local.fetch(`${server.url}/large`, { firstBytes: 500_000 })) as Fetched;
    expect(bytes.byteLength).toBe(500_000);
  });

  it('says what went wrong', async () => {
    expect(await failure(local.fetch, `${server.url}/gone`)).toContain('status 410');
    expect(await failure(local.fetch, `${server.url}/nowhere`)).toContain('"http://["');
    expect(await failure(local.fetch, 'http://127.0.0.1:1/')).toContain('127.0.0.1:1');
    expect(await failure(local.fetch, 'https://name.invalid/')).toContain('name.invalid');
  });
});

describe('an attack', () => {
  const internal = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://①②⑦.0.0.1/',
    'http://localhost/',
    'http://LOCALHOST./',
  ];
  it.each(internal)('by way of %s reaches nothing', async (url) => {
    const message = await failure(strict.fetch, url);
    // A system may know no "localhost." with a dot: not found is as good as refused.
    expect(message).toMatch(/not on the public internet|ENOTFOUND/);
  });

  it('with a name for 127.0.0.1 does not even connect', async () => {
    asked = [];
    expect(await failure(strict.fetch, `http://localhost:${server.port}/`)).toContain(
      'localhost is 127.0.0.1',
    );
    expect(asked).toEqual([]);
  });

  it('with a redirect into the cloud’s metadata is stopped at the redirect', async () => {
    for (const target of [
      'http://169.254.169.254/latest/meta-data/',
      'http://[::ffff:169.254.169.254]/',
      'http://0xa9fea9fe/',
    ])
      expect(await failure(local.fetch, `${server.url}/to?url=${target}`)).toContain(
        'not on the public internet',
      );
  });

  it('with a redirect to another protocol is stopped', async () => {
    for (const target of [
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://127.0.0.1:70/',
      'data:text/html,x',
    ])
      expect(await failure(local.fetch, `${server.url}/to?url=${encodeURIComponent(target)}`)).toContain(
        'only https: and http:',
      );
  });

  it('with credentials in the address is refused', async () => {
    expect(await failure(local.fetch, 'http://user:secret@example.org/')).toContain('password');
  });

  it('by endless redirects ends', async () => {
    expect(await failure(local.fetch, `${server.url}/round`)).toContain('more than 5 times');
  });

  it('by a gzip bomb stops at 10 MB', async () => {
    const before = process.memoryUsage().rss;
    expect(await failure(local.fetch, `${server.url}/bomb`)).toContain('10 MB');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('by a slow-loris, which sends a byte now and then, is left when the time is up', async () => {
    const hasty = createFetch({ reachable: createReachable(['127.0.0.1']), timeoutMs: 500 });
    const start = performance.now();
    expect(await failure(hasty.fetch, `${server.url}/drip`)).toContain('too long');
    expect(performance.now() - start).toBeLessThan(5000);
    await hasty.close();
  });

  it('by an endless page stops at 10 MB', async () => {
    expect(await failure(local.fetch, `${server.url}/large`)).toContain('10 MB');
  });
});

describe('private sources', () => {
  it('are reachable only if the operator names them', () => {
    const reachable = createReachable(['10.1.0.0/16', '192.168.1.5', 'fd00::/8', '169.254.0.0/16']);
    expect(['10.1.2.3', '192.168.1.5', 'fd00::1', '8.8.8.8', '2606:4700::1'].every(reachable)).toBe(true);
    expect(
      ['10.2.0.1', '192.168.1.6', '169.254.169.254', '127.0.0.1', 'example.org', ''].some(reachable),
    ).toBe(false);
  });

  const metadata = ['169.254.169.254', '169.254.170.2', '168.63.129.16', '100.100.100.200', '192.0.0.192'];
  const inHex = (address: string) =>
    address
      .split('.')
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')
      .replace(/^(.{4})/, '$1:');
  const inverted = (address: string) =>
    address
      .split('.')
      .map((part) => 255 - Number(part))
      .join('.');
  it.each([
    ...['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254', 'fd00:42::42', 'fe80::a9fe:a9fe', 'fe80::1%eth0'],
    ...metadata,
    ...metadata.flatMap((address) => [
      `::ffff:${address}`,
      `::ffff:${inHex(address)}`,
      `::${address}`,
      `::ffff:0:${address}`,
      `64:ff9b::${address}`,
      `64:ff9b:1::${address}`,
      `2002:${inHex(address)}::1`,
      `2001:0:${inHex(address)}::1`,
      `2001:0:808:808::${inHex(inverted(address))}`,
      `2001:db8::5efe:${address}`,
    ]),
  ])('never lead to the cloud’s metadata at %s, whatever is named', (address) => {
    const everything = createReachable(['0.0.0.0/0', '::/0', ...metadata, 'fd00:ec2::254']);
    expect(everything('10.0.0.1') && everything('fd12::1')).toBe(true);
    expect(everything(address)).toBe(false);
  });

  it('must be addresses or ranges', () => {
    expect(() => createReachable(['intranet'])).toThrow(ConfigError);
    expect(() => createReachable(['10.0.0.0/99'])).toThrow('"10.0.0.0/99"');
  });
});
