import type { Article } from '../../article/article.ts';
import type { Quote } from '../../quote/quote.ts';
import type { Vector } from './vector.ts';
import { createVectorTable, type VectorShape, type VectorTable } from './vector-table.ts';

/** An article of the index whose quotes have no vectors yet. */
export type PendingArticle = { readonly article: Article; readonly quotes: readonly Quote[] };

/** The vectors of an index's quotes, made elsewhere. Until a quote has one, it is found by its words alone. */
export type QuoteVectors = {
  /** Drops all vectors: from now on they are of another model. */
  useModel(shape: VectorShape): void;
  /** Returns an article whose quotes need vectors, the one waiting longest first; `null` if all have them. */
  next(): PendingArticle | null;
  /** Sets the vectors of an article's quotes, in order. Does nothing if the article was replaced or removed since `next`. */
  put(pending: PendingArticle, vectors: readonly Vector[]): void;
  /** Returns how many articles still need vectors. */
  waiting(): number;
};

type UnitRange = { readonly firstUnit: number; readonly endUnit: number };

export type QuoteVectorsInput = {
  readonly documents: ReadonlyMap<string, PendingArticle>;
  /** Returns the unit numbers of an article's quotes. */
  readonly rangeOf: (articleId: string) => UnitRange | undefined;
};

/** The vectors as the index keeps them. */
export type StoredVectors = QuoteVectors & {
  /** `null` until a model is used. */
  table(): VectorTable | null;
  /** To be called when an article has been added. */
  added(articleId: string): void;
  /** To be called before an article is removed. */
  removing(articleId: string): void;
  /** To be called when units have new numbers. `oldRangeOf` returns those they had. */
  renumbered(oldRangeOf: QuoteVectorsInput['rangeOf']): void;
};

export function createQuoteVectors({ documents, rangeOf }: QuoteVectorsInput): StoredVectors {
  let table: VectorTable | null = null;
  const waiting = new Map<string, PendingArticle>();

  function wait(articleId: string): void {
    const document = documents.get(articleId);
    const { firstUnit = 0, endUnit = 0 } = rangeOf(articleId) ?? {};
    if (document !== undefined && endUnit > firstUnit) waiting.set(articleId, document);
  }

  return {
    useModel(shape) {
      table = createVectorTable(shape);
      for (const articleId of documents.keys()) wait(articleId);
    },
    next() {
      const [first = null] = waiting.values();
      return first;
    },
    put(pending, vectors) {
      const { id } = pending.article;
      if (waiting.get(id) !== pending) return;
      waiting.delete(id);
      const firstUnit = rangeOf(id)?.firstUnit ?? 0;
      for (const [index, vector] of vectors.entries()) table?.set(firstUnit + index, vector);
    },
    waiting: () => waiting.size,
    table: () => table,
    added(articleId) {
      if (table !== null) wait(articleId);
    },
    removing(articleId) {
      waiting.delete(articleId);
      const { firstUnit = 0, endUnit = 0 } = rangeOf(articleId) ?? {};
      for (let unit = firstUnit; unit < endUnit; unit += 1) table?.remove(unit);
    },
    renumbered(oldRangeOf) {
      if (table === null) return;
      const old = table;
      table = createVectorTable(old.shape);
      for (const articleId of documents.keys()) {
        const { firstUnit: oldFirst = 0, endUnit: oldEnd = 0 } = oldRangeOf(articleId) ?? {};
        const firstUnit = rangeOf(articleId)?.firstUnit ?? 0;
        for (let unit = oldFirst; unit < oldEnd; unit += 1) {
          const vector = old.get(unit);
          if (vector !== undefined) table.set(firstUnit + unit - oldFirst, vector);
        }
      }
    },
  };
}
