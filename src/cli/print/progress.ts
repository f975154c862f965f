import type { Terminal } from '../command.ts';

/** A progress bar with rate and time left; draws nothing if `err` is not a terminal. */
export type Progress = {
  /** Counts one step as done. */
  step(): void;
  /** Erases the bar, so that something else can be printed. */
  clear(): void;
};

const width = 24;
const redrawn = 100;

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** Shows the progress of `total` steps, drawn at most ten times a second. `now` returns milliseconds. */
export function createProgress(
  { err, interactive }: Terminal,
  total: number,
  now = () => performance.now(),
): Progress {
  const start = now();
  let [done, drawn] = [0, Number.NEGATIVE_INFINITY];
  return {
    step() {
      done++;
      if (!interactive || total < 2 || (now() - drawn < redrawn && done < total)) return;
      drawn = now();
      const rate = done / Math.max((now() - start) / 1000, 0.001);
      const filled = Math.round((done / total) * width);
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      err.write(
        `\r\u001b[K${bar} ${done}/${total}  ${rate.toFixed(1)}/s  ${duration((total - done) / rate)} left`,
      );
    },
    clear() {
      if (interactive) err.write('\r\u001b[K');
    },
  };
}
