import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { addressFault } from '../../article/address.ts';
import { FetchError } from '../../errors.ts';
import type { Reachable } from './reachable.ts';
import { acceptEncoding, readBody } from './read-body.ts';

/** The validators of an earlier response, for a conditional request. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type Fetched = {
  readonly kind: 'fetched';
  /** The address after all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly validators: Validators;
};

export type FetchOptions = {
  /** Makes the request conditional: the answer is `unchanged` if nothing is newer. */
  readonly validators?: Validators | undefined;
  /** Reads only this many bytes. Without it, a body that is too large is an error. */
  readonly firstBytes?: number;
};

/** Fetches one address. @throws FetchError with the reason */
export type Fetch = (
  url: string,
  options?: FetchOptions,
) => Promise<Fetched | { readonly kind: 'unchanged' }>;

/** Bounds on one fetch: bytes after decompression, milliseconds from the first connection to the last byte, redirects. */
const limits = { bytes: 10_000_000, milliseconds: 15_000, redirects: 5 };

export const robotName = 'nato-quote';

/**
 * Makes a `lookup` for sockets that refuses a name if any of its addresses may not be reached. The socket connects to
 * the addresses that were checked, so a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
function checkedLookup(reachable: Reachable) {
  return (
    hostname: string,
    options: LookupOptions,
    callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = error === null ? addresses.find(({ address }) => !reachable(address)) : undefined;
      const [first] = addresses ?? [];
      if (error !== null) callback(error, []);
      else if (refused !== undefined)
        callback(new FetchError(`${hostname} is ${refused.address}, ${outOfReach}`), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

const outOfReach =
  'which is not on the public internet: nothing is fetched from there unless PRIVATE_SOURCES names it';

/** Checks the address itself. Needed for IP addresses, for which a socket does not call `lookup`. @throws FetchError */
function check(url: string, reachable: Reachable): void {
  const fault = addressFault(url);
  if (fault !== null) throw new FetchError(fault);
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  // Of the system ports only those of the web are allowed: no address may make the bot talk to a mail server.
  if (port !== '' && Number(port) < 1024)
    throw new FetchError(
      `${url} leads to port ${port}: pages are fetched from 80, 443 and ports from 1024 on`,
    );
  if (isIP(host) !== 0 && !reachable(host)) throw new FetchError(`${url} leads to ${host}, ${outOfReach}`);
}

/** Closes a response without reading its body. */
function discard({ body }: Dispatcher.ResponseData): void {
  // `destroy` makes the stream emit an error, which means nothing here.
  body.on('error', () => undefined).destroy();
}

/** Returns why a fetch failed, in words for the person who asked for it. */
function explain(error: unknown, url: string): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof FetchError) return cause;
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return new FetchError(`${url} took too long: try again later`);
  if (cause instanceof Error && 'code' in cause && /^Z_|^ERR_BROTLI|^ERR__ERROR/.test(String(cause.code)))
    return new FetchError(`${url} was cut off or damaged on the way (${cause.message}): try again later`, {
      cause,
    });
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

/**
 * `reachable`: which IP addresses may be connected to. `contact`: whom outlets can write to, default none.
 * `timeoutMs`: the time for one fetch, default 15,000.
 */
export type FetchSettings = {
  readonly reachable: Reachable;
  readonly contact?: string;
  readonly timeoutMs?: number;
};

/**
 * Makes a `fetch` that is safe for addresses people paste: http(s) only, only addresses that are `reachable` (checked
 * for every redirect, before and after the name is resolved), and limited in size, time and redirects.
 */
export function createFetch({ reachable, contact = '', timeoutMs = limits.milliseconds }: FetchSettings): {
  readonly fetch: Fetch;
  close(): Promise<void>;
} {
  const agent = new Agent({ connect: { lookup: checkedLookup(reachable) }, maxHeaderSize: 65_536 });
  const userAgent = `${robotName}/0.1 (Slack bot that finds quotes${contact === '' ? '' : `; ${contact}`})`;
  const get: Fetch = async (address, { validators, firstBytes } = {}) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers: Record<string, string> = {
      'user-agent': userAgent,
      accept: 'text/html, application/xml, */*;q=0.5',
      'accept-encoding': acceptEncoding,
    };
    if (validators?.etag) headers['if-none-match'] = validators.etag;
    if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
    let url = address;
    try {
      for (let redirects = 0; redirects <= limits.redirects; redirects++) {
        check(url, reachable);
        const response = await request(url, { dispatcher: agent, signal, headers });
        const { statusCode: status, body } = response;
        const header = (name: string) => [response.headers[name]].flat().join(', ');
        const location = header('location');
        if (status >= 300 && status < 400 && status !== 304 && location !== '') {
          discard(response);
          if (!URL.canParse(location, url))
            throw new FetchError(`${url} redirects to "${location}", which is no address`);
          url = new URL(location, url).href;
          continue;
        }
        if (status !== 200) discard(response);
        if (status === 304) return { kind: 'unchanged' };
        if (status !== 200) throw new FetchError(`${url} answers with status ${status}`, { status });
        const bodyLimits = { max: limits.bytes, firstBytes };
        return {
          kind: 'fetched',
          url,
          bytes: await readBody(body, header('content-encoding'), url, bodyLimits),
          contentType: header('content-type'),
          validators: { etag: header('etag') || null, lastModified: header('last-modified') || null },
        };
      }
      throw new FetchError(`${address} redirects more than ${limits.redirects} times`);
    } catch (error) {
      throw explain(error, url);
    }
  };
  return { fetch: get, close: () => agent.destroy() };
}
