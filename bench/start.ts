/** How soon the built program is ready, and how long a question takes on the articles that ship: `npm run bench:start`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openCorpus } from '../src/ingest/open-corpus.ts';
import { createUseCases } from '../src/usecases/usecases.ts';
import { warmUp } from '../src/usecases/warm-up.ts';
import { run } from '../test/e2e/program.ts';
import { openLocalSlack } from '../test/slack/harness.ts';

const starts = 5;
const rounds = 200;
const questions = [
  'security guarantees',
  'peace talks by:rutte',
  '"square kilometer"',
  'garantees for Ukraine',
  'quantum chromodynamics',
  'NATO chief on peace talks since:2025-02',
];

const middle = (values: number[]): number =>
  values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const { localSlack, slack } = await openLocalSlack('socket');
if (slack.mode !== 'socket') throw new Error('asked for Socket Mode');
const folder = mkdtempSync(join(tmpdir(), 'nato-quote-start-'));
const ready: number[] = [];
for (let at = 0; at < starts; at += 1) {
  const began = performance.now();
  const program = run(['dist/main.js'], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: join(folder, 'store.db'),
  });
  await program.says('"msg":"ready"');
  ready.push(performance.now() - began);
  program.process.kill('SIGTERM');
  await program.ended;
}
console.log(
  `ready to answer, from starting the process: ${middle(ready).toFixed(0)} ms (middle of ${starts}; ${ready.map((one) => one.toFixed(0)).join(', ')})`,
);

const opened = performance.now();
const { index } = await openCorpus('corpus');
console.log(
  `reading, extracting and indexing ${index.articles().length} articles: ${(performance.now() - opened).toFixed(0)} ms`,
);
const useCases = createUseCases({ index, today: () => new Date() });
await warmUp(useCases);
const taken: number[] = [];
for (let round = 0; round < rounds; round += 1)
  for (const question of questions) {
    const began = performance.now();
    await useCases.find(question, { limit: 1, offset: 0 });
    taken.push(performance.now() - began);
  }
const first = taken.slice(0, questions.length);
console.log(
  `a question, after the warm-up of every start: first ones ${first.map((one) => one.toFixed(1)).join(', ')} ms; then middle ${middle(taken).toFixed(2)} ms, slowest ${Math.max(...taken.slice(questions.length)).toFixed(1)} ms of ${taken.length}`,
);
await localSlack.close();
rmSync(folder, { recursive: true, force: true });
