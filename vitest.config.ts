import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Loading the encoder takes half a second of a core in every program that a test starts.
    env: { MEANING: 'off' },
    setupFiles: ['./test/setup.ts'],
    reporters: ['default', './test/skipped-postgres.ts'],
    // Vitest leaves one core to itself; on two that halves the speed, and most files wait for a process or a clock.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
