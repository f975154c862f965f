import type { Transaction } from 'kysely';
import type { StoreConnection } from './database/connection.ts';
import type { Tables } from './database/schema.ts';

/** A question that a person asked; `at` in milliseconds since 1970. */
export type StoredQuestion = {
  readonly team: string;
  readonly person: string;
  readonly question: string;
  readonly at: number;
};

export type QuestionStore = {
  /** Stores questions in one transaction: many people ask in the same second. */
  readonly add: (asked: readonly StoredQuestion[]) => Promise<void>;
  /** Returns a person's distinct questions, latest first, at most `keptQuestions`. */
  readonly of: (team: string, person: string) => Promise<string[]>;
  /** Deletes all questions of a person. */
  readonly forget: (team: string, person: string) => Promise<void>;
};

/** How many questions are stored for each person. */
export const keptQuestions = 10;

async function remember(db: Transaction<Tables>, { team, person, question, at }: StoredQuestion) {
  await db
    .insertInto('recent_questions')
    .values({ team, person, question, asked_at: at })
    .onConflict((conflict) => conflict.columns(['team', 'person', 'question']).doUpdateSet({ asked_at: at }))
    .execute();
}

async function forgetOlder(db: Transaction<Tables>, team: string, person: string) {
  const older = await db
    .selectFrom('recent_questions')
    .select('question')
    .where('team', '=', team)
    .where('person', '=', person)
    .orderBy('asked_at', 'desc')
    .offset(keptQuestions)
    .limit(1_000)
    .execute();
  if (older.length === 0) return;
  const gone = older.map((row) => row.question);
  await db
    .deleteFrom('recent_questions')
    .where('team', '=', team)
    .where('person', '=', person)
    .where('question', 'in', gone)
    .execute();
}

/** People's recent questions, for the Home tab. Each person sees only their own. */
export function createQuestionStore(connection: StoreConnection): QuestionStore {
  return {
    add: (asked) =>
      connection.write((db) =>
        db.transaction().execute(async (transaction) => {
          for (const one of asked) await remember(transaction, one);
          const people = new Map(asked.map((one) => [JSON.stringify([one.team, one.person]), one]));
          for (const { team, person } of people.values()) await forgetOlder(transaction, team, person);
        }),
      ),

    of: (team, person) =>
      connection.read(async (db) => {
        const rows = await db
          .selectFrom('recent_questions')
          .select('question')
          .where('team', '=', team)
          .where('person', '=', person)
          .orderBy('asked_at', 'desc')
          .limit(keptQuestions)
          .execute();
        return rows.map((row) => row.question);
      }),

    forget: (team, person) =>
      connection.write(async (db) => {
        await db
          .deleteFrom('recent_questions')
          .where('team', '=', team)
          .where('person', '=', person)
          .execute();
      }),
  };
}
