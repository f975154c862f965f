import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const text = readFileSync(`${root}ARCHITECTURE.md`, 'utf8');

/** Files and folders in code marks, with the function after a colon where there is one. */
const named = [...text.matchAll(/`((?:src|test|bench|docs)\/[\w./-]+)(?:: (\w+))?`/g)].map(
  ([, path = '', name]) => ({ path, name }),
);

describe('ARCHITECTURE.md', () => {
  it('names files and folders that are there', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ path }) => !existsSync(root + path))).toEqual([]);
  });

  it('names functions that these files export', () => {
    const missing = named.filter(({ path, name }) => {
      if (name === undefined || !existsSync(root + path)) return false;
      return !new RegExp(`^export (?:async )?function ${name}\\b`, 'm').test(
        readFileSync(root + path, 'utf8'),
      );
    });
    expect(missing).toEqual([]);
  });

  it('names every layer', () => {
    const layers = [...text.matchAll(/^\| `src\/([\w-]+)\/`/gm)].map(([, layer]) => layer);
    const source = readFileSync(`${root}test/layers.test.ts`, 'utf8');
    const order = /const layers = \[([^\]]*)\]/.exec(source)?.[1]?.match(/[\w-]+/g);
    expect(layers).toEqual(order);
  });
});
