import { placeNamed } from '../../language/en/checking/office-titles.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';
import { wordsOf } from '../../search/text/words.ts';
import { withoutDots } from './office.ts';

/** Words read on each side of a name. */
const maxWords = 10;

const sentenceBreak = /(?<=[.!?]["”’»]?)\s+|\n+/u;
/** Between an office and the name it belongs to: a comma, or a place. */
const beforeName = /^(?:\s+(?:in|to|of|for|at)\s+(?:the\s+)?\p{Lu}[\p{L}-]*)?,?\s+$/u;
/** Between a name and the office behind it: "Ada Winter, the minister", "Ada Winter, who leads the opposition". */
const afterName =
  /^(?:,\s+|\s+\(|\s+who\s)(?!(?:in|on|at|after|before|when|while|with|to|by|from|and|but)\s)/u;

const formsOf = (text: string): string[] =>
  wordsOf(text)
    .map(({ form }) => englishSearch.spelling(form))
    .filter((form) => !englishSearch.isStopWord(form));

/** True if two words of offices mean one thing: "Sweden" and "Swedish", "leads" and "leader". */
function sameWord(claimed: string, written: string): boolean {
  const [one, other] = [englishSearch.stem(claimed), englishSearch.stem(englishSearch.spelling(written))];
  if (one === other || (one.endsWith('er') && one.slice(0, -2) === other)) return true;
  return placeNamed(claimed) !== null && placeNamed(claimed) === placeNamed(written);
}

/** True if the text directly before a name gives the whole office. */
function isBefore(sentence: string, forms: readonly string[], nameStart: number): boolean {
  const words = wordsOf(sentence.slice(0, nameStart)).slice(-maxWords);
  const last = words.findLast(({ form }) => forms.some((claimed) => sameWord(claimed, form)));
  if (last === undefined || !beforeName.test(sentence.slice(last.end, nameStart))) return false;
  return forms.every((claimed) => words.some(({ form }) => sameWord(claimed, form)));
}

/** True if the clause behind a name gives the whole office. */
function isBehind(sentence: string, forms: readonly string[], nameEnd: number): boolean {
  const behind = sentence.slice(nameEnd);
  if (!afterName.test(behind)) return false;
  const [clause = ''] = behind.replace(/^[\s,(]+/u, '').split(/[,;()]/u);
  const words = wordsOf(clause).slice(0, maxWords);
  return forms.every((claimed) => words.some(({ form }) => sameWord(claimed, form)));
}

/**
 * True if an article's text gives a person the claimed office beside the name: "Sweden's foreign minister, Ada Winter",
 * "Ada Winter, who leads the opposition".
 * @param name the folded words of the person's name, surname last
 */
export function statesOffice(claimed: string, name: readonly string[], articleText: string): boolean {
  const forms = formsOf(withoutDots(claimed));
  const surname = name.at(-1);
  if (forms.length === 0 || surname === undefined) return false;
  return withoutDots(articleText)
    .split(sentenceBreak)
    .some((sentence) => {
      const words = wordsOf(sentence);
      return words.some(({ form, end }, index) => {
        if (englishSearch.spelling(form) !== surname) return false;
        let first = index;
        while (first > 0 && name.includes(englishSearch.spelling(words[first - 1]?.form ?? ''))) first -= 1;
        const start = words[first]?.start ?? 0;
        return isBefore(sentence, forms, start) || isBehind(sentence, forms, end);
      });
    });
}
