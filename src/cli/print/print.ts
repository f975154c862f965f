import { styleText } from 'node:util';
import { closingDirections, visibleDirections } from '../../article/direction.ts';
import { sourceLink } from '../../quote/source-link.ts';
import type { Correction, Match } from '../../search/match.ts';
import { otherOutlets } from '../../search/other-outlets.ts';
import { closestWords, maxClosest, offeredLine } from '../../usecases/closest.ts';
import type { Answer } from '../../usecases/usecases.ts';
import type { Terminal } from '../command.ts';

export const maxLimit = 1_000;

export type Style = 'bold' | 'dim' | 'underline' | 'strikethrough';

/** Returns a text in a style if the terminal shows colours. */
export const styled = (text: string, style: Style, { colour }: Terminal): string =>
  colour ? styleText(style, text, { validateStream: false }) : text;

/** Replaces line breaks with spaces and other control characters with U+FFFD: terminals would obey them. */
const printableQuote = (text: string): string => text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\uFFFD');

/** The same for anything but quotes, with direction controls written out: `⟨U+202E⟩`. */
export const printable = (text: string): string => printableQuote(visibleDirections(text));

/** Returns the quote with its highlights in bold, each segment in quotation marks. */
function quoteLine({ quote, highlights }: Match, terminal: Terminal): string {
  return quote.segments
    .map((segment) => {
      let line = '';
      let done = segment.start;
      const piece = (start: number, end: number) =>
        printableQuote(segment.text.slice(start - segment.start, end - segment.start));
      for (const { start, end } of highlights) {
        if (start < done || end > segment.end) continue;
        line += piece(done, start) + styled(piece(start, end), 'bold', terminal);
        done = end;
      }
      return `“${line}${piece(done, segment.end)}”${closingDirections(segment.text)}`;
    })
    .join(' … ');
}

export function speakerLine({ quote: { speaker }, article }: Match): string {
  if (speaker === null) return 'speaker not named in the article';
  if (speaker.kind === 'unnamed')
    return `“${article.text.slice(speaker.mention.start, speaker.mention.end)}”, not named in the article`;
  return speaker.kind === 'person' && speaker.role !== null
    ? `${speaker.name}, ${speaker.role}`
    : speaker.name;
}

export function printMatch(match: Match, terminal: Terminal, explain: 'explain' | 'plain'): void {
  const { article, quote, rank, why, matched } = match;
  const bar = styled('┃', 'dim', terminal);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${article.date}T00:00:00Z`),
  );
  terminal.out.write(`${rank > 1 ? '\n' : ''}${bar} ${quoteLine(match, terminal)}\n`);
  terminal.out.write(`  ${styled(printable(speakerLine(match)), 'bold', terminal)}\n`);
  terminal.out.write(`  ${day} · ${printable(article.outlet)}\n`);
  const outlets = otherOutlets(match);
  if (outlets.length > 0)
    terminal.out.write(`  ${printable(`also in ${new Intl.ListFormat('en-GB').format(outlets)}`)}\n`);
  terminal.out.write(`  ${styled(sourceLink(article, quote), 'underline', terminal)}\n`);
  if (explain === 'plain') return;
  const parts = why.map(({ part, points }) => `${part} ${points.toFixed(2)}`).join(' + ');
  terminal.out.write(
    `  ${styled(`why: ${match.score.toFixed(2)} = ${parts}; matched: ${matched.join(', ')}`, 'dim', terminal)}\n`,
  );
}

function replacedLine(replaced: readonly Correction[]): string {
  const asked = replaced.map((word) => `“${word.asked}”`);
  const taken = replaced.map(({ as }) => `“${as}”`);
  const [or, and] = [
    new Intl.ListFormat('en-GB', { type: 'disjunction' }),
    new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  ];
  return `Nothing has ${or.format(asked)}: searched for ${and.format(taken)}.`;
}

/** Prints an answer for a person. */
export function printAnswer(
  { query, result, reply = null }: Answer,
  terminal: Terminal,
  explain: 'explain' | 'plain',
): void {
  if (result.replaced.length > 0) terminal.out.write(`${printable(replacedLine(result.replaced))}\n`);
  if (result.offered.length > 0) terminal.out.write(`${printable(offeredLine(result.offered))}\n`);
  if (result.confidence === 'near') {
    terminal.out.write(`${printable(closestWords(result.asked))}\n\n`);
    for (const match of result.matches.slice(0, maxClosest)) printMatch(match, terminal, explain);
    return;
  }
  for (const match of result.matches) printMatch(match, terminal, explain);
  if (result.matches.length > 0) {
    const more = result.total - result.matches.length;
    if (more > 0)
      terminal.out.write(
        `\n${styled(`${more} more: --limit ${Math.min(result.total, maxLimit)}`, 'dim', terminal)}\n`,
      );
    return;
  }
  terminal.out.write(`${reply ?? `Nothing found for “${printable(query.text).slice(0, 300)}”.`}\n`);
  for (const { filter, value, known } of result.unmet)
    terminal.out.write(
      `Nothing in the corpus meets ${filter}:${printable(value)}. There is: ${printable(known.slice(0, 20).join(', '))}.\n`,
    );
  if (result.topics.length > 0)
    terminal.out.write(`The corpus does have: ${printable(result.topics.join(', '))}.\n`);
}
