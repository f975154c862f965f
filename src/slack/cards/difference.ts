import { visibleDirections } from '../../article/direction.ts';
import type { Difference, Run } from '../../check/comparison/difference.ts';
import { beginning, shorten } from '../outbound/shorten.ts';
import { words } from '../words.ts';
import type { Line } from './plain.ts';

/** Maximum characters of equal words between two differences, and of one difference. */
const [sameRoom, changeRoom] = [160, 300];
/** Maximum characters of the whole line, and number of differences listed below it. */
const [lineRoom, changesListed] = [2_000, 10];

/** Returns both ends of a long text, with a mark between them. */
function ends(article: string): string {
  const text = visibleDirections(article);
  if (text.length <= sameRoom) return text;
  const half = sameRoom / 2;
  const tail = text.slice(-half).replace(/^\S*\s/u, '');
  return `${beginning(text, half)}${words.shortenedMark} ${tail}`;
}

function piecesOf({ kind, alleged, article }: Run): Line {
  if (kind === 'same') return [ends(article)];
  if (kind === 'inserted' || kind === 'omitted') return [shorten(alleged, changeRoom)];
  return [
    ...(article === '' ? [] : [{ struck: shorten(article, changeRoom) }]),
    ...(article === '' || alleged === '' ? [] : [' ']),
    ...(alleged === '' ? [] : [{ bold: shorten(alleged, changeRoom) }]),
  ];
}

const lengthOf = (line: Line): number =>
  line.reduce(
    (sum, part) => sum + (typeof part === 'string' ? part : (Object.values(part)[0] ?? '')).length,
    0,
  );

/** Returns a line that compares an alleged quote with the article: dropped words struck through, added ones bold. */
export function differenceLine(difference: Difference): Line {
  const line: Line[number][] = [];
  let length = 0;
  for (const run of difference) {
    const pieces = piecesOf(run);
    length += lengthOf(pieces) + 1;
    if (length > lineRoom) return [...line, words.shortenedMark];
    if (line.length > 0) line.push(' ');
    line.push(...pieces);
  }
  return line;
}

/** Returns the differences in words, one a line, for readers who do not see styles. */
export function changeLines(difference: Difference): Line[] {
  const changes = difference.flatMap(({ kind, alleged, article }) => {
    const [mine, theirs] = [shorten(alleged, changeRoom / 2), shorten(article, changeRoom / 2)];
    if (kind === 'added') return [words.checkAdded(mine)];
    if (kind === 'dropped') return [words.checkDropped(theirs)];
    return kind === 'changed' ? [words.checkChanged(theirs, mine)] : [];
  });
  const more = changes.length - changesListed;
  const listed = changes.slice(0, changesListed).map((change) => [`• ${change}`]);
  return more > 0 ? [...listed, [words.checkMoreChanges(more)]] : listed;
}
