import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/ingest/open-corpus.ts';
import type { QuoteIndex } from '../../src/search/ranking-engine.ts';
import { checkMessage } from '../../src/usecases/check-message.ts';
import { isReportFine, reportSpeaker, reportVerdict } from '../../src/usecases/check-outcome.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The forms in which a message gives a quotation to somebody. */
const forms: Readonly<Record<string, (words: string, name: string) => string>> = {
  'said behind': (words, name) => `“${words},” ${name} said.`,
  'said before the name': (words, name) => `“${words},” said ${name}.`,
  colon: (words, name) => `${name}: “${words}”`,
  'said and a colon': (words, name) => `${name} said: “${words}”`,
  signature: (words, name) => `“${words}”\n— ${name}`,
  'signature below': (words, name) => `“${words}”\n\n– ${name}, 4 March`,
  parentheses: (words, name) => `“${words}” (${name})`,
  'next line': (words, name) => `“${words}”\n${name}`,
  'quote from': (words, name) => `Quote from ${name}: “${words}”`,
  'as … put it': (words, name) => `As ${name} put it, “${words}”`,
  'block quote': (words, name) => `> ${words}\n— ${name}`,
  'told reporters': (words, name) => `${name} told reporters on Tuesday: “${words}”`,
};

type Spoken = { readonly words: string; readonly name: string };

/** Quotes of a person that can be set in a sentence: not too long, and without marks of their own. */
function spokenIn(index: QuoteIndex): Spoken[] {
  return index.articles().flatMap(({ id }) =>
    index.quotesOf(id).flatMap((quote) => {
      const words = quote.segments.map(({ text }) => text).join(' ');
      const plain = words.trim().replace(/[.,]+$/u, '');
      const isSettable = !/["“”‘’'«»\n!?…]/u.test(plain.replace(/(?<=\p{L})[’'](?=\p{L})/gu, ''));
      return quote.speaker?.kind === 'person' && isSettable && plain.split(/\s+/u).length > 4
        ? [{ words: plain, name: quote.speaker.name }]
        : [];
    }),
  );
}

/** The first letters of a surname: "Zelensky" and "Zelenskyy" are one person. */
const surnameStart = (name: string) => name.split(' ').at(-1)?.slice(0, 7) ?? '';

/** Quotes of one corpus that are tried in one form; each form takes others. */
const quotesPerForm = 12;

describe.each(['corpus', 'bench/check/corpus', 'bench/check/corpus-2'])('the quotes of %s', async (path) => {
  const { index } = await openCorpus(folder(path));
  const all = spokenIn(index);
  const names = [...new Set(all.map(({ name }) => name))];

  it.each(Object.entries(forms))('pass with their own speaker and nobody else’s: %s', async (form, write) => {
    const step = Math.max(1, Math.floor(all.length / quotesPerForm));
    const offset = Object.keys(forms).indexOf(form) % step;
    const spoken = all.filter((_, at) => at % step === offset);
    const wrong: string[] = [];
    for (const { words, name } of spoken) {
      const own = await checkMessage(write(words, name), index);
      const isDenied = own.checked.some(
        ({ verdict }) => 'warnings' in verdict && verdict.warnings.some(({ kind }) => kind === 'denied'),
      );
      const isRight = reportVerdict(own) === 'exact' && reportSpeaker(own) === 'right';
      if (!isRight || (!isReportFine(own) && !isDenied)) wrong.push(`flagged: ${write(words, name)}`);
      const others = names.filter((one) => surnameStart(one) !== surnameStart(name));
      const other = others[words.length % others.length] ?? 'Nobody Else';
      if (isReportFine(await checkMessage(write(words, other), index)))
        wrong.push(`passed: ${write(words, other)}`);
    }
    expect(spoken.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});
