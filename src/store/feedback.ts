import type { StoreConnection } from './database/connection.ts';

export type FeedbackVerdict = 'up' | 'down';

export type FeedbackStore = {
  /** Stores a person's verdict on a quote in place of an earlier one. */
  readonly give: (
    feedback: {
      readonly team: string;
      readonly person: string;
      readonly quoteId: string;
      readonly verdict: FeedbackVerdict;
    },
    at: number,
  ) => Promise<void>;
  /** Counts verdicts over all workspaces, with the quotes that got the most `down`, at most `limit`. */
  readonly summary: (limit: number) => Promise<FeedbackSummary>;
};

type Tally = { readonly up: number; readonly down: number };

export type FeedbackSummary = Tally & { readonly doubted: readonly (Tally & { readonly quoteId: string })[] };

const tallyOf = (rows: readonly { verdict: FeedbackVerdict; people: number }[]): Tally => {
  const people = (wanted: FeedbackVerdict) =>
    rows.reduce((sum, row) => sum + (row.verdict === wanted ? Number(row.people) : 0), 0);
  return { up: people('up'), down: people('down') };
};

/** People's verdicts on whether quotes were useful. */
export function createFeedback(connection: StoreConnection): FeedbackStore {
  return {
    give: ({ team, person, quoteId, verdict }, at) =>
      connection.write(async (db) => {
        await db
          .insertInto('feedback')
          .values({ team, person, quote_id: quoteId, verdict, given_at: at })
          .onConflict((conflict) =>
            conflict.columns(['team', 'person', 'quote_id']).doUpdateSet({ verdict, given_at: at }),
          )
          .execute();
      }),

    summary: (limit) =>
      connection.read(async (db) => {
        const rows = await db
          .selectFrom('feedback')
          .select(['quote_id', 'verdict', (expression) => expression.fn.countAll<number>().as('people')])
          .groupBy(['quote_id', 'verdict'])
          .execute();
        const ids = [...new Set(rows.map((row) => row.quote_id))].sort();
        const each = ids.map((quoteId) => ({
          quoteId,
          ...tallyOf(rows.filter((row) => row.quote_id === quoteId)),
        }));
        const doubted = each
          .filter(({ down }) => down > 0)
          .sort((one, other) => other.down - one.down || one.up - other.up)
          .slice(0, limit);
        return { ...tallyOf(rows), doubted };
      }),
  };
}
