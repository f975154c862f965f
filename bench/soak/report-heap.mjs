/** Loaded before the bot: on SIGUSR2 it prints the heap in use after garbage collection, as a JSON line. */
import process from 'node:process';

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  process.stderr.write(`{"heapUsed":${process.memoryUsage().heapUsed}}\n`);
});
