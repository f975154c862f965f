/**
 * Checks that every regular expression of `src` takes linear time, whatever text it is given, by the analysis of
 * recheck (https://makenowjust-labs.github.io/recheck/). Exits with status 1 if one does not, or cannot be decided.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { check } from 'recheck';

const source = fileURLToPath(new URL('../src', import.meta.url));
/** Entry files: importing them would start the program. */
const entries = ['main.ts', 'local.ts', 'cli/cli.ts'];
const timeoutMs = 30_000;
/** Files whose regular expressions may take more than linear time, since what they read is short, and why it is. */
const shortInput: ReadonlySet<string> = new Set([
  // The 200 characters beside a quotation, and the last 400 of it.
  'check/claims/claims-in-message.ts',
  'check/claims/introduction.ts',
  'language/en/checking/claim-words.ts',
  // The 400 characters before a quotation and after it, or 2,000 of the quote itself.
  'check/warnings/context-warnings.ts',
  'language/en/checking/misleading-cuts.ts',
  // Questions of at most 500 characters.
  'search/query/person-asked.ts',
]);

type Found = { readonly file: string; readonly pattern: string; readonly flags: string };

/** Returns the regular expressions that a file writes as literals, and whether it builds others. */
function literalsIn(file: string, text: string): { literals: Found[]; builds: boolean } {
  const literals: Found[] = [];
  let builds = false;
  const { program } = parseSync(file, text);
  new Visitor({
    Literal(node) {
      if ('regex' in node) literals.push({ file, ...node.regex });
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') builds = true;
    },
  }).visit(program);
  return { literals, builds };
}

/** Returns the regular expressions that importing a file builds with `new RegExp`. */
async function builtBy(file: string): Promise<Found[]> {
  await import(join(source, file));
  const built: Found[] = [];
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, given: [string, string?]) {
      const made = new target(...given);
      built.push({ file, pattern: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    // A copy of the file: what it imports has run already, so that only its own are recorded.
    await import(`${join(source, file)}?recorded`);
  } finally {
    globalThis.RegExp = native;
  }
  return built;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !entries.includes(file))
  .sort();
const found: Found[] = [];
for (const file of files) {
  const { literals, builds } = literalsIn(file, readFileSync(join(source, file), 'utf8'));
  found.push(...literals, ...(builds ? await builtBy(file) : []));
}

const distinct = new Map(found.map((one) => [`/${one.pattern}/${one.flags}`, one]));
let vulnerable = 0;
for (const [written, { file, pattern, flags }] of distinct) {
  const result = await check(pattern, flags.replace(/[dv]/g, ''), { timeout: timeoutMs });
  if (result.status === 'safe' || (result.status === 'vulnerable' && shortInput.has(file))) continue;
  vulnerable += 1;
  const why = result.status === 'vulnerable' ? result.complexity.summary : result.error.kind;
  console.log(`src/${file}: ${written} is not linear: ${why}`);
}
console.log(`${distinct.size} regular expressions, ${vulnerable} not shown to be linear`);
process.exitCode = vulnerable > 0 ? 1 : 0;
