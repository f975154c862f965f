import type { Door } from './guard.ts';

export type RecentQuestions = {
  readonly add: (team: string, person: string, question: string, at: number) => Promise<void>;
  /** A person's questions, each once, latest first, at most `keptQuestions`. */
  readonly of: (team: string, person: string) => Promise<string[]>;
  /** Forgets all that a person asked. */
  readonly forget: (team: string, person: string) => Promise<void>;
};

/** How many questions are remembered for each person. */
export const keptQuestions = 10;

/** What people asked lately, for the Home tab. Only the person who asked is shown it. */
export function createRecentQuestions(door: Door): RecentQuestions {
  return {
    add: (team, person, question, at) =>
      door.write((db) =>
        db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('recent_questions')
            .values({ team, person, question, asked_at: at })
            .onConflict((conflict) =>
              conflict.columns(['team', 'person', 'question']).doUpdateSet({ asked_at: at }),
            )
            .execute();
          const older = await transaction
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
          await transaction
            .deleteFrom('recent_questions')
            .where('team', '=', team)
            .where('person', '=', person)
            .where('question', 'in', gone)
            .execute();
        }),
      ),

    of: (team, person) =>
      door.read(async (db) => {
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
      door.write(async (db) => {
        await db
          .deleteFrom('recent_questions')
          .where('team', '=', team)
          .where('person', '=', person)
          .execute();
      }),
  };
}
