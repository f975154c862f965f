import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { addressFault } from '../address.ts';
import type { TextKind } from '../article.ts';
import { isDay } from '../day.ts';
import { defaultLanguage, languageFault } from '../language-code.ts';
import { shown } from './fault.ts';

/** The fields between the two `---` lines at the start of an article's file. */
export type FrontMatter = {
  readonly title: string;
  readonly outlet: string;
  readonly url: string;
  readonly date: string;
  /** Other addresses of the same text. */
  readonly also: readonly string[];
  readonly language: string;
  readonly text: TextKind;
};

/** A fault of the front matter. `line` counts from 1 at its first line. */
type Complaint = { readonly line: number; readonly reason: string };

/** Of a title or an outlet, in UTF-16 units: each quote of the article is found by them. */
const maxLine = 500;

const plain = (key: string) => (value: string) => {
  if (value.length > maxLine) return `${key} has ${value.length} characters: ${maxLine} are the most`;
  return value.includes('\n') ? `${key} runs over several lines: write it on one` : null;
};

/** Per key, returns why a value is not valid, or `null` if it is. */
const checks: Readonly<Record<Exclude<keyof FrontMatter, 'also'>, (value: string) => string | null>> = {
  title: plain('title'),
  outlet: plain('outlet'),
  url: addressFault,
  date: (value) =>
    isDay(value) ? null : `date is ${shown(value)}, which is no day: write YYYY-MM-DD, as in 2025-02-13`,
  language: languageFault,
  text: (value) =>
    value === 'full' || value === 'summary'
      ? null
      : `text is ${shown(value)}: write summary, or full (which it is without the line)`,
};
const keys = [...Object.keys(checks), 'also'].join(', ');

// Deep nesting would exhaust the parser's stack, and five short values need none.
const maxLength = 8192;

/**
 * Parses front matter: the YAML between the `---` lines. Every value is read as a string (`1984` is a title).
 * Returns either `frontMatter`, or `complaints` with everything that is wrong.
 */
export function parseFrontMatter(source: string): {
  readonly frontMatter: FrontMatter | null;
  readonly complaints: readonly Complaint[];
} {
  const refused = (complaints: readonly Complaint[]) => ({ frontMatter: null, complaints });
  if (source.length > maxLength)
    return refused([
      { line: 1, reason: `front matter has ${source.length} characters: ${maxLength} are the most` },
    ]);
  const lines = new LineCounter();
  const at = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  const yaml = parseDocument(source, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0)
    return refused(
      // One mistake often breaks several rules of YAML, so only the first is reported.
      yaml.errors.slice(0, 1).map(({ pos, message }) => ({
        line: at(pos[0]),
        reason: `front matter is no YAML: ${message} (a value with ": " or a mark at its start needs quotation marks)`,
      })),
    );
  if (!isMap(yaml.contents))
    return refused([{ line: 1, reason: `front matter holds no "key: value" lines: ${keys} are asked for` }]);

  const complaints: Complaint[] = [];
  const values: Partial<Record<keyof typeof checks, string>> = {};
  const also: string[] = [];
  for (const { key, value } of yaml.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const line = at(isScalar(key) ? key.range?.[0] : 0);
    if (name === 'also') {
      for (const item of isSeq(value) ? value.items : [value]) {
        const address = isScalar(item) ? String(item.value).trim() : '';
        const reason = addressFault(address);
        if (reason === null) also.push(address);
        else complaints.push({ line, reason: `also: ${reason}` });
      }
      continue;
    }
    if (!Object.hasOwn(checks, name)) {
      complaints.push({ line, reason: `${shown(name)} is no key of the front matter: it takes ${keys}` });
      continue;
    }
    const field = name as keyof typeof checks;
    const text = isScalar(value) ? String(value.value).trim() : null;
    const reason =
      text === null
        ? `${field} is no plain text: write "${field}: …" on one line`
        : text === ''
          ? `${field} is empty`
          : checks[field](text);
    values[field] = text ?? '';
    if (reason !== null) complaints.push({ line, reason });
  }
  const { title, outlet, url, date, language = defaultLanguage, text = 'full' } = values;
  for (const [name, value] of Object.entries({ title, outlet, url, date }))
    if (value === undefined)
      complaints.push({ line: 1, reason: `${name} is missing: add a line "${name}: …"` });
  if (
    complaints.length > 0 ||
    title === undefined ||
    outlet === undefined ||
    url === undefined ||
    date === undefined
  )
    return refused(complaints);
  return {
    frontMatter: { title, outlet, url, date, also, language, text: text === 'summary' ? 'summary' : 'full' },
    complaints,
  };
}
