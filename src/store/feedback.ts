import type { Door } from './guard.ts';

export type FeedbackVerdict = 'up' | 'down';

export type FeedbackStore = {
  /** A person's last word on a quote replaces the one before. */
  readonly give: (
    feedback: {
      readonly team: string;
      readonly person: string;
      readonly quoteId: string;
      readonly verdict: FeedbackVerdict;
    },
    at: number,
  ) => Promise<void>;
  /** How many people found the quote useful, and how many not. */
  readonly of: (quoteId: string) => Promise<{ readonly up: number; readonly down: number }>;
};

/** Whether quotes were what people looked for. */
export function createFeedback(door: Door): FeedbackStore {
  return {
    give: ({ team, person, quoteId, verdict }, at) =>
      door.write(async (db) => {
        await db
          .insertInto('feedback')
          .values({ team, person, quote_id: quoteId, verdict, given_at: at })
          .onConflict((conflict) =>
            conflict.columns(['team', 'person', 'quote_id']).doUpdateSet({ verdict, given_at: at }),
          )
          .execute();
      }),

    of: (quoteId) =>
      door.read(async (db) => {
        const rows = await db
          .selectFrom('feedback')
          .select(['verdict', (expression) => expression.fn.countAll<number>().as('people')])
          .where('quote_id', '=', quoteId)
          .groupBy('verdict')
          .execute();
        const people = (verdict: FeedbackVerdict) =>
          Number(rows.find((row) => row.verdict === verdict)?.people ?? 0);
        return { up: people('up'), down: people('down') };
      }),
  };
}
