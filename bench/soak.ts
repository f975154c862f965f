/**
 * The built program under steady use while connections end every 20 seconds and Slack's API fails for 3 seconds in
 * every minute: `npm run bench:soak [-- --minutes 10 --transport socket|http]`. Prints what was left unanswered or was
 * answered twice, and the heap in use over time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Program, run } from '../test/e2e/program.ts';
import { openLocalSlack, type TransportName } from '../test/slack/harness.ts';
import { soak, type Tally } from './soak/soak.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, transport: { type: 'string', default: 'socket' } },
});
const minutes = Number(values.minutes);
const transport: TransportName = values.transport === 'http' ? 'http' : 'socket';

const strain = {
  askEvery: 500,
  reconnectEvery: 20_000,
  ends: ['warning', 'refresh_requested', 'cut', 'freeze'],
  outageEvery: 57_000,
  outageLasts: 3_000,
  // Slack's third delivery comes after six minutes.
  patience: 420_000,
} as const;
/** Code is compiled and caches fill at first: that is no leak. */
const warmUp = { ...strain, lasts: 30_000, patience: 10_000, reconnectEvery: 10_000, outageEvery: 15_000 };

/** Megabytes in use after garbage collection. */
async function heapOf(program: Program, times: number): Promise<number> {
  program.process.kill('SIGUSR2');
  const said = await program.says('{"heapUsed":', times);
  return Number([...said.matchAll(/\{"heapUsed":(\d+)\}/g)].at(-1)?.[1]) / 2 ** 20;
}

const people = Array.from({ length: 60 }, (_, at) => `person${at}`);
const { localSlack, slack } = await openLocalSlack(transport, {
  users: people.map((name) => ({ name })),
  channels: [{ name: 'general' }],
});
const folder = mkdtempSync(join(tmpdir(), 'nato-quote-soak-'));
const program = run(['--expose-gc', '--import', './bench/soak/report-heap.mjs', 'dist/main.js'], {
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: join(folder, 'store.db'),
  LOG_LEVEL: 'error',
  ...(slack.mode === 'socket'
    ? { SLACK_APP_TOKEN: slack.appToken }
    : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(slack.port) }),
});
const isUp = () =>
  fetch(`http://127.0.0.1:${slack.mode === 'http' ? slack.port : 0}`).then(
    () => true,
    () => false,
  );
if (slack.mode === 'socket') await localSlack.until(() => localSlack.connections() > 0, 30_000);
else for (let up = false; !up; up = await isUp()) await after(100);

await soak(localSlack, people, warmUp);
const before = await heapOf(program, 1);
const lasts = minutes * 60_000;
/** The heap at the start, after each fifth of the time, and in the end. */
async function sampleHeap(): Promise<number[]> {
  const samples = [before];
  for (let fifth = 1; fifth < 5; fifth += 1) {
    await after(lasts / 5);
    samples.push(await heapOf(program, fifth + 1));
  }
  return samples;
}
const sampling = sampleHeap();
const { commands, mentions, reconnects, outages, waits } = await soak(localSlack, people, {
  ...strain,
  lasts,
});
const heap = [...(await sampling), await heapOf(program, 6)];

const waited = (share: number) =>
  `${((waits[Math.floor(share * (waits.length - 1))] ?? 0) / 1_000).toFixed(2)} s`;
const row = (name: string, { asked, lost, unanswered, twice }: Tally) =>
  `| ${name} | ${asked} | ${lost} | ${asked - lost} | ${unanswered} | ${twice} |`;
// Over HTTP it is Slack that connects, anew for each delivery.
const ends = transport === 'socket' ? `${reconnects} ends of connections, ` : '';
console.log(`${minutes} minutes over ${transport}: ${ends}${outages} outages\n`);
console.log('| | asked | not delivered | delivered | unanswered | answered twice |');
console.log('| --- | --- | --- | --- | --- | --- |');
console.log(row('commands', commands));
console.log(row('mentions', mentions));
console.log(`\nanswered after: p50 ${waited(0.5)}, p95 ${waited(0.95)}, at most ${waited(1)}`);
console.log(`heap in use after garbage collection: ${heap.map((size) => size.toFixed(1)).join(', ')} MB`);
program.process.kill('SIGTERM');
await program.ended;
await localSlack.close();
rmSync(folder, { recursive: true, force: true });
