import { parentPort, workerData } from 'node:worker_threads';
import type { EncoderReply, EncoderRequest } from './messages.ts';
import { loadSession } from './session.ts';

const reply = (message: EncoderReply) => parentPort?.postMessage(message);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  const session = await loadSession(String(workerData));
  parentPort?.on('message', async ({ texts }: EncoderRequest) => {
    try {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await session.encode(text));
      reply({ kind: 'vectors', vectors });
    } catch (error) {
      reply({ kind: 'failed', reason: reasonOf(error) });
    }
  });
  reply({ kind: 'ready', info: session.info });
} catch (error) {
  reply({ kind: 'unusable', reason: reasonOf(error) });
}
