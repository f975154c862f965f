import { parentPort } from 'node:worker_threads';
import { answerTask, type TaskRequest } from './tasks.ts';

parentPort?.on('message', async (request: TaskRequest) => parentPort?.postMessage(await answerTask(request)));
// Tasks are timed from here on, so that loading this file does not count.
parentPort?.postMessage('ready');
