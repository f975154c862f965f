import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Returns what a worker thread runs: a file of `dist`, or of `src` (tests, `npm run dev`), which tsx compiles inside the
 * thread.
 * @param name the file's name without its ending
 * @param base `import.meta.url` of a file in the same folder
 */
export function threadEntry(name: string, base: string): URL {
  if (!base.endsWith('.ts')) return new URL(`./${name}.js`, base);
  const source = new URL(`./${name}.ts`, base).href;
  const tsx = pathToFileURL(createRequire(base).resolve('tsx/esm'));
  // `--import tsx` in `execArgv` does not reach the first file of a thread.
  const script = `import { register } from '${new URL('./api/index.mjs', tsx).href}'; register(); await import('${source}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}
