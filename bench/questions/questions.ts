import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { QuoteInArticle } from '../../src/search/match.ts';
import { fold } from '../../src/search/text/words.ts';

const answerSchema = z.union([
  z.object({ article: z.string(), start: z.number() }),
  z.object({ file: z.string(), contains: z.string() }),
]);
const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.string(),
  answers: z.array(answerSchema),
});

/** A question with the quotes that answer it: none if nothing in the corpus does. */
export type JudgedQuestion = z.infer<typeof questionSchema>;

/** Reads a file of questions, one JSON object a line. @throws ZodError */
export function readJudgedQuestions(file: string): JudgedQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => questionSchema.parse(JSON.parse(line)));
}

const plain = (text: string) => fold(text).replace(/\s+/gu, ' ').trim();

/** True if a quote is one of a question's answers: it covers the place where the answer begins, or has its words. */
export function isAnswer({ answers }: JudgedQuestion, { quote, article }: QuoteInArticle): boolean {
  const words = plain(quote.segments.map(({ text }) => text).join(' … '));
  return answers.some((answer) =>
    'contains' in answer
      ? words.includes(plain(answer.contains))
      : answer.article === article.id &&
        quote.segments.some(({ start, end }) => start - 2 <= answer.start && answer.start < end),
  );
}

/** How a question ended. `strength`: see `strengthOf`. */
export type Outcome = {
  readonly question: JudgedQuestion;
  readonly first: boolean;
  readonly inFive: boolean;
  readonly shown: boolean;
  readonly claimed: boolean;
  readonly strength: number;
};

const share = (all: readonly Outcome[], holds: (one: Outcome) => boolean): string =>
  all.length === 0 ? '–' : ((100 * all.filter(holds).length) / all.length).toFixed(1);

const isAnswerable = ({ question }: Outcome) => question.answers.length > 0;

/** Returns a Markdown table by kind of question. */
export function kindTable(outcomes: readonly Outcome[]): string {
  const kinds = [...new Set(outcomes.map(({ question }) => question.kind))];
  const rows = [...kinds, 'all answerable', 'all unanswerable'].map((kind) => {
    const of = outcomes.filter((one) =>
      kind.startsWith('all') ? isAnswerable(one) === (kind === 'all answerable') : one.question.kind === kind,
    );
    const answerable = of.filter(isAnswerable);
    const unanswerable = of.filter((one) => !isAnswerable(one));
    return `| ${kind} | ${of.length} | ${share(answerable, ({ first }) => first)} | ${share(answerable, ({ inFive }) => inFive)} | ${share(answerable, ({ first, claimed }) => first && claimed)} | ${share(unanswerable, ({ claimed }) => !claimed)} | ${share(unanswerable, ({ shown }) => !shown)} |`;
  });
  return [
    '| kind | n | right first % | in five % | claimed and right % | not claimed % | nothing found % |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Returns a Markdown table of what would be claimed from each strength on. */
export function calibrationTable(outcomes: readonly Outcome[], steps: readonly number[]): string {
  const rows = steps.map((step) => {
    const isClaimed = ({ shown, strength }: Outcome) => shown && strength >= step;
    const right = share(outcomes.filter(isClaimed), ({ first }) => first);
    const answered = share(outcomes.filter(isAnswerable), (one) => one.first && isClaimed(one));
    const unclaimed = share(
      outcomes.filter((one) => !isAnswerable(one)),
      (one) => !isClaimed(one),
    );
    return `| ${step.toFixed(1)} | ${right} | ${answered} | ${unclaimed} |`;
  });
  return [
    '| strength from | of the claims right % | answerable, claimed and right % | unanswerable, not claimed % |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
