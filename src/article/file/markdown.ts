import type { Article } from '../article.ts';
import { articleId } from '../id.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { type Fault, shown } from './fault.ts';
import { parseFrontMatter } from './front-matter.ts';

/** The result of parsing one file of the corpus: an article, or all its faults. */
export type Parsed =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

// Tab and line feed are the only control characters that a text may have. Unpaired surrogates are
// not characters.
const unfit = /\p{Cs}|(?![\t\n])\p{Cc}/u;

/** The longest text of an article, in UTF-16 units: some 25,000 words, more than a debate of two hours. */
export const maxText = 150_000;
/** The most quotation marks of an article, as finding the speaker of each quote takes time. */
export const maxMarks = 1_500;
const maxParagraphs = 10_000;
/** UTF-16 units that a file may have besides the text: its front matter, and white space that is trimmed. */
const maxBeside = 20_000;

/** Returns why a text is too large for one article, or `null` if it is not. */
function sizeFault(body: string, paragraphs: number): string | null {
  if (body.length > maxText)
    return `the text has ${body.length} characters: ${maxText} are the most; divide the article`;
  if (paragraphs > maxParagraphs)
    return `the text has ${paragraphs} paragraphs: ${maxParagraphs} are the most; divide the article`;
  const marks = body.match(/["“”„‟″«»‘‚]/g)?.length ?? 0;
  return marks > maxMarks
    ? `the text has ${marks} quotation marks: ${maxMarks} are the most; divide the article`
    : null;
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/**
 * Parses an article's file: front matter between `---` lines, then the text. The front matter has `title`, `outlet`,
 * `url` and `date`; optional are `also`, `language` (default `en`) and `text` (`full`, the default, or `summary`).
 * `file` is the name given in faults.
 *
 * The text is verbatim. Blank lines separate paragraphs. A line that begins with `# ` is a heading
 * and not part of a paragraph. Other Markdown marks have no meaning. A byte order mark and the carriage
 * returns of Windows are not part of the text.
 */
export function parseArticle(source: string, file: string): Parsed {
  const faulty = (line: number, reason: string): Parsed => ({
    kind: 'faults',
    faults: [{ file, line, reason }],
  });
  if (source.length > maxText + maxBeside)
    return faulty(1, `the file has ${source.length} characters: an article’s text has ${maxText} at most`);
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

  const found = unfit.exec(text);
  if (found !== null) {
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return faulty(
      lineAt(text, found.index),
      `control character U+${code}: take it out (is this a text file?)`,
    );
  }
  const opening = /^---[ \t]*\n/.exec(text);
  if (opening === null) {
    const first = text.split('\n', 1)[0] ?? '';
    return faulty(1, `the first line is ${shown(first)}: "---" has to stand there and open the front matter`);
  }
  const head = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(head));
  if (closing === null)
    return faulty(1, 'the front matter is never closed: put a line "---" after its last key');

  const { frontMatter, complaints } = parseFrontMatter(text.slice(head, head + closing.index));
  const faults = complaints.map(({ line, reason }) => ({ file, line: line + 1, reason }));
  const bodyStart = head + closing.index + closing[0].length;
  const body = text.slice(bodyStart).trim();
  const paragraphs = paragraphsOf(body);
  if (paragraphs.length === 0)
    faults.push({
      file,
      line: lineAt(text, bodyStart),
      reason: 'no text follows the front matter: write the article there',
    });
  const tooMuch = sizeFault(body, paragraphs.length);
  if (tooMuch !== null) faults.push({ file, line: lineAt(text, bodyStart), reason: tooMuch });
  if (frontMatter === null || faults.length > 0) return { kind: 'faults', faults };

  const { title, outlet, url, date, also, language, text: textKind } = frontMatter;
  return {
    kind: 'article',
    article: {
      id: articleId(url),
      title,
      outlet,
      url,
      date,
      ...(also.length > 0 && { also }),
      language,
      textKind,
      text: body,
      paragraphs,
    },
  };
}
