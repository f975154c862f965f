/**
 * Makes the table that reading a page is tested against: `npm run bench:page-text [-- --browser chromium]`.
 * Paragraphs are put together at random out of inline markup around known words; a browser says what a reader
 * sees of each (`innerText`). Without a browser nothing is changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { seeded } from './random.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    paragraphs: { type: 'string', default: '300' },
  },
});
const table = 'test/article/pages/inner-text.json';

/** Markup around words, `*` standing for them; each is drawn as often as any other. */
const wrappers = [
  '<span class="comment">*</span>',
  '<time datetime="2025-02-13">*</time>',
  '<a rel="author" href="/people/x">*</a>',
  '<a href="/x">*</a>',
  '<span class="tags">*</span>',
  '<b class="ad">*</b>',
  '<em class="share social">*</em>',
  '<span aria-hidden="true">*</span>',
  '<button>*</button>',
  '<span itemprop="author">*</span>',
  '<output>*</output>',
  '<svg width="9" height="9"><text>*</text></svg>',
  '<ins>*</ins>',
  '<mark>*</mark>',
  '<abbr title="not this">*</abbr>',
  '<bdi>*</bdi>',
  '<label>*</label>',
  '<code>*</code>',
  '<cite class="credit">*</cite>',
  '<span style="display:none">*</span>',
  '<span style="visibility: hidden">*</span>',
  '<span hidden>*</span>',
  '<span hidden="until-found">*</span>',
  '<template>*</template>',
  '<noscript>*</noscript>',
  '<script>*</script>',
  '<style>*</style>',
  '<span class="gone">*</span>',
  '<span class="paper">*</span>',
  '<span class="related">*</span>',
  '<span id="newsletter">*</span>',
  '<dfn role="navigation">*</dfn>',
  '<font color="red">*</font>',
  '<strong><i>*</i></strong>',
  '<span style="white-space: pre">*</span>',
  '*<br>',
  '*<wbr>',
  '*&nbsp;',
  '*&#8203;',
  '*&zwj;',
  '*<!-- not this -->',
  '  *\n ',
  '*<img src="" alt="" width="1" height="1">',
  '*',
];
const words = 'we do not support the war and never will until every one of them has come home safely'.split(
  ' ',
);
const styles = '<style>.gone { display: none } @media print { .paper { display: none } }</style>';

const random = seeded(11);
const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
const space = () => (random() < 0.8 ? ' ' : '');

function piece(depth: number): string {
  const inner = depth > 0 && random() < 0.3 ? `${piece(depth - 1)}${space()}${pick(words)}` : pick(words);
  const wrapper = pick(wrappers);
  // In a drawing the elements of HTML are not shown.
  return wrapper.replace('*', wrapper.startsWith('<svg') ? pick(words) : inner);
}

const paragraphs = Array.from({ length: Number(values.paragraphs) }, () => {
  const pieces = Array.from({ length: 3 + Math.floor(random() * 5) }, () => `${piece(2)}${space()}`);
  return `“Today ${pieces.join('')}at last,” she said.`;
});
const folder = mkdtempSync(join(tmpdir(), 'page-text-'));
try {
  const file = join(folder, 'page.html');
  const body = paragraphs.map((html) => `<p>${html}</p>`).join('\n');
  const script =
    'const rows = [...document.querySelectorAll("body > p")].map((one) => one.innerText);' +
    'document.documentElement.textContent = encodeURIComponent(JSON.stringify(rows));';
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8">${styles}<body>${body}<script>${script}</script>`,
  );
  const flags =
    '--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --dump-dom'.split(
      ' ',
    );
  const { stdout, error } = spawnSync(values.browser, [...flags, pathToFileURL(file).href], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined)
    throw new Error(`${values.browser} cannot be started: name a browser with --browser`);
  const encoded = /<html[^>]*>([^<]*)<\/html>/.exec(stdout)?.[1] ?? '';
  const texts = JSON.parse(decodeURIComponent(encoded)) as string[];
  if (texts.length !== paragraphs.length)
    throw new Error(`${texts.length} of ${paragraphs.length} paragraphs came back`);
  const rows = paragraphs.map((html, index) => ({ html, text: texts[index] }));
  writeFileSync(table, `${JSON.stringify({ styles, rows }, null, 2)}\n`);
  process.stdout.write(`${rows.length} paragraphs in ${table}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
