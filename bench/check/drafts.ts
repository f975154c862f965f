/**
 * How long it takes to check a draft of 5,000 words with 60 quotations against 100,000 quotes, and how long it holds up
 * the event loop at a time:
 *
 *     npm run bench:check-drafts
 *
 * The quotes are made of random words. A third of the draft's quotations are exact, a third altered, a third invented.
 */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { articleFromText } from '../../src/article/plain.ts';
import { extractQuotes } from '../../src/quote/extract.ts';
import { createMemoryIndex } from '../../src/search/index/memory-index.ts';
import { checkDraft } from '../../src/usecases/check-draft.ts';
import { seeded } from '../random.ts';

const [articles, quotesEach, quotations, draftWords] = [5_000, 20, 60, 5_000];

const random = seeded(11);
const syllables = 'ba de fi go lu ma ne pi ro su ta ve wi xo zu ka le mi no pu ra se ti vo'.split(' ');
const grammar = 'the we and to of in that it is not have a for on with as are this will our'.split(' ');
const syllable = () => syllables[Math.floor(random() * syllables.length)] ?? '';
const content = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''),
);
const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
/** Small ranks are frequent, as in a language. */
const word = () =>
  random() < 0.5 ? pick(grammar) : (content[Math.floor(content.length * random() ** 3)] ?? '');
const sentence = (length: number) => {
  const words = Array.from({ length }, word).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const index = createMemoryIndex();
const said: string[] = [];
for (let at = 0; at < articles; at++) {
  const paragraphs = Array.from({ length: quotesEach }, (_, place) => {
    const words = sentence(10 + Math.floor(random() * 15));
    if (random() < 0.001) said.push(words);
    return `“${words},” ${place % 2 === 0 ? 'Ada Winter' : 'Boris Lake'} said. ${sentence(15)}.`;
  });
  const article = articleFromText({
    id: `https://example.org/${at}`,
    title: 'Words',
    text: paragraphs.join('\n\n'),
  });
  index.add(article, extractQuotes(article));
}

const altered = (words: string) =>
  words
    .split(' ')
    .map((one, at) => (at === 6 ? 'otherwise' : one))
    .join(' ');
const kinds = [(words: string) => words, altered, () => sentence(18)];
const parts = Array.from({ length: quotations }, (_, at) => {
  const words = said[at % said.length] ?? '';
  return `“${(kinds[at % kinds.length] ?? altered)(words)},” Ada Winter said. ${sentence(draftWords / quotations - 20)}.`;
});
const draft = parts.join('\n\n');

await checkDraft(parts.slice(0, 3).join('\n\n'), index);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const [start, cpuStart] = [performance.now(), process.cpuUsage()];
const report = await checkDraft(draft, index);
const elapsed = performance.now() - start;
const { user, system } = process.cpuUsage(cpuStart);
delay.disable();
const count = (kind: string) => report.quotations.filter(({ verdict }) => verdict.kind === kind).length;
console.log(
  `${index.size()} quotes; a draft of ${draft.split(/\s+/).length} words: ${count('exact')} exact, ${count('altered')} altered, ${count('not-found')} not found`,
);
console.log(
  `${Math.round(elapsed)} ms (${Math.round((user + system) / 1000)} ms of processor time); the event loop was held at most ${(delay.max / 1e6).toFixed(1)} ms at a time, 99 % of the time under ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
);
