import { parentPort } from 'node:worker_threads';
import { answerTask, type TaskRequest } from './tasks.ts';

parentPort?.on('message', (request: TaskRequest) => parentPort?.postMessage(answerTask(request)));
// The time of a task is measured from here on: loading this file is no part of it.
parentPort?.postMessage('ready');
