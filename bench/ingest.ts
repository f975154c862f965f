/**
 * Measures how fast articles are added: `npm run bench:ingest [-- --articles 100000]`. Generated articles are read from
 * pages and from files, indexed, saved in a snapshot, and opened again by a new process.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { draftFromPage, finishDraft, formatArticle } from '../src/article/draft.ts';
import { readPage } from '../src/article/page/page.ts';
import { createCatalogue } from '../src/ingest/catalogue.ts';
import { saveArticle } from '../src/ingest/folder/save-article.ts';
import { openStoredCorpus } from '../src/ingest/open-corpus.ts';
import { extractQuotes } from '../src/quote/extract.ts';
import { createUseCases } from '../src/usecases/usecases.ts';
import { seeded } from './random.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, open: { type: 'string' } },
  allowPositionals: true,
});

const syllables = 'ba co du fi ga he jo ku la mi no pe ru sa ti vo we xi ya zu'.split(' ');
/** Returns a word with a frequency as in natural text (Zipf): of 30,000, the k-th is 1/k as frequent as the first. */
function wordOf(random: () => number): string {
  let rank = Math.floor(30_000 ** random());
  let word = '';
  do {
    word += syllables[rank % syllables.length];
    rank = Math.floor(rank / syllables.length);
  } while (rank > 0);
  return word;
}
const first = ['Ada', 'Boris', 'Clara', 'Dmitri', 'Elena', 'Farid', 'Greta', 'Hugo'];
const last = [
  'Winter',
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Tamm',
  'Solvang',
  'Brandt',
  'Delgado',
  'Ortiz',
  'Hale',
];

function storyOf(number: number) {
  const random = seeded(number + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const words = (count: number) => Array.from({ length: count }, () => wordOf(random)).join(' ');
  const surname = pick(last);
  const paragraphs = [
    `Minister ${pick(first)} ${surname} said on Monday that ${words(35)}.`,
    `“We ${words(18)},” ${surname} said. “And ${words(14)}.”`,
    `The committee ${words(45)}.`,
    `“I ${words(24)},” ${surname} told reporters.`,
    `The ${words(50)}.`,
    `${surname} added that it was “${words(9)}.”`,
  ];
  const day = new Date(Date.UTC(2020, 0, 1 + (number % 2000))).toISOString().slice(0, 10);
  return {
    title: words(8),
    outlet: `Outlet ${number % 300}`,
    url: `https://outlet${number % 300}.example/${number}`,
    date: day,
    text: paragraphs.join('\n\n'),
  };
}
const articleOf = (number: number) => {
  const { article } = finishDraft({ ...storyOf(number), also: [] });
  if (article === null) throw new Error(`article ${number} is not whole`);
  return article;
};
const pageOf = ({ title, outlet, date, text }: ReturnType<typeof storyOf>) =>
  `<html><head><title>${title}</title><meta property="og:site_name" content="${outlet}"><meta name="date" content="${date}"></head><body><nav>${'<a href="/x">Section</a>'.repeat(60)}</nav><article><h1>${title}</h1>${text
    .split('\n\n')
    .map((one) => `<p>${one}</p>`)
    .join(
      '',
    )}</article><aside>${'<p><a href="/y">Another story that one may read</a></p>'.repeat(20)}</aside></body></html>`;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const memory = () => megabytes(process.memoryUsage().rss);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs `act` `count` times and prints the rate. */
async function rate(name: string, count: number, act: (number: number) => unknown): Promise<void> {
  const start = performance.now();
  for (let number = 0; number < count; number++) await act(number);
  const seconds = (performance.now() - start) / 1000;
  say(`${name}: ${count} in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)}/s, memory ${memory()}`);
}

/** Measures a start: opening the corpus and answering the first question. */
async function open(root: string, name: string): Promise<void> {
  const start = performance.now();
  const { index, faults } = await openStoredCorpus(
    join(root, 'corpus'),
    join(root, 'data', 'index.snapshot'),
  );
  const opened = performance.now() - start;
  const useCases = createUseCases({ index, today: () => new Date() });
  const { result } = await useCases.find('co du', { limit: 3, offset: 0 });
  const times: number[] = [];
  for (let number = 0; number < 200; number += 1) {
    const random = seeded(number);
    const question = [wordOf(random), wordOf(random), wordOf(random)].join(' ');
    const before = performance.now();
    await useCases.find(question, { limit: 3, offset: 0 });
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  say(
    `${name}: ${index.articles().length} articles in ${(opened / 1000).toFixed(1)} s, ${faults.length} faults, memory ${memory()}; ` +
      `then ${result.total} quotes answer the first question; of 200 more, p50 ${times[100]?.toFixed(1)} ms, p95 ${times[190]?.toFixed(1)} ms`,
  );
}

/** Measures a start in a new process. */
const openElsewhere = (root: string, name: string) =>
  new Promise<void>((resolve, reject) => {
    fork(fileURLToPath(import.meta.url), ['--open', root, '--', name], {
      execArgv: [...process.execArgv, '--max-old-space-size=8192'],
    })
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}`))));
  });

async function measure(count: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'ingest-'));
  const dir = join(root, 'corpus');
  mkdirSync(dir);
  try {
    await rate('pages read (HTML to article)', Math.min(count, 1000), (number) => {
      const story = storyOf(number);
      const page = readPage(pageOf(story), story.url);
      if (page === null || finishDraft(draftFromPage(page, story.url)).article === null)
        throw new Error('unread');
    });
    await rate('files saved (written, synced, renamed)', Math.min(count, 1000), (number) =>
      saveArticle(dir, articleOf(number)),
    );
    rmSync(dir, { recursive: true });
    mkdirSync(dir);
    const catalogue = createCatalogue();
    await rate('articles checked for copies and taken apart', Math.min(count, 20_000), (number) => {
      const article = articleOf(number);
      if (catalogue.byAddress(article.url) !== null || catalogue.nearDuplicateOf(article) !== null)
        throw new Error('the article is a duplicate');
      catalogue.put(article);
      extractQuotes(article);
    });
    await rate('files generated', count, (number) => {
      writeFileSync(join(dir, `${number}.md`), formatArticle(articleOf(number)));
    });
    await openElsewhere(root, 'first start, all files read');
    say(`snapshot: ${megabytes(statSync(join(root, 'data', 'index.snapshot')).size)}`);
    await openElsewhere(root, 'start from the snapshot');
    for (let number = 0; number < 100; number++)
      writeFileSync(join(dir, `new-${number}.md`), formatArticle(articleOf(count + number)));
    await openElsewhere(root, 'start from the snapshot with 100 new files');
  } finally {
    rmSync(root, { recursive: true });
  }
}

if (values.open === undefined) await measure(Number(values.articles));
else await open(values.open, process.argv.at(-1) ?? 'start');
