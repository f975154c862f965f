import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeState } from '../../src/ingest/folder/folder-state.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { readSnapshot, saveSnapshot } from '../../src/store/snapshot.ts';
import { openStore } from '../../src/store/store.ts';
import { noLog } from './databases.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nato-quote-'));
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function fill(folder: string): Promise<void> {
  const store = openStore(join(folder, 'store.db'), noLog);
  await store.check();
  await store.questions.add([{ team: 'T1', person: 'U1', question: 'who', at: 1 }]);
  await saveSnapshot(join(folder, 'index.snapshot'), 'source', createMemoryIndex());
  await writeState(join(folder, 'index.snapshot.files'), new Map());
  const names = readdirSync(folder);
  expect(names).toContain('store.db-wal');
  expect(names).toContain('index.snapshot.files');
  expect(names.map((name) => [name, modeOf(join(folder, name))])).toEqual(names.map((name) => [name, 0o600]));
  await store.close();
}

it('the bot’s files are readable only by its user, with any umask', async () => {
  const folder = join(emptyFolder(), 'deep', 'kept');
  await fill(folder);
  expect([modeOf(folder), modeOf(dirname(folder))]).toEqual([0o700, 0o700]);
});

it('a start removes the access of others', async () => {
  const folder = join(emptyFolder(), 'kept');
  await fill(folder);
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  await readSnapshot(join(folder, 'index.snapshot'));
  await fill(folder);
  expect(modeOf(folder)).toBe(0o700);
});

it('a folder with other files keeps its mode', async () => {
  const folder = join(emptyFolder(), 'shared');
  mkdirSync(folder, { mode: 0o755 });
  writeFileSync(join(folder, 'readme.txt'), 'for all');
  const store = openStore(join(folder, 'store.db'), noLog);
  await store.check();
  expect([modeOf(folder), modeOf(join(folder, 'store.db'))]).toEqual([0o755, 0o600]);
  expect(modeOf(join(folder, 'readme.txt'))).not.toBe(0o600);
  await store.close();
});
