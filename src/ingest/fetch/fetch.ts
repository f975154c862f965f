import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { addressFault } from '../../article/address.ts';
import { FetchError } from '../../errors.ts';
import type { Reachable } from './reachable.ts';

/** What an earlier answer said of itself, to ask whether there is anything newer. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type Fetched = {
  readonly kind: 'fetched';
  /** Where the last redirect led. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly validators: Validators;
};

/** Fetches one address. @throws FetchError saying what stood in the way */
export type Fetch = (
  url: string,
  validators?: Validators,
) => Promise<Fetched | { readonly kind: 'unchanged' }>;

/** Bounds on one fetch: bytes after decompression, milliseconds from the first connection to the last byte, redirects. */
const most = { bytes: 10_000_000, milliseconds: 15_000, redirects: 5 };

export const robotName = 'nato-quote';

/**
 * A `lookup` for sockets that resolves a name once, refuses it if any of its addresses is out of reach, and
 * hands on those very addresses: a name that resolves differently a moment later gains nothing.
 */
function guardedLookup(reachable: Reachable) {
  return (
    hostname: string,
    options: LookupOptions,
    callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const barred = error === null ? addresses.find(({ address }) => !reachable(address)) : undefined;
      const [first] = addresses ?? [];
      if (error !== null) callback(error, []);
      else if (barred !== undefined)
        callback(new FetchError(`${hostname} is ${barred.address}, ${outOfReach}`), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

const outOfReach =
  'which is not on the public internet: nothing is fetched from there unless PRIVATE_SOURCES names it';

/** Checks what can be told from the address alone. A socket asks no `lookup` for a bare IP address. */
function check(url: string, reachable: Reachable): void {
  const fault = addressFault(url);
  if (fault !== null) throw new FetchError(fault);
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !reachable(host)) throw new FetchError(`${url} leads to ${host}, ${outOfReach}`);
}

async function readBody(response: Response, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most.bytes)
      throw new FetchError(`${url} holds more than ${most.bytes / 1e6} MB: too large for an article`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Why a fetch failed, in words for the person who asked for it. */
function explain(error: unknown, url: string): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof FetchError) return cause;
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return new FetchError(`${url} took too long: try again later`);
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND')
    return new FetchError(
      `${url} cannot be fetched: nothing has that name (ENOTFOUND); is it spelled right?`,
      {
        cause,
      },
    );
  return new FetchError(
    `${url} cannot be fetched: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  );
}

/** `reachable`: what may be connected to. `contact`: who runs this, for outlets to write to. `patience`: milliseconds. */
export type FetchSettings = {
  readonly reachable: Reachable;
  readonly contact?: string;
  readonly patience?: number;
};

/**
 * Makes a `fetch` that is safe for addresses people paste: http(s) only, nothing out of `reachable` (checked
 * for every redirect, before and after the name is resolved), and bounded in size, time and redirects.
 */
export function createFetch({ reachable, contact = '', patience = most.milliseconds }: FetchSettings): {
  readonly fetch: Fetch;
  close(): Promise<void>;
} {
  const agent = new Agent({ connect: { lookup: guardedLookup(reachable) }, maxHeaderSize: 65_536 });
  const userAgent = `${robotName}/0.1 (Slack bot that finds quotes${contact === '' ? '' : `; ${contact}`})`;
  const get: Fetch = async (address, validators) => {
    const signal = AbortSignal.timeout(patience);
    const headers: Record<string, string> = {
      'user-agent': userAgent,
      accept: 'text/html, application/xml, */*;q=0.5',
    };
    if (validators?.etag) headers['if-none-match'] = validators.etag;
    if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
    let url = address;
    try {
      for (let redirects = 0; redirects <= most.redirects; redirects++) {
        check(url, reachable);
        const response = await fetch(url, { dispatcher: agent, redirect: 'manual', signal, headers });
        const location = response.headers.get('location');
        if (response.status >= 300 && response.status < 400 && response.status !== 304 && location !== null) {
          await response.body?.cancel();
          if (!URL.canParse(location, url))
            throw new FetchError(`${url} redirects to "${location}", which is no address`);
          url = new URL(location, url).href;
          continue;
        }
        if (response.status === 304) return { kind: 'unchanged' };
        if (!response.ok) {
          await response.body?.cancel();
          throw new FetchError(`${url} answers with status ${response.status}`, { status: response.status });
        }
        const bytes = await readBody(response, url);
        const header = (name: string) => response.headers.get(name);
        return {
          kind: 'fetched',
          url,
          bytes,
          contentType: header('content-type') ?? '',
          validators: { etag: header('etag'), lastModified: header('last-modified') },
        };
      }
      throw new FetchError(`${address} redirects more than ${most.redirects} times`);
    } catch (error) {
      throw explain(error, url);
    }
  };
  return { fetch: get, close: () => agent.destroy() };
}
