import type { CollectionRow } from './quality.ts';
import type { Scale } from './scale.ts';

type Cells = readonly (readonly (string | number)[])[];

function table(head: readonly string[], rows: Cells): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function share(value: number): string {
  return value.toFixed(3).replace(/^0/u, '');
}

function time(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Answers, building, times and memory of every engine on every collection. */
export function qualityTable(rows: readonly CollectionRow[]): string {
  const head = [
    'collection',
    'engine',
    'nDCG@10',
    'MRR@10',
    'P@1',
    'Recall@100',
    'built/s',
    'p50 ms',
    'p99 ms',
    'MB',
  ];
  const cells = rows.flatMap(({ collection, engines }) =>
    engines.map(({ engine, measures, builtPerSecond, p50, p99, memory }) => [
      collection,
      engine,
      ...[measures.ndcg10, measures.mrr10, measures.first, measures.recall100].map(share),
      count(builtPerSecond),
      time(p50),
      time(p99),
      count(memory),
    ]),
  );
  const means = (rows[0]?.engines ?? []).map(({ engine }, at) => {
    const all = rows.map(({ engines }) => engines[at]?.measures.ndcg10 ?? 0);
    return ['mean', engine, share(all.reduce((sum, one) => sum + one, 0) / all.length), ...Array(7).fill('')];
  });
  return table(head, [...cells, ...means]);
}

/** What matters of it: this search against the others, and with typos. */
export function summaryTable(rows: readonly CollectionRow[]): string {
  const head = [
    'collection',
    'nDCG@10 less that of Lucene-like BM25',
    'p99 as a share of MiniSearch default’s',
    'nDCG@10 lost by a typo',
  ];
  return table(
    head,
    rows.map(({ collection, engines: [ours, mini, lucene], withTypo }) => [
      collection,
      ((ours?.measures.ndcg10 ?? 0) - (lucene?.measures.ndcg10 ?? 0)).toFixed(3),
      `${(((ours?.p99 ?? 0) / (mini?.p99 ?? 1)) * 100).toFixed(1)} %`,
      ((ours?.measures.ndcg10 ?? 0) - withTypo).toFixed(3),
    ]),
  );
}

export function scaleTable({ paragraphs, rows, snapshot }: Scale): string {
  const head = [
    `${count(paragraphs)} paragraphs`,
    'built/s',
    'MB',
    '4 words: p50 · p99 · most ms',
    '17 words: p50 · p99 · most ms',
  ];
  const cells = rows.map(({ engine, builtPerSecond, memory, times }) => [
    engine,
    count(builtPerSecond),
    count(memory),
    ...times.map(({ p50, p99, most }) => [p50, p99, most].map(time).join(' · ')),
  ]);
  const loads = `A snapshot of it has ${count(snapshot.size)} MB and loads in ${count(snapshot.loaded)} ms, ${(snapshot.built / snapshot.loaded).toFixed(1)} times faster than building.`;
  return `${table(head, cells)}\n\n${loads}`;
}
