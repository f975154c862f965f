import type { Logger } from '../../log.ts';
import type { SlackUser } from '../inbound/permissions.ts';
import { isQuestion, questionOf } from '../requests/ask.ts';
import type { AskedQuestion, Memory, Remember } from './memory.ts';

/** Writes recent questions in batches, after their answers. */
export type QuestionRecorder = {
  readonly remember: Remember;
  /** Resolves when all remembered questions are written or have failed. */
  flush(): Promise<void>;
};

/** Milliseconds until a batch is written. */
const pause = 400;

type RecorderDependencies = {
  readonly questions: Memory['questions'];
  readonly log: Logger;
  readonly now: () => number;
  /** Called with the people whose questions have just been written. */
  readonly written: (people: readonly SlackUser[]) => void;
};

/** Creates the writer of recent questions. A batch that cannot be written is logged and dropped. */
export function createQuestionRecorder({
  questions,
  log,
  now,
  written,
}: RecorderDependencies): QuestionRecorder {
  const waiting = new Map<string, AskedQuestion>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const batch = [...waiting.values()];
    waiting.clear();
    if (batch.length === 0) return;
    try {
      await questions.add(batch);
    } catch (error) {
      log.warn({ err: error, questions: batch.length }, 'recent questions could not be kept');
      return;
    }
    const people = new Map(batch.map(({ team, person }) => [`${team}:${person}`, { team, user: person }]));
    written([...people.values()]);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  return {
    remember({ team, user }, text) {
      const question = questionOf(text);
      if (!isQuestion(question)) return;
      waiting.set(JSON.stringify([team, user, question]), { team, person: user, question, at: now() });
      timer ??= setTimeout(flush, pause).unref();
    },
    flush,
  };
}
