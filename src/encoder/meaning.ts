import { createHash } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { type Passages, passagesOf } from '../search/meaning/passages.ts';
import type { PendingArticle } from '../search/meaning/quote-vectors.ts';
import { meanVector, type Vector } from '../search/meaning/vector.ts';
import type { QuoteIndex } from '../search/ranking-engine.ts';
import { searchedText } from '../search/search-quotes.ts';
import type { Encoder } from './encoder.ts';
import { type VectorFile, vectorFile } from './vector-file.ts';

/** An index that is searched by meaning as well. */
export type Meaning = {
  readonly index: QuoteIndex;
  /** Loads the encoder and starts making vectors. Until then, and if it fails, quotes are found by words alone. */
  start(): void;
  /** To be called when articles were added: their vectors are made in the background. */
  wake(): void;
  /** Resolves when all quotes have vectors. @throws EncoderError, and what the file system throws */
  caughtUp(): Promise<void>;
  /** Stops making vectors and ends the encoder. */
  stop(): Promise<void>;
};

export type MeaningOptions = {
  readonly index: QuoteIndex;
  readonly startEncoder: () => Encoder;
  /** Where vectors are kept for the next start; `null` keeps none. */
  readonly folder: string | null;
  /** Called when vectors cannot be made or kept. The search goes on by words where there are none. */
  readonly onError: (error: unknown) => void;
  /** Called after each article, with how many still wait. */
  readonly onProgress?: (waiting: number) => void;
};

/** Changes whenever a quote's vector would. */
function keyOf(passages: Passages): string {
  return createHash('sha256').update(passages.join('\n')).digest('base64url').slice(0, 16);
}

/** Adds meaning to an index: `Meaning.index` answers with the vectors that are made in the background. */
export function createMeaning({ index, startEncoder, folder, onError, onProgress }: MeaningOptions): Meaning {
  const stopping = new AbortController();
  let encoder: Encoder | null = null;
  let file: VectorFile | null = null;
  let work: Promise<void> = Promise.resolve();

  /** Makes the vectors of an article's quotes; those in `known` are taken from there. */
  async function vectorsOf({ article, quotes }: PendingArticle, known: ReadonlyMap<string, Vector>) {
    const passages = quotes.map((quote) => passagesOf(article, quote));
    const keys = passages.map(keyOf);
    const missing = passages.filter((_, quote) => !known.has(keys[quote] ?? ''));
    // Quotes of one paragraph share passages.
    const texts = [...new Set(missing.flat())];
    const encoded = texts.length === 0 ? [] : ((await encoder?.passages(texts)) ?? []);
    const byText = new Map(texts.map((text, number) => [text, encoded[number] ?? new Float32Array()]));
    const made = new Map<string, Vector>();
    const vectors = passages.map((texts, quote) => {
      const key = keys[quote] ?? '';
      const vector =
        known.get(key) ?? meanVector(texts.map((text) => byText.get(text) ?? new Float32Array()));
      if (!known.has(key)) made.set(key, vector);
      return vector;
    });
    return { keys, vectors, made };
  }

  async function keep(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      onError(error);
    }
  }

  /** Makes the vectors of all waiting articles, and returns the keys used. */
  async function catchUp(known: ReadonlyMap<string, Vector> = new Map()): Promise<Set<string>> {
    const used = new Set<string>();
    for (let next = index.vectors.next(); next !== null; next = index.vectors.next()) {
      const { keys, vectors, made } = await vectorsOf(next, known);
      if (stopping.signal.aborted) return used;
      index.vectors.put(next, vectors);
      for (const key of keys) used.add(key);
      if (made.size > 0) await keep(async () => file?.append(made));
      await yieldToEventLoop();
      onProgress?.(index.vectors.waiting());
    }
    return used;
  }

  /** Loads the model and the vectors that were kept, and makes those that are missing. */
  async function begin({ info: loadInfo }: Encoder): Promise<void> {
    const info = await loadInfo();
    index.vectors.useModel(info);
    if (folder !== null) file = vectorFile(folder, info);
    let known: ReadonlyMap<string, Vector> = new Map();
    await keep(async () => {
      known = (await file?.read()) ?? known;
    });
    const used = await catchUp(known);
    const kept = new Map([...known].filter(([key]) => used.has(key)));
    if (known.size > 2 * kept.size + 1000 && !stopping.signal.aborted)
      await keep(async () => file?.rewrite(kept));
  }

  function wake(): Promise<void> {
    work = work.then(async () => {
      await catchUp();
    });
    return work;
  }

  return {
    index: {
      ...index,
      async search(query, page) {
        const text = searchedText(query);
        // While somebody is typing, every letter asks: words are enough to choose by.
        const vector =
          text === '' || page.lastWord === 'beginning' ? null : ((await encoder?.question(text)) ?? null);
        return index.search(query, page, vector);
      },
    },
    start() {
      if (stopping.signal.aborted) return;
      encoder = startEncoder();
      work = begin(encoder);
      work.catch((error: unknown) => {
        if (!stopping.signal.aborted) onError(error);
      });
    },
    // A failure has been reported once, when it happened.
    wake: () => void wake().catch(() => undefined),
    caughtUp: wake,
    async stop() {
      stopping.abort();
      await encoder?.close();
      await work.catch(() => undefined);
    },
  };
}
