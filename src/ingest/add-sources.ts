import { type AddParts, addLead, type Outcome } from './add.ts';
import type { Fetch } from './fetch/fetch.ts';
import { createVisit } from './fetch/polite-fetch.ts';
import type { Given } from './reading/make-article.ts';
import { findLeads, type Lead } from './sources.ts';

export type IntakeParts = Omit<AddParts, 'visit'> & {
  /** Safe for addresses that people paste. */
  readonly fetch: Fetch;
};

/** `total` counts those beyond the limit too. */
export type FoundLeads = { readonly leads: readonly Lead[]; readonly total: number };

/** How articles come in: what a person names, and what feeds bring. */
export type Intake = {
  /**
   * What a source leads to: of a feed or a sitemap the first `limit` that the corpus does not have.
   * @throws UsageError, FetchError where the source itself cannot be had
   */
  leads(source: string, limit: number, signal?: AbortSignal): Promise<FoundLeads>;
  /** Follows leads, one after the other per host and several hosts at once. Stops early when `signal` says so. */
  follow(
    leads: readonly Lead[],
    onOutcome: (outcome: Outcome) => void,
    options?: { readonly given?: Given; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** For feeds: one request at a time per host, robots.txt heeded. */
  readonly visit: Fetch;
};

const hostsAtOnce = 8;
// A host is asked one thing at a time; while one answer is read and kept, the next question may be under way.
const lanesPerHost = 2;
const hostOf = ({ kind, source }: Lead) =>
  kind === 'address' && URL.canParse(source) ? new URL(source).host : '';

export function createIntake({ fetch, ...parts }: IntakeParts): Intake {
  const visit = createVisit(fetch);
  const addParts: AddParts = { ...parts, visit };
  return {
    visit,
    async leads(source, limit, signal) {
      const all = await findLeads(source, { fetch, visit, reader: parts.reader, signal });
      if (all.length <= limit || all[0]?.kind === 'file') return { leads: all, total: all.length };
      const fresh = all.filter((lead) => parts.catalogue.byAddress(lead.source) === null);
      return { leads: fresh.slice(0, limit), total: fresh.length };
    },
    async follow(leads, onOutcome, { given = {}, signal } = {}) {
      const byHost = new Map<string, Lead[]>();
      for (const lead of leads) {
        const group = byHost.get(hostOf(lead));
        if (group === undefined) byHost.set(hostOf(lead), [lead]);
        else group.push(lead);
      }
      const hosts = [...byHost.values()].map((group) => group.values());
      const lane = async (group: Iterable<Lead>) => {
        for (const lead of group) {
          if (signal?.aborted === true) return;
          onOutcome(await addLead(lead, given, addParts));
        }
      };
      const worker = async () => {
        for (let group = hosts.shift(); group !== undefined; group = hosts.shift()) {
          // Both lanes draw from one iterator: each lead is followed once.
          const shared = group;
          await Promise.all(Array.from({ length: lanesPerHost }, () => lane(shared)));
        }
      };
      await Promise.all(Array.from({ length: Math.min(hostsAtOnce, hosts.length) }, worker));
    },
  };
}
