import {
  claimVerbs,
  introductions,
  nameParticle,
  officeWord,
  signOff,
  stateVerbs,
} from '../../language/en/checking/claim-words.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import { wordsOf } from '../../search/text/words.ts';
import { readOffice } from './office.ts';

const nameWord = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;

/** A name with what English news puts around it: "U.S. Arctic envoy Caroline Steele", "Norway's prime minister". */
export const titledName = String.raw`${nameWord}(?:[ \t]+(?:${nameWord}|${nameParticle}|${officeWord})){0,8}`;

const pronoun = /^(?:i|he|she|they|we|you|it|who|somebody|someone|nobody|everybody)$/i;
export const isPronoun = (text: string): boolean => pronoun.test(text);

const listMark = /^[\s>*_•·–"”»’-]*(?:\d{1,3}[.)]\s*)?/u;
const dateline =
  /^\p{Lu}[\p{Lu} .,'’-]{2,40}(?:,? \p{Lu}?\p{L}{2,8}\.? \d{1,2})?\s*(?:\([^)]{1,40}\))?\s*(?:[—–]|--?(?= ))\s*/u;
const saying = new RegExp(String.raw`\s+(?:${claimVerbs})\b.*$`, 'isu');
const sentenceBreak =
  /(?<=[.!?]["”’»']?)(?<!\b(?:\p{Lu}|Sen|Rep|Gov|Gen|Col|Lt|Mr|Mrs|Ms|Dr|Prof|St|Adm|Capt)\.)\s+(?=["“‘]?\p{Lu})/u;
const namedSaying = new RegExp(
  String.raw`(${titledName})[ \t]+(?:had |has |have |\p{Ll}+ly )?(?:${claimVerbs})\b`,
  'gu',
);
const namedOnTopic = new RegExp(
  String.raw`^(?:the )?(${titledName})[ \t]+(?:on|about|to|speaking|talking)\b`,
  'u',
);
const namedDoing = new RegExp(String.raw`^(?:the )?(${titledName})[ \t]+(?:${stateVerbs})\b`, 'u');

/** Returns a name without a date, a place or words for saying behind it; `null` if nothing is left. */
function bareName(text: string | undefined): string | null {
  const bare =
    text
      ?.replace(saying, '')
      .split(/,|\s\(/u)[0]
      ?.replace(/^[\s*_~]+|[\s*_~:;]+$|(?<=[\p{L}\p{M}]{3})\.$/gu, '') ?? '';
  return bare === '' || wordsOf(bare).length > 9 || isPronoun(bare) ? null : bare;
}

/** True if words beside a quotation are a person's name or office: "NATO chief Rutte", not "The deal". */
function isName(text: string | null): text is string {
  const words = wordsOf(text ?? '');
  const [first, last] = [words[0], words.at(-1)];
  if (text === null || first === undefined || last === undefined || signOff.test(text)) return false;
  const endsWithName = /\p{Lu}/u.test(text.charAt(last.start));
  return (
    (endsWithName || (/^\p{Lu}/u.test(text) && readOffice(text).head !== null)) &&
    !englishSearch.isStopWord(first.form) &&
    !englishSearch.isFiller(first.form)
  );
}

/** Returns the name or office that a text consists of; `null` if it is something else. */
export function named(text: string | undefined): string | null {
  const bare = bareName(text);
  return isName(bare) ? bare : null;
}

/** True for a line that holds nothing but a name, perhaps with an office, a place or a date behind a comma. */
export function isNameLine(line: string): boolean {
  const main = line.split(/[,(]/u)[0]?.trim() ?? '';
  if (/[:?!"“”]/u.test(line) || /\.$/u.test(main) || wordsOf(main).length > 6) return false;
  return main
    .split(/\s+/u)
    .every((word) => /^\p{Lu}/u.test(word) || /^(?:de|van|von|der|al|bin|la|di|of)$/u.test(word));
}

/** "Ada Winter, the minister, told reporters". */
const namedWithOffice = new RegExp(
  String.raw`^(?:the )?(${titledName}),[ \t]+([^:,]{2,80}),[ \t]+(?:${claimVerbs})\b`,
  'u',
);

/** Returns the last sentence of an introduction, behind the quotation before it, without a list number or a dateline. */
function ownSentence(introduction: string): string {
  const behind = introduction.replace(/^.*["“”»](?=[\s,.])/su, '');
  const sentence = behind.split(sentenceBreak).at(-1) ?? '';
  return sentence.replace(listMark, '').replace(dateline, '').trim();
}

/** Returns the speaker of an introduction that ends with a comma: "As X put it, “…”". */
export function introducedByPhrase(introduction: string): string | null {
  const text = ownSentence(introduction);
  return introductions.map((pattern) => named(pattern.exec(text)?.[1])).find((name) => name !== null) ?? null;
}

/** Returns the person that an introduction before a colon names: "Quote from X", "X told Y", "X on Ukraine". */
export function introducedByColon(introduction: string): string | null {
  const text = ownSentence(introduction);
  const phrase = introducedByPhrase(introduction);
  if (phrase !== null) return phrase;
  const [, name, office] = namedWithOffice.exec(text) ?? [];
  // "Norway's prime minister, Ada Winter, said": the name stands behind the office.
  const isOfficeFirst = /(?:^|\s)\p{Ll}\S*$/u.test(name ?? '');
  if (isOfficeFirst && named(`${name} ${office}`) !== null) return named(`${name} ${office}`);
  if (named(name) !== null) return `${named(name)}, ${office}`;
  // Of several, the nearest: "… she said, after Winter had told the house:".
  const said = [...text.matchAll(namedSaying)].at(-1)?.[1];
  return (
    [said, namedOnTopic.exec(text)?.[1], namedDoing.exec(text)?.[1]]
      .map(named)
      .find((name) => name !== null) ?? named(text)
  );
}

/** Returns the person that an introduction before a dash names: "From Ada Winter — “…”". A dateline names nobody. */
export function introducedByDash(introduction: string): string | null {
  const phrase = introducedByPhrase(introduction);
  if (phrase !== null) return phrase;
  const text = ownSentence(introduction);
  const [, source] = /\bfrom (.+)$/iu.exec(text) ?? [];
  if (source !== undefined) return named(source);
  const isPlace = ownSentence(`${introduction} — `) === '' || /\)$/u.test(text) || wordsOf(text).length < 2;
  return isPlace || !isNameLine(text) ? null : named(text);
}
