import { parse as parseDates } from 'chrono-node/en';
import { databaseOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { openCorpus } from '../../ingest/open-corpus.ts';
import { storeExists } from '../../store/database/database-url.ts';
import { settingsFault } from '../../store/digests/digest-settings.ts';
import type { Subscription } from '../../store/digests/subscription.ts';
import { openStore, type Store } from '../../store/store.ts';
import { nextSlot, readableTime } from '../../usecases/digest/digest-schedule.ts';
import type { Selection } from '../../usecases/digest/digest-selection.ts';
import { selectDigest } from '../../usecases/digest/digest-selection.ts';
import type { Command, CommandLine, ExitStatus, Terminal } from '../command.ts';
import { printable, printMatch, styled } from '../print/print.ts';
import { matchRecord } from '../print/record.ts';

/** A digest, the time when it is due next, and what it would post then. */
type Planned = { readonly subscription: Subscription; readonly at: number; readonly selection: Selection };

/** Parses a time: ISO, `tomorrow 09:00` or `09:00`, in this machine's time zone unless it names one. @throws UsageError */
function timeOf(text: string | boolean | undefined): number {
  if (text === undefined) return Date.now();
  const iso = Date.parse(String(text));
  if (!Number.isNaN(iso)) return iso;
  const [found] = parseDates(String(text), new Date(), { forwardDate: true });
  if (found === undefined || found.text.length !== String(text).trim().length)
    throw new UsageError(`--at ${text}: is no time: write 2026-11-24T09:00, "tomorrow 09:00" or 09:00`);
  return found.date().getTime();
}

async function plan(store: Store, line: CommandLine, from: number, terminal: Terminal): Promise<Planned[]> {
  const { channel } = line.options;
  const all = await store.subscriptions.allActive();
  const wanted = all.filter((one) => channel === undefined || one.channel === channel);
  const { index, faults } = await openCorpus(line.corpusDir);
  for (const { file, line: faultLine, reason } of faults)
    terminal.err.write(`nato-quote: ${printable(file)}:${faultLine}: ${printable(reason)}\n`);
  const planned: Planned[] = [];
  for (const subscription of wanted) {
    const fault = settingsFault(subscription);
    if (fault !== null) {
      terminal.err.write(`nato-quote: digest ${subscription.id} is left out: ${printable(fault.message)}\n`);
      continue;
    }
    const { at } = nextSlot(subscription, Math.max(from, subscription.activeFrom) - 1);
    planned.push({ subscription, at, selection: await selectDigest({ store, index }, subscription, at) });
  }
  return planned.sort((one, other) => one.at - other.at);
}

function record({ subscription, at, selection }: Planned) {
  const { id, team, channel, topic, zone } = subscription;
  const quotes = selection.items.map(({ match, reasons }) => ({ ...matchRecord(match), reasons }));
  return {
    digest: id,
    team,
    channel,
    topic,
    at: new Date(at).toISOString(),
    zone,
    from: selection.from,
    quotes,
  };
}

function print({ subscription, at, selection }: Planned, terminal: Terminal): void {
  const { channel, topic, zone } = subscription;
  const title = `${channel} · ${printable(topic) || 'everything'} · ${readableTime(at, zone)} (${zone})`;
  terminal.out.write(`${styled(title, 'bold', terminal)}\n`);
  if (selection.items.length === 0)
    terminal.out.write(`Nothing: no quote is new since ${selection.since}, and its setting is silence.\n`);
  for (const { match, reasons } of selection.items) {
    printMatch({ ...match, rank: 1 }, terminal, 'plain');
    terminal.out.write(`  ${styled(`why: ${printable(reasons.join(', '))}`, 'dim', terminal)}\n`);
  }
  terminal.out.write('\n');
}

function report(planned: readonly Planned[], { json, options }: CommandLine, terminal: Terminal): ExitStatus {
  if (json) terminal.out.write(`${JSON.stringify({ digests: planned.map(record) })}\n`);
  else if (planned.length === 0)
    terminal.out.write(
      `No digest is on${options.channel === undefined ? '' : ` in ${printable(String(options.channel))}`}. In Slack: /nato-quote digest on 09:00 weekdays\n`,
    );
  else for (const one of planned) print(one, terminal);
  return planned.some(({ selection }) => selection.items.length > 0) ? 0 : 1;
}

async function run(line: CommandLine, terminal: Terminal) {
  if (line.options['dry-run'] !== true || line.words.length > 0)
    throw new UsageError(
      'digests are posted by the running bot (npm start): nato-quote digest --dry-run shows what it would post',
    );
  const at = timeOf(line.options.at);
  const say = (_fields: object, message: string) => void terminal.err.write(`nato-quote: ${message}\n`);
  const url = databaseOf(terminal.env);
  // Opening a store creates its file, and a dry run must not write anything.
  if (!storeExists(url)) return report([], line, terminal);
  const store = openStore(url, { info: say, error: () => undefined });
  try {
    return report(await plan(store, line, at, terminal), line, terminal);
  } finally {
    await store.close();
  }
}

export const digest: Command = {
  name: 'digest',
  summary: 'what each digest would post next, and why, without posting it',
  usage: '--dry-run [--at TIME] [--channel ID]',
  options: {
    'dry-run': { type: 'boolean', help: 'show what would be posted' },
    at: { type: 'string', value: 'TIME', help: 'each digest’s first time from TIME on (default: now)' },
    channel: { type: 'string', value: 'ID', help: 'only the digests of this channel' },
  },
  run,
};
