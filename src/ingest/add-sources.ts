import { type AddDependencies, type AddOutcome, addSource } from './add.ts';
import type { Fetch } from './fetch/fetch.ts';
import { createPoliteFetch } from './fetch/polite-fetch.ts';
import type { Given } from './reading/make-article.ts';
import { type ArticleSource, findSources } from './sources.ts';

export type SourceAdderDependencies = Omit<AddDependencies, 'politeFetch'> & {
  /** Safe for addresses that people paste. */
  readonly fetch: Fetch;
};

/** `total` also counts the sources beyond the limit. */
export type FoundSources = { readonly sources: readonly ArticleSource[]; readonly total: number };

/** Finds sources of articles and adds them to the corpus. */
export type SourceAdder = {
  /**
   * Finds the sources at a location: a page, a feed, a sitemap, a file or a folder. Of a feed or a sitemap it returns
   * the first `limit` sources that the corpus does not have.
   * @throws UsageError, FetchError if the location itself cannot be read
   */
  find(location: string, limit: number, signal?: AbortSignal): Promise<FoundSources>;
  /** Adds sources, several hosts at once but one request at a time per host. Stops early when `signal` aborts. */
  add(
    sources: readonly ArticleSource[],
    onOutcome: (outcome: AddOutcome) => void,
    options?: { readonly given?: Given; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** A fetch for feeds: one request at a time per host, as robots.txt allows. */
  readonly politeFetch: Fetch;
};

const maxHosts = 8;
// Requests to a host are sent one at a time. With two sources in progress, one is fetched while the other is read and saved.
const maxPerHost = 2;
const hostOf = ({ kind, location }: ArticleSource) =>
  kind === 'address' && URL.canParse(location) ? new URL(location).host : '';

/** Returns the sources of each host, in order. */
function groupByHost(sources: readonly ArticleSource[]): ArticleSource[][] {
  const byHost = new Map<string, ArticleSource[]>();
  for (const source of sources) {
    const group = byHost.get(hostOf(source));
    if (group === undefined) byHost.set(hostOf(source), [source]);
    else group.push(source);
  }
  return [...byHost.values()];
}

export function createSourceAdder({ fetch, ...others }: SourceAdderDependencies): SourceAdder {
  const politeFetch = createPoliteFetch(fetch);
  const dependencies: AddDependencies = { ...others, politeFetch };
  return {
    politeFetch,
    async find(location, limit, signal) {
      const all = await findSources(location, { fetch, politeFetch, reader: others.reader, signal });
      if (all.length <= limit || all[0]?.kind === 'file') return { sources: all, total: all.length };
      const fresh = all.filter((source) => others.catalogue.byAddress(source.location) === null);
      return { sources: fresh.slice(0, limit), total: fresh.length };
    },
    async add(sources, onOutcome, { given = {}, signal } = {}) {
      const hosts = groupByHost(sources).map((group) => group.values());
      const addAll = async (group: Iterable<ArticleSource>) => {
        for (const source of group) {
          if (signal?.aborted === true) return;
          onOutcome(await addSource(source, given, dependencies));
        }
      };
      const worker = async () => {
        for (let group = hosts.shift(); group !== undefined; group = hosts.shift()) {
          // The workers of a host share one iterator, so each source is added once.
          const shared = group;
          await Promise.all(Array.from({ length: maxPerHost }, () => addAll(shared)));
        }
      };
      await Promise.all(Array.from({ length: Math.min(maxHosts, hosts.length) }, worker));
    },
  };
}
