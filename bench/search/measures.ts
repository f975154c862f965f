/** How well a run answers, averaged over its questions; trec_eval's definitions, nDCG with linear gain. */
export type Measures = {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly first: number;
  readonly recall100: number;
};

function discounted(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

/** The first hundred different names that a ranking comes to. */
export function collapse(ids: readonly string[], judgedAs: (id: string) => string): string[] {
  return [...new Set(ids.map(judgedAs))].slice(0, 100);
}

/** Measures one ranking (best first, no doubles) against its question's judgments. */
export function measure(ranking: readonly string[], judged: ReadonlyMap<string, number>): Measures {
  const relevant = [...judged.values()].filter((grade) => grade > 0).sort((one, other) => other - one);
  const grades = ranking.slice(0, 100).map((id) => Math.max(0, judged.get(id) ?? 0));
  const hit = grades.slice(0, 10).findIndex((grade) => grade > 0);
  return {
    ndcg10: discounted(grades) / discounted(relevant),
    mrr10: hit < 0 ? 0 : 1 / (hit + 1),
    first: hit === 0 ? 1 : 0,
    recall100: grades.filter((grade) => grade > 0).length / relevant.length,
  };
}

export function mean(all: readonly Measures[]): Measures {
  const average = (read: (one: Measures) => number) =>
    all.reduce((sum, one) => sum + read(one), 0) / all.length;
  return {
    ndcg10: average((one) => one.ndcg10),
    mrr10: average((one) => one.mrr10),
    first: average((one) => one.first),
    recall100: average((one) => one.recall100),
  };
}
