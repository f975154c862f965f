import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const program = fileURLToPath(new URL('../../bin/nato-quote.js', import.meta.url));
const text = '“We will not send 1,500 soldiers to the border,” Ada Winter said.';
let dir = '';
let child: ChildProcess | null = null;
let url = new URL('http://127.0.0.1/');

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mcp-'));
  await writeFile(
    join(dir, 'one.md'),
    `---\ntitle: A title\noutlet: The Outlet\nurl: https://example.org/one\ndate: 2025-02-13\n---\n\n${text}\n`,
  );
  child = spawn(process.execPath, [program, 'mcp', '--corpus', dir, '--http', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.stderr === null) throw new Error('no stderr');
  for await (const line of createInterface({ input: child.stderr })) {
    const [found] = /http:\S+/.exec(line) ?? [];
    if (found === undefined) continue;
    url = new URL(found);
    break;
  }
});
afterAll(async () => {
  child?.kill();
  if (child !== null && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await rm(dir, { recursive: true });
});

const transports = {
  stdio: () =>
    new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', '--corpus', dir] }),
  'Streamable HTTP': () => new StreamableHTTPClientTransport(url),
};
const Result = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })).length(1),
});

describe.each(Object.entries(transports))('nato-quote mcp over %s', (_, open) => {
  const client = new Client({ name: 'test', version: '1' });
  const call = async (name: string, given: Record<string, unknown>) => {
    const { isError = false, content } = Result.parse(await client.callTool({ name, arguments: given }));
    return { isError, text: content[0]?.text ?? '' };
  };
  const json = async (name: string, given: Record<string, unknown>) =>
    JSON.parse((await call(name, given)).text);

  beforeAll(() => client.connect(open()));
  afterAll(() => client.close());

  it('lists three tools that only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['find_quote', 'check_quotes', 'get_quote']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  it('finds a quote, and gives it again by its id with its paragraph', async () => {
    const { matches } = await json('find_quote', { query: 'soldiers border by:winter' });
    expect(matches[0]).toMatchObject({
      quote: 'We will not send 1,500 soldiers to the border,',
      speaker: { name: 'Ada Winter' },
      article: { outlet: 'The Outlet', date: '2025-02-13' },
      link: expect.stringMatching(/^https:\/\/example\.org\/one#:~:text=/),
    });
    const quote = await json('get_quote', { id: matches[0].id });
    expect(quote).toMatchObject({ quote: matches[0].quote, paragraph: text });
  });

  it('checks quotations', async () => {
    expect(await json('check_quotes', { text })).toMatchObject({
      fine: true,
      verdict: 'exact',
      speaker: 'right',
    });
    expect(await json('check_quotes', { text: text.replace('not ', '') })).toMatchObject({
      fine: false,
      verdict: 'altered',
    });
  });

  it('says what is wrong with a call', async () => {
    expect(await call('get_quote', { id: 'none' })).toEqual({
      isError: true,
      text: 'no quote has the id none: find_quote returns ids',
    });
    expect(await call('find_quote', { query: '' })).toMatchObject({ isError: true });
  });
});

describe('nato-quote mcp over HTTP', () => {
  /** Sends a request with headers of one's own, which `fetch` would not send; returns the status. */
  const statusOf = (headers: Record<string, string>, method = 'POST', path = '/mcp', body = '{}') =>
    new Promise<number>((resolve, reject) => {
      const sent = request(new URL(path, url), { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end(method === 'POST' ? body : undefined);
    });

  it.each([
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another host name', { host: 'evil.example' }],
  ])('refuses %s', async (_, headers) => {
    expect(await statusOf(headers)).toBe(403);
  });

  it('refuses other paths and methods, and what is no JSON', async () => {
    expect(await statusOf({}, 'POST', '/other')).toBe(404);
    expect(await statusOf({}, 'GET')).toBe(405);
    expect(await statusOf({}, 'POST', '/mcp', 'no json')).toBe(400);
  });
});
