/**
 * How the bot holds up when many people ask at once: `npm run bench:load [-- --people 200 --commands 5000
 * --seconds 30 --transport socket|http]`. The built program runs as a process of its own against the local Slack in
 * this one. Then it is killed in the middle of a flood of mentions and started again: each must be answered once.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Program, run } from '../test/e2e/program.ts';
import { openLocalSlack, type TransportName } from '../test/slack/harness.ts';

const questions = [
  'security guarantees',
  'peace talks',
  'air defense',
  'square kilometer',
  'position of strength',
  'Crimea by:rutte',
  'negotiating table since:2025-02',
  'military aid',
  'economy of Ukraine',
  'quantum chromodynamics',
];

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '200' },
    commands: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '30' },
    mentions: { type: 'string', default: '300' },
    transport: { type: 'string', default: 'socket' },
  },
});
const people = Number(values.people);
const commands = Number(values.commands);
const seconds = Number(values.seconds);
const mentions = Number(values.mentions);
const transport: TransportName = values.transport === 'http' ? 'http' : 'socket';

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
/** Resident memory of the bot. Linux says so in a file; asking `ps` would hold up this process, which is Slack. */
function megabytes({ process: { pid } }: Program): number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}
const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`);

const names = Array.from({ length: people }, (_, at) => `person${at}`);
const { localSlack, slack } = await openLocalSlack(transport, {
  users: names.map((name) => ({ name })),
  channels: [{ name: 'general' }],
  keep: 20_000,
});
const folder = mkdtempSync(join(tmpdir(), 'nato-quote-load-'));
const env: Record<string, string> = {
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: join(folder, 'store.db'),
  ...(slack.mode === 'socket'
    ? { SLACK_APP_TOKEN: slack.appToken }
    : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(slack.port) }),
};
const start = async (): Promise<Program> => {
  const program = run(['dist/main.js'], env);
  await program.says('"msg":"ready"');
  return program;
};
const nameAt = (at: number): string => names[at % people] ?? 'person0';
const questionAt = (at: number): string => questions[at % questions.length] ?? 'peace talks';

async function askByCommand(program: Program): Promise<void> {
  const acknowledged: number[] = [];
  const answered: number[] = [];
  const memory: number[] = [];
  let lost = 0;
  let double = 0;
  const began = performance.now();
  const asked: Promise<void>[] = [];
  for (let at = 0; at < commands; at += 1) {
    const due = began + (at / commands) * seconds * 1_000;
    const wait = due - performance.now();
    if (wait > 1) await after(wait);
    asked.push(
      (async () => {
        const sent = performance.now();
        const delivery = await localSlack.command({
          user: nameAt(at),
          channel: 'general',
          text: questionAt(at),
        });
        acknowledged.push(delivery.acknowledgedAfter ?? Number.POSITIVE_INFINITY);
        await localSlack.response(delivery, 10_000).then(
          () => answered.push(performance.now() - sent),
          () => {
            lost += 1;
          },
        );
        if (localSlack.responses(delivery).length > 1) double += 1;
      })(),
    );
    if (at % Math.ceil(commands / 20) === 0) {
      memory.push(megabytes(program));
      progress(`${at} of ${commands} asked, ${answered.length} answered, ${memory.at(-1)?.toFixed(0)} MB`);
    }
  }
  await Promise.all(asked);
  memory.push(megabytes(program));
  progress('');
  acknowledged.sort((one, other) => one - other);
  answered.sort((one, other) => one - other);
  const half = Math.floor(memory.length / 2);
  console.log(
    `${commands} commands by ${people} people in ${((performance.now() - began) / 1_000).toFixed(1)} s, over ${transport}`,
  );
  console.log(
    `  acknowledged   p50 ${quantile(acknowledged, 0.5).toFixed(0)} ms   p95 ${quantile(acknowledged, 0.95).toFixed(0)} ms   slowest ${acknowledged.at(-1)?.toFixed(0)} ms`,
  );
  console.log(
    `  answered       p50 ${quantile(answered, 0.5).toFixed(0)} ms   p95 ${quantile(answered, 0.95).toFixed(0)} ms   slowest ${answered.at(-1)?.toFixed(0)} ms`,
  );
  console.log(`  answered ${answered.length}, lost ${lost}, twice ${double}`);
  console.log(
    `  memory ${memory[0]?.toFixed(0)} MB at the start, at most ${Math.max(...memory.slice(0, half)).toFixed(0)} MB in the first half, ${Math.max(...memory.slice(half)).toFixed(0)} MB in the second`,
  );
}

/** Mentions while the process is killed and started anew; whatever was not acknowledged comes again, and all of it once more. */
async function dieInTheMiddle(first: Program): Promise<Program> {
  const asked = Array.from({ length: mentions }, (_, at) =>
    localSlack.say({ user: nameAt(at), channel: 'general', text: `@nato-quote ${questionAt(at)}` }),
  );
  await localSlack.until(() => localSlack.calls('chat.postMessage').length > mentions / 3, 60_000);
  first.process.kill('SIGKILL');
  await first.ended;
  const second = await start();
  const said = await Promise.all(asked);
  const events = said.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));
  for (let at = 0; at < events.length; at += 50) {
    await Promise.all(events.slice(at, at + 50).map((id) => localSlack.redeliver(id)));
    progress(`${Math.min(at + 50, events.length)} of ${events.length} events delivered again`);
  }
  const replies = () => said.map(({ message }) => localSlack.thread('general', message.ts).length - 1);
  await localSlack.until(() => replies().every((count) => count > 0), 60_000).catch(() => undefined);
  progress('');
  const counts = replies();
  const of = (wanted: (count: number) => boolean) => counts.filter(wanted).length;
  console.log(
    `${mentions} mentions, killed (SIGKILL) in the middle and restarted, every event delivered again:`,
  );
  console.log(
    `  answered once ${of((count) => count === 1)}, never ${of((count) => count === 0)}, twice or more ${of((count) => count > 1)}`,
  );
  return second;
}

const program = await start();
await askByCommand(program);
const restarted = await dieInTheMiddle(program);
const told = performance.now();
restarted.process.kill('SIGTERM');
const status = await restarted.ended;
console.log(`SIGTERM: exit ${status} after ${((performance.now() - told) / 1_000).toFixed(1)} s`);
await localSlack.close();
rmSync(folder, { recursive: true, force: true });
