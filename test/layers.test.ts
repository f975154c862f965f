import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** The folders of `src`, left to right: each imports only itself and what stands left of it. */
const layers = [
  'article',
  'language',
  'quote',
  'search',
  'check',
  'store',
  'encoder',
  'ingest',
  'usecases',
  'slack',
  'digest',
  'local-slack',
  'cli',
];

/** Layers that compute and do nothing else: no I/O, clock, logger or Slack. */
const pure = ['article', 'language', 'quote', 'search', 'check'];
const effects =
  /^(?:node:(?:fs|net|http|https|timers|child_process|worker_threads)(?:\/.*)?|pino|@slack\/.*)$/;

/** The stand-in for Slack knows nothing of the bot, so that it cannot agree with its mistakes. */
const standAlone = ['local-slack'];

/** Files beside the folders that every layer may import; the others wire the layers together. */
const shared = ['errors.ts', 'config.ts', 'log.ts', 'thread.ts'];

const source = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const importsOf = (file: string) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    ([, name = '']) => (name.startsWith('.') ? relative(source, join(source, dirname(file), name)) : name),
  );
const layerOf = (file: string) => file.split('/')[0] ?? '';

const filesOf = (layer: string) => files.filter((file) => layerOf(file) === layer);

it.each(layers)('%s/ imports only layers that stand left of it', (layer) => {
  const allowed = standAlone.includes(layer) ? [layer] : layers.slice(0, layers.indexOf(layer) + 1);
  const wrong = filesOf(layer).flatMap((file) =>
    importsOf(file)
      .filter((name) => name.endsWith('.ts') && !allowed.includes(layerOf(name)) && !shared.includes(name))
      .map((name) => `${file} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

it.each(pure)('%s/ is pure', (layer) => {
  const wrong = filesOf(layer).flatMap((file) =>
    importsOf(file)
      .filter((name) => effects.test(name) || name === 'log.ts' || name === 'config.ts')
      .map((name) => `${file} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('knows every folder of src', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(layerOf));
  expect([...folders].sort()).toEqual([...layers].sort());
});
