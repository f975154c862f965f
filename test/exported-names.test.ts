import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Every exported name of `src`, with the files that define it. */
function definitions(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files.sort()) {
    const text = readFileSync(join(source, file), 'utf8');
    const names = new Set(
      [
        ...text.matchAll(
          /^export (?:async )?(?:abstract )?(?:function|const|class|type|interface)\*? (\w+)/gm,
        ),
      ].map(([, name = '']) => name),
    );
    for (const name of names) found.set(name, [...(found.get(name) ?? []), file]);
  }
  return found;
}

it('defines each exported name once', () => {
  const twice = [...definitions()].filter(([, files]) => files.length > 1);
  expect(Object.fromEntries(twice)).toEqual({});
});
