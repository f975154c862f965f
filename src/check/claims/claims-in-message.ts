import type { Span } from '../../article/article.ts';
import { claimVerbs, officeWord } from '../../language/en/checking/claim-words.ts';
import type { Quote } from '../../quote/quote.ts';
import {
  introducedByColon,
  introducedByDash,
  introducedByPhrase,
  isNameLine,
  isPronoun,
  named,
  titledName,
} from './introduction.ts';

/** Text read on each side of a quotation, in UTF-16 units. */
const textRead = 200;
/** Text read at the end of a quotation for its signature, in UTF-16 units. */
const endRead = 400;

const opening = String.raw`[\s"“„«‘'>*_]*`;
const closing = '^["”»“’\'*_]*[.,]?["”»\']*';

const inParentheses = new RegExp(String.raw`${closing}[ \t]*\(([^()\n]{2,80})\)`, 'u');
const inFilter = new RegExp(String.raw`${closing}[ \t]*\b(?:by|speaker|from):(?:"([^"\n]+)"|(\S+))`, 'iu');
const signature = new RegExp(
  String.raw`${closing}[ \t]*(?:\n[ \t]*){0,2}(?:>[ \t]*)?(?:[—–~―]|--?(?=[ \t]))[ \t]*(\p{Lu}[^\n;(:]{0,80})(?=[\n;(]|$)`,
  'u',
);
const nextLine = new RegExp(String.raw`${closing}[ \t]*\n(?:>[ \t]*)?[ \t]*([^\n]{2,80})(?=$|\n)`, 'u');
const verbBehind = new RegExp(
  String.raw`${closing}[ \t]*(?:the )?(${titledName})[ \t]+(?:\w+ly[ \t]+)?(?:${claimVerbs})\b`,
  'u',
);
const verbBefore = new RegExp(
  String.raw`${closing}[ \t]*(?:${claimVerbs})[ \t]+((?:the )?${titledName})(?:,[ \t]+(${titledName}))?(?=[\s,.;]|$)`,
  'u',
);
const beforeColon = new RegExp(String.raw`(?:^|[\n:])([^\n:]{1,200}):${opening}$`, 'u');
const beforeComma = new RegExp(String.raw`(?:^|[\n:])([^\n:]{1,200}),${opening}$`, 'u');
const lineAbove = /(?:^|\n)[ \t]*(?:speaker|said by|from|who)[ \t]*:[ \t]*([^\n]{2,80})\n[^\n]{0,40}$/iu;
/** After a name and its verb: the introduction of another quotation. */
const introducesNext = /^[^“"‘\n]{0,60}[:,]\s*["“‘]/u;
/** A full stop behind the closing mark: what follows is another sentence. */
const endsSentence = /^["”»’'*_]+\.(?!\p{L})/u;
/** Soft hyphens, zero-width characters and byte order marks. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const ofPlace = /^\s+(?:of|for|from|in)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*/u;
const officeOf = new RegExp(
  String.raw`^['’]s?(?:[ \t]+${officeWord})+(?:,?[ \t]+${titledName}(?=,?[ \t]))?`,
  'u',
);
const beforeDash = new RegExp(
  String.raw`(?:^|[\n:])([^\n:]{1,200})[ \t](?:[—–~―]|--?)[ \t]+${opening}$`,
  'u',
);

/** Returns the speaker that follows a quotation: in parentheses, as a filter, a signature, or with a verb. */
function namedBehind(after: string): string | null {
  const [, parenthesis] = inParentheses.exec(after) ?? [];
  // Two or three capitals are an agency: "(AP)".
  if (parenthesis !== undefined && !/^\p{Lu}{2,4}$/u.test(parenthesis) && named(parenthesis) !== null)
    return named(parenthesis);
  const filter = inFilter.exec(after);
  if (filter !== null)
    return (filter[1] ?? filter[2] ?? '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const [, signed] = signature.exec(after) ?? [];
  if (signed !== undefined && named(signed) !== null) return named(signed);
  const verb = endsSentence.test(after) ? null : (verbBehind.exec(after) ?? verbBefore.exec(after));
  const isNext = verb !== null && introducesNext.test(after.slice(verb[0].length));
  if (verb !== null && !isNext) {
    const [, main, behind] = verb;
    // "said Sweden's defence minister, Ada Winter": the name stands behind the office.
    const isOffice = /(?:^|\s)\p{Ll}\S*$/u.test(main ?? '');
    const whole = isOffice && behind !== undefined ? `${main} ${behind}` : main;
    if (named(whole) !== null) return named(whole);
  }
  const [, line] = nextLine.exec(after) ?? [];
  return line !== undefined && isNameLine(line) ? named(line) : null;
}

function namedAhead(before: string): string | null {
  const [, above] = lineAbove.exec(before) ?? [];
  if (above !== undefined && named(above) !== null) return named(above);
  const [, introduction] = beforeColon.exec(before) ?? [];
  return introduction === undefined ? null : introducedByColon(introduction);
}

/** Returns the speaker that the message's sentences name, as an article's quotes are attributed. */
function namedInText(text: string, quotes: readonly Quote[], { start, end }: Span): string | null {
  const quote = quotes.find(({ segments }) => segments.some((one) => one.start < end && start < one.end));
  const speaker = quote?.speaker ?? null;
  if (speaker === null) return null;
  if (speaker.kind === 'person')
    return speaker.role === null ? speaker.name : `${speaker.role} ${speaker.name}`.replaceAll(',', ' ');
  // "Norway's prime minister": the country alone did not say it.
  const office = officeOf.exec(text.slice(speaker.mention.end, speaker.mention.end + textRead))?.[0];
  if (speaker.kind === 'organisation')
    return office === undefined
      ? speaker.name
      : `${text.slice(speaker.mention.start, speaker.mention.end)}${office.replace(',', '')}`;
  const place = ofPlace.exec(text.slice(speaker.mention.end, speaker.mention.end + textRead))?.[0] ?? '';
  const mention = text.slice(speaker.mention.start, speaker.mention.end) + place;
  return isPronoun(mention) ? null : mention;
}

/** Returns the speaker that a message claims for the quotation at `span`, as it writes them; `null` for nobody. */
export function claimedSpeaker(text: string, quotes: readonly Quote[], span: Span): string | null {
  const before = text.slice(Math.max(0, span.start - textRead), span.start).replace(invisible, '');
  const after = text.slice(span.end, span.end + textRead).replace(invisible, '');
  const sentence = namedInText(text, quotes, span);
  const beside = namedBehind(after) ?? namedAhead(before);
  // The sentence may add the office to the same name.
  if (beside !== null) return sentence?.endsWith(beside) === true ? sentence : beside;
  const [, phrase] = beforeComma.exec(before) ?? [];
  const [, name] = beforeDash.exec(before) ?? [];
  return (
    sentence ??
    (phrase === undefined ? null : introducedByPhrase(phrase)) ??
    (name === undefined ? null : introducedByDash(name))
  );
}

/** Splits a signature off a text without marks: `Text — Name, 4 March`, or `Name: text`. */
export function splitSignature(text: string): { readonly text: string; readonly speaker: string | null } {
  const titled = /^(\p{Lu}[^\s:]*(?: [^\s:]+){0,4}):\s+(?=\S)/u.exec(text);
  const endStart = Math.max(0, text.length - endRead);
  const end = text.slice(endStart);
  const signed = /\s+(?:>[ \t]*)?[—–~-]{1,2}\s*(\p{Lu}[^\s,]*(?: [^\s,.]+){0,4})(?:,[^.!?\n]{0,60})?$/u.exec(
    end,
  );
  const lastLine = /\n[ \t]*(?:>[ \t]*)?([^\n]{2,80})$/u.exec(end);
  if (signed !== null && named(signed[1]) !== null)
    return { text: text.slice(0, endStart + signed.index), speaker: named(signed[1]) };
  if (lastLine !== null && isNameLine(lastLine[1] ?? '') && named(lastLine[1]) !== null)
    return { text: text.slice(0, endStart + lastLine.index), speaker: named(lastLine[1]) };
  if (titled !== null && named(titled[1]) !== null)
    return { text: text.slice(titled[0].length), speaker: named(titled[1]) };
  return { text, speaker: null };
}
