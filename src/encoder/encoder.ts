import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { EncoderError } from '../errors.ts';
import { toVector, type Vector } from '../search/meaning/vector.ts';
import { threadEntry } from '../thread.ts';
import type { EncoderReply, EncoderRequest } from './messages.ts';
import type { ModelInfo } from './session.ts';

/** Turns texts into vectors, in a thread of its own. */
export type Encoder = {
  /** Resolves when the model is loaded. @throws EncoderError if it cannot be used */
  info(): Promise<ModelInfo>;
  /** Returns a question's vector, or `null` if there is none within the time limit, or at all. Never throws. */
  question(text: string): Promise<Vector | null>;
  /** Returns the unit vectors of passages. Questions go first. @throws EncoderError */
  passages(texts: readonly string[]): Promise<Float32Array[]>;
  /** Ends the thread. What is waiting fails. */
  close(): Promise<void>;
};

export type EncoderOptions = {
  /** The folder of the model. */
  readonly folder: string;
  /** Milliseconds that a question waits at most; unset: as long as it takes. */
  readonly maxWait?: number;
};

/** Vectors of so many questions are kept. */
const maxCached = 5_000;
/** While so many questions wait, another gets no vector: it would not be ready in time. */
const maxWaiting = 8;
/** Passages in one request. A question waits for the request under way, at some 5 ms a passage. */
const passagesPerRequest = 4;

type Job = {
  readonly texts: readonly string[];
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: EncoderError) => void;
};

/** Starts the thread and loads the model. */
export function createEncoder({ folder, maxWait }: EncoderOptions): Encoder {
  // The thread has no use for tokens in the environment.
  const worker = new Worker(threadEntry('worker-entry', import.meta.url), {
    workerData: folder,
    env: {},
    execArgv: [],
  });
  const cache = new LRUCache<string, Vector>({ max: maxCached });
  const [questions, passages]: [Job[], Job[]] = [[], []];
  let current: Job | null = null;
  let failure: EncoderError | null = null;
  let isReady = false;
  let tellInfo: (info: ModelInfo) => void = () => undefined;
  let tellFailure: (error: EncoderError) => void = () => undefined;
  const loaded = new Promise<ModelInfo>((resolve, reject) => {
    [tellInfo, tellFailure] = [resolve, reject];
  });
  loaded.catch(() => undefined);

  function fail(error: EncoderError): void {
    failure ??= error;
    tellFailure(failure);
    for (const { reject } of [current, ...questions.splice(0), ...passages.splice(0)].filter(
      (job) => job !== null,
    ))
      reject(failure);
    current = null;
  }
  function startNext(): void {
    if (current !== null || !isReady) return;
    current = questions.shift() ?? passages.shift() ?? null;
    if (current === null) {
      // An idle thread must not keep the process alive.
      worker.unref();
      return;
    }
    worker.ref();
    worker.postMessage({ texts: current.texts } satisfies EncoderRequest);
  }
  worker.on('message', (reply: EncoderReply) => {
    if (reply.kind === 'unusable') {
      fail(new EncoderError(`the encoder cannot be used: ${reply.reason}`));
      worker.unref();
      return;
    }
    if (reply.kind === 'ready') {
      isReady = true;
      tellInfo(reply.info);
    } else {
      const job = current;
      current = null;
      if (reply.kind === 'vectors') job?.resolve(reply.vectors);
      else job?.reject(new EncoderError(`a text could not be encoded: ${reply.reason}`));
    }
    startNext();
  });
  worker.on('error', (error) => fail(new EncoderError('the encoder has stopped', { cause: error })));
  worker.on('exit', () => fail(new EncoderError('the encoder has stopped')));

  function request(queue: Job[], texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (failure !== null) return Promise.reject(failure);
    return new Promise((resolve, reject) => {
      queue.push({ texts, resolve, reject });
      startNext();
    });
  }
  async function encodeQuestion(text: string): Promise<Vector | null> {
    try {
      const [numbers] = await request(questions, [text]);
      if (numbers === undefined) return null;
      const vector = toVector(numbers);
      cache.set(text, vector);
      return vector;
    } catch (error) {
      if (error instanceof EncoderError) return null;
      throw error;
    }
  }

  return {
    info: () => loaded,
    async question(text) {
      const known = cache.get(text);
      if (known !== undefined) return known;
      if (maxWait === undefined) return encodeQuestion(text);
      if (!isReady || questions.length >= maxWaiting) return null;
      // A vector that comes too late is cached for the next time.
      return Promise.race([encodeQuestion(text), after(maxWait, null, { ref: false })]);
    },
    async passages(texts) {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += passagesPerRequest)
        vectors.push(...(await request(passages, texts.slice(start, start + passagesPerRequest))));
      return vectors;
    },
    async close() {
      fail(new EncoderError('the encoder has been stopped'));
      await worker.terminate();
    },
  };
}
