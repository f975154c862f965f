import type { Span } from '../../article/article.ts';
import { claimVerbs, introductions, signOff } from '../../language/en/checking/claim-words.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import type { Quote } from '../../quote/quote.ts';
import { wordsOf } from '../../search/text/words.ts';

/** Text read on each side of a quotation, in UTF-16 units. */
const textRead = 200;
/** Text read at the end of a quotation for its signature, in UTF-16 units. */
const endRead = 400;

const nameWord = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
const particle = '(?:de|da|del|der|den|van|von|al|el|bin|la|le|di|dos|du|ten|ter|of)';
const namePattern = String.raw`${nameWord}(?:[ \t]+(?:${nameWord}|${particle})){0,6}`;
const opening = String.raw`[\s"“„«‘>*_]*`;
const closing = '^["”»“’\'*_]*[.,]?["”»\']*';

const inParentheses = new RegExp(String.raw`${closing}[ \t]*\(([^()\n]{2,80})\)`, 'u');
const inFilter = new RegExp(String.raw`${closing}[ \t]*\b(?:by|speaker|from):(?:"([^"\n]+)"|(\S+))`, 'iu');
const signature = new RegExp(
  String.raw`${closing}[ \t]*(?:\n[ \t]*)?(?:>[ \t]*)?(?:[—–~―]|--?(?=[ \t]))[ \t]*(\p{Lu}[^\n;(]{0,80})`,
  'u',
);
const nextLine = new RegExp(String.raw`${closing}[ \t]*\n(?:>[ \t]*)?[ \t]*([^\n]{2,80})(?=$|\n)`, 'u');
const verbBehind = new RegExp(
  String.raw`${closing}[ \t]*(?:the )?(${namePattern})[ \t]+(?:\w+ly[ \t]+)?(?:${claimVerbs})\b`,
  'u',
);
const verbBefore = new RegExp(
  String.raw`${closing}[ \t]*(?:${claimVerbs})[ \t]+((?:the )?${namePattern})(?=[\s,.;]|$)`,
  'u',
);
const beforeColon = new RegExp(String.raw`(?:^|[\n.!?])([^\n:]{1,160}):${opening}$`, 'u');
const beforeComma = new RegExp(String.raw`(?:^|[\n.!?])([^\n:]{1,160}),${opening}$`, 'u');
const lineAbove = /(?:^|\n)[ \t]*(?:speaker|said by|from|who)[ \t]*:[ \t]*([^\n]{2,80})\n[^\n]{0,40}$/iu;
/** After a name and its verb: the introduction of another quotation. */
const introducesNext = /^[^“"\n]{0,60}[:,]\s*["“]/u;
const ofPlace = /^\s+(?:of|for|from|in)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*/u;
const listMark = /^[\s>*_•·–"”»’-]*(?:\d{1,3}[.)]\s*)?/u;
const dateline =
  /^\p{Lu}[\p{Lu} .,'’-]{2,40}(?:,? \p{Lu}?\p{L}{2,8}\.? \d{1,2})?\s*(?:\([^)]{1,40}\))?\s*(?:[—–]|--?(?= ))\s*/u;

const saying = new RegExp(String.raw`\s+(?:${claimVerbs})\b.*$`, 'isu');
const pronoun = /^(?:i|he|she|they|we|you|it|who|somebody|someone|nobody|everybody)$/i;

/** Returns a name without a date, a place or words for saying behind it; `null` if nothing is left. */
function bareName(text: string | undefined): string | null {
  const bare =
    text
      ?.replace(saying, '')
      .split(/,|\s\(/u)[0]
      ?.trim() ?? '';
  return bare === '' || wordsOf(bare).length > 8 || pronoun.test(bare) ? null : bare;
}

/** True if words beside a quotation are a person's name, maybe with a title: "NATO chief Rutte", not "The deal". */
function isName(text: string | null): text is string {
  const words = wordsOf(text ?? '');
  const [first, last] = [words[0], words.at(-1)];
  if (text === null || first === undefined || last === undefined || signOff.test(text)) return false;
  return (
    /\p{Lu}/u.test(text.charAt(last.start)) &&
    !englishSearch.isStopWord(first.form) &&
    !englishSearch.isFiller(first.form)
  );
}

const named = (text: string | undefined): string | null => {
  const bare = bareName(text);
  return isName(bare) ? bare : null;
};

/** True for a line that holds nothing but a name, perhaps with an office, a place or a date behind a comma. */
function isNameLine(line: string): boolean {
  const main = line.split(/[,(]/u)[0]?.trim() ?? '';
  if (/[:?!"“”]/u.test(line) || /\.$/u.test(main) || wordsOf(main).length > 6) return false;
  return main
    .split(/\s+/u)
    .every((word) => /^\p{Lu}/u.test(word) || /^(?:de|van|von|der|al|bin|la|di|of)$/u.test(word));
}

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
  const verb = verbBehind.exec(after) ?? verbBefore.exec(after);
  const isNext = verb !== null && introducesNext.test(after.slice(verb[0].length));
  if (verb !== null && !isNext && !pronoun.test(verb[1] ?? '') && named(verb[1]) !== null)
    return named(verb[1]);
  const [, line] = nextLine.exec(after) ?? [];
  return line !== undefined && isNameLine(line) ? named(line) : null;
}

/** Returns the person that an introduction names: "Quote from X", "X told Y", "Latvia's X", "X's words". */
function namedIn(introduction: string): string | null {
  const text = introduction.replace(listMark, '').replace(dateline, '').trim();
  for (const pattern of introductions) {
    const found = named(pattern.exec(text)?.[1]);
    if (found !== null) return found;
  }
  return named(text);
}

function namedAhead(before: string): string | null {
  const [, above] = lineAbove.exec(before) ?? [];
  if (above !== undefined && named(above) !== null) return named(above);
  const [, introduction] = beforeColon.exec(before) ?? [];
  return introduction === undefined ? null : namedIn(introduction);
}

/** Returns the speaker of an introduction that ends with a comma: "As X put it, “…”". */
function namedBeforeComma(before: string): string | null {
  const [, introduction] = beforeComma.exec(before) ?? [];
  const text = introduction?.replace(listMark, '').replace(dateline, '').trim() ?? '';
  return introductions.map((pattern) => named(pattern.exec(text)?.[1])).find((name) => name !== null) ?? null;
}

/** Returns the speaker that the message's sentences name, as an article's quotes are attributed. */
function namedInText(text: string, quotes: readonly Quote[], { start, end }: Span): string | null {
  const quote = quotes.find(({ segments }) => segments.some((one) => one.start < end && start < one.end));
  const speaker = quote?.speaker ?? null;
  if (speaker === null) return null;
  if (speaker.kind === 'person')
    return speaker.role === null ? speaker.name : `${speaker.role} ${speaker.name}`.replaceAll(',', ' ');
  if (speaker.kind === 'organisation') return speaker.name;
  const place = ofPlace.exec(text.slice(speaker.mention.end, speaker.mention.end + textRead))?.[0] ?? '';
  const mention = text.slice(speaker.mention.start, speaker.mention.end) + place;
  return pronoun.test(mention) ? null : mention;
}

/** Returns the speaker that a message claims for the quotation at `span`, as it writes them; `null` for nobody. */
export function claimedSpeaker(text: string, quotes: readonly Quote[], span: Span): string | null {
  const before = text.slice(Math.max(0, span.start - textRead), span.start);
  const after = text.slice(span.end, span.end + textRead);
  const sentence = namedInText(text, quotes, span);
  const beside = namedBehind(after) ?? namedAhead(before);
  // The sentence may add the office to the same name.
  if (beside !== null) return sentence?.endsWith(beside) === true ? sentence : beside;
  return sentence ?? namedBeforeComma(before);
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
