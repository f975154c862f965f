import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['./test/setup.ts'],
    reporters: ['default', './test/skipped-postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
