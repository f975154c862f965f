import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FetchError } from '../../errors.ts';
import { threadEntry } from '../../thread.ts';
import type { TaskAnswer, TaskInput, TaskName, TaskOutput } from './tasks.ts';

/** Reads what comes from outside in a thread of its own, so that no page, feed or file holds up the bot. */
export type Reader = {
  /**
   * Carries out a task; tasks wait for one another. `source` is the address or file that errors name.
   * @throws FetchError where the task takes too long, too much memory, or fails
   */
  read<Name extends TaskName>(name: Name, input: TaskInput<Name>, source: string): Promise<TaskOutput<Name>>;
  /** Stops the thread, and the task under way with it. */
  close(): Promise<void>;
};

export type ReaderLimits = {
  /** Milliseconds for one task, from when the thread takes it on. Default 10,000. */
  readonly timeLimit?: number;
  /** Megabytes of the thread's heap. Default 512. */
  readonly memoryLimit?: number;
  /** Milliseconds without a task after which the thread ends and its memory is given back. Default 60,000. */
  readonly idleLimit?: number;
};

async function startWorker(memoryLimit: number, signal: AbortSignal): Promise<Worker> {
  const worker = new Worker(threadEntry('worker-entry', import.meta.url), {
    // What reads hostile pages has no use for the bot's tokens.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  });
  // Without a listener an error of the thread would end the process. Whoever waits for an answer hears of it too.
  worker.on('error', () => undefined);
  try {
    await once(worker, 'message', { signal });
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return worker;
}

/** Makes a reader. Its thread starts with the first task, and anew after one that was ended by force. */
export function createReader({
  timeLimit = 10_000,
  memoryLimit = 512,
  idleLimit = 60_000,
}: ReaderLimits = {}): Reader {
  const closing = new AbortController();
  let current: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const stop = async () => {
    clearTimeout(idle);
    const ending = current;
    current = null;
    await ending?.then(
      (worker) => worker.terminate(),
      () => undefined,
    );
  };
  const explain = (error: unknown, source: string): FetchError => {
    const of = error instanceof Error ? error : new Error(String(error));
    if (closing.signal.aborted) return new FetchError(`${source} was not read: the bot is stopping`);
    if (of.name === 'AbortError')
      return new FetchError(
        `${source} could not be read within ${timeLimit / 1000} s: it is too large or built too oddly`,
      );
    if ('code' in of && of.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return new FetchError(
        `${source} could not be read within ${memoryLimit} MB of memory: it is too large`,
      );
    return new FetchError(`${source} cannot be read: ${of.message}`, { cause: of });
  };
  async function carryOut<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    source: string,
  ): Promise<TaskOutput<Name>> {
    clearTimeout(idle);
    let answer: TaskAnswer<Name>;
    try {
      closing.signal.throwIfAborted();
      current ??= startWorker(memoryLimit, closing.signal);
      const worker = await current;
      worker.ref();
      const answered = once(worker, 'message', {
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeLimit)]),
      });
      worker.postMessage({ name, input });
      [answer] = await answered;
      // Waiting for tasks must not keep the process alive.
      worker.unref();
      idle = setTimeout(stop, idleLimit).unref();
    } catch (error) {
      await stop();
      throw explain(error, source);
    }
    if (answer.kind === 'failed') throw new FetchError(`${source} cannot be read: ${answer.reason}`);
    return answer.output;
  }
  return {
    read(name, input, source) {
      const turn = last.then(() => carryOut(name, input, source));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      closing.abort();
      await last;
      await stop();
    },
  };
}
