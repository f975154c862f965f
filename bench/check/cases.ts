/**
 * Checks the cases of a fact-checker's judgement and prints, per kind, how many come out right, how many pass although
 * they mislead, and how many are flagged although they are fine:
 *
 *     npm run bench:check [-- --show] [-- CASES.jsonl CORPUS_DIR]
 *
 * `--show` prints each case that comes out wrong.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import type { QuoteIndex } from '../../src/search/ranking-engine.ts';
import { checkMessage } from '../../src/usecases/check-message.ts';
import { isReportFine, reportSpeaker, reportVerdict } from '../../src/usecases/check-outcome.ts';

const Case = z.object({
  id: z.string(),
  kind: z.string(),
  /** Whether a fact-checker would let the text pass. */
  fine: z.boolean(),
  text: z.string(),
  verdict: z.array(z.string()).optional(),
  speaker: z.array(z.string()).optional(),
  /** Words that a warning must contain if the verdict is exact. */
  warning: z.string().optional(),
});
type Case = z.infer<typeof Case>;

type Tally = { cases: number; right: number; passed: number; flagged: number; imprecise: number };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { values, positionals } = parseArgs({
  options: { show: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [casesFile, corpusDir] = positionals;
const sets =
  casesFile === undefined
    ? [
        { file: here('cases.jsonl'), corpus: here('corpus') },
        { file: here('cases-2.jsonl'), corpus: here('corpus-2') },
        { file: here('cases-3.jsonl'), corpus: here('corpus-2') },
      ]
    : [{ file: casesFile, corpus: corpusDir ?? here('corpus') }];

const readCases = (file: string): Case[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Case.parse(JSON.parse(line)));

const tallies = new Map<string, Tally>();
const emptyTally = (): Tally => ({ cases: 0, right: 0, passed: 0, flagged: 0, imprecise: 0 });

/** True if the verdict and the speaker are among those that the case allows. */
function isPrecise({ verdict, speaker }: Case, found: { verdict: string; speaker: string }): boolean {
  return (verdict?.includes(found.verdict) ?? true) && (speaker?.includes(found.speaker) ?? true);
}

async function judge(one: Case, index: QuoteIndex): Promise<void> {
  const report = await checkMessage(one.text, index);
  const found = { verdict: reportVerdict(report), speaker: reportSpeaker(report) };
  const isFine = isReportFine(report);
  const tally = tallies.get(one.kind) ?? emptyTally();
  tallies.set(one.kind, tally);
  tally.cases += 1;
  if (isFine && !one.fine) tally.passed += 1;
  else if (!isFine && one.fine) tally.flagged += 1;
  else if (isPrecise(one, found)) tally.right += 1;
  else tally.imprecise += 1;
  const isRight = isFine === one.fine && isPrecise(one, found);
  if (values.show && !isRight) {
    const warnings = report.checked.flatMap(({ verdict }) => ('warnings' in verdict ? verdict.warnings : []));
    const claims = report.checked.map(({ alleged }) => alleged.speaker);
    console.log(
      one.id,
      isFine ? 'PASSED' : 'flagged',
      JSON.stringify({ ...found, claims, warnings }),
      one.text,
    );
  }
}

for (const { file, corpus } of sets) {
  const { index } = await openCorpus(corpus);
  for (const one of readCases(file)) await judge(one, index);
}

const all = emptyTally();
for (const tally of tallies.values())
  for (const key of ['cases', 'right', 'passed', 'flagged', 'imprecise'] as const) all[key] += tally[key];
console.log(
  '| kind | cases | right | passed although it misleads | flagged although fine | other verdict or speaker |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [kind, { cases: count, right, passed, flagged, imprecise }] of [...tallies, ['all', all] as const])
  console.log(`| ${kind} | ${count} | ${right} | ${passed} | ${flagged} | ${imprecise} |`);
const share = (count: number) => `${((100 * count) / all.cases).toFixed(1)} %`;
console.log(
  `\nright ${share(all.right)}, passed although misleading ${share(all.passed)}, flagged although fine ${share(all.flagged)}`,
);
