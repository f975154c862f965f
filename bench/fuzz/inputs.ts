import type { Parser } from './parsers.ts';

export type Random = () => number;

/** A generated input and how it was made, for a report. */
export type Input = { readonly text: string; readonly how: string };

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** Repeats a piece until `length` UTF-16 units are reached. */
export function run(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / Math.max(1, piece.length))).slice(0, length);
}

/** Every character that a run is made of: all of ASCII, quotation marks, spaces, and what is not seen. */
export const runCharacters: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'“”„‟‘’‚‛«»‹›″′…—–―·•\u00a0\u2003\u2028\u200b\u202e\u2066\u0301\ufeff\ud800éßǅЖ中',
  '😀',
  '\r\n',
];

function piece(random: Random, { tokens }: Parser): string {
  const parts = Array.from({ length: 1 + below(random, 3) }, () =>
    random() < 0.7 ? pick(random, tokens) : pick(random, runCharacters),
  );
  return parts.join(random() < 0.3 ? ' ' : '');
}

/** A run of one piece after a head, before a tail: what backtracks does so where the end does not match. */
function repeated(random: Random, parser: Parser, length: number): Input {
  const [head, body, tail] = [piece(random, parser), piece(random, parser), piece(random, parser)];
  const [before, after] = [random() < 0.5 ? head : '', random() < 0.5 ? tail : ''];
  return {
    text: before + run(body, length) + after,
    how: `${JSON.stringify([before, body, after])} repeated`,
  };
}

function nested(random: Random, parser: Parser, length: number): Input {
  const [open, close] = [piece(random, parser), piece(random, parser)];
  const depth = Math.ceil(length / (open.length + close.length));
  return { text: open.repeat(depth) + close.repeat(depth), how: `${JSON.stringify([open, close])} nested` };
}

function soup(random: Random, { tokens }: Parser, length: number): Input {
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const part = random() < 0.9 ? pick(random, tokens) : pick(random, runCharacters);
    parts.push(part);
    size += part.length + 1;
  }
  return { text: parts.join(random() < 0.5 ? ' ' : ''), how: 'tokens at random' };
}

/** A sample in which pieces were taken out, put in and repeated. */
function mutated(random: Random, parser: Parser, length: number): Input {
  let text = pick(random, parser.samples);
  for (let changes = 1 + below(random, 8); changes > 0; changes--) {
    const at = below(random, text.length + 1);
    const to = Math.min(text.length, at + below(random, 40));
    const times = random() < 0.3 ? Math.ceil(length / Math.max(8, to - at)) : below(random, 3);
    const inside = random() < 0.5 ? text.slice(at, to) : piece(random, parser);
    text = text.slice(0, at) + inside.repeat(times) + text.slice(to);
    if (text.length > length) break;
  }
  return { text: text.slice(0, Math.max(length, 1_000)), how: 'a sample changed at random' };
}

/** Returns a random input for a parser of at most `longest` UTF-16 units; long ones are as likely as short ones. */
export function inputFor(random: Random, parser: Parser, longest: number): Input {
  const length = Math.ceil(longest ** random());
  const { text, how } = pick(random, [repeated, repeated, nested, soup, mutated])(random, parser, length);
  return { text: text.slice(0, longest), how };
}
