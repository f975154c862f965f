import type { Reporter } from 'vitest/reporters';

/** Says under the summary that the tests over Postgres did not run, and how to have them run. */
export default class SkippedPostgres implements Reporter {
  onTestRunEnd(): void {
    if (process.env.TEST_DATABASE_URL) return;
    process.stdout.write(
      '\n Postgres  skipped: the tests over Postgres need TEST_DATABASE_URL=postgres://… (.ci/run starts a server for them)\n\n',
    );
  }
}
