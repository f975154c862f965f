import { isSpeechNoun, speechVerbs } from '../../language/en/searching/asking.ts';
import { englishSearch } from '../../language/en/searching/search-language.ts';

/** How a question names a person: as the one who speaks, or so that they may be. */
export type PersonAsked = {
  /** As typed: "Macron", "the French president". */
  readonly person: string;
  /** What is asked about. Empty if nothing in particular. */
  readonly topic: string;
};

const person = String.raw`((?:[^\s:;?!]+\s+){0,6}?[^\s:;?!]+?)`;
const about = '(?:on|about|regarding|over|of|concerning)';
const verbs = speechVerbs.join('|');

/** The question word and auxiliary before a person: "what did", "how does", "has". */
const asked = String.raw`(?:(?:what|how|when|where|why)(?:['’]?(?:s|d)|\s+(?:did|do|does|has|have|had|would|will|is|was))?|did|does|has|have)\s+`;

const patterns: readonly RegExp[] = [
  // "what did Macron say about peacekeepers", "what Macron said about peacekeepers"
  new RegExp(
    String.raw`^${asked}${person}\s+(?:ever\s+|really\s+|actually\s+|just\s+)?(?:${verbs})\b(?:\s+(?:anything|something))?(?:\s+${about}\b)?(.*)$`,
    'iu',
  ),
  // "quotes by Macron on peacekeepers", "anything from Macron about peacekeepers"
  new RegExp(
    String.raw`^(?:any\s+|the\s+|all\s+|latest\s+)*(?:quotes?|statements?|comments?|remarks?|anything|something)\s+(?:by|from)\s+${person}(?:\s+${about}\s+(.*))?$`,
    'iu',
  ),
  // "Rutte: air defence"
  new RegExp(String.raw`^${person}\s*[:：]\s+(.+)$`, 'iu'),
];

const onPattern = new RegExp(String.raw`^${person}\s+(?:on|about)\s+(.+)$`, 'iu');
const nounPattern = new RegExp(
  String.raw`^(?:what(?:['’]s|\s+(?:is|was|are|were))\s+)?${person}(?:['’]s|(?<=s)['’])\s+(\p{L}+)\s+(?:on|about|to|for|of|against|towards)\s+(.+)$`,
  'iu',
);

/** Of a question in one of the forms, in UTF-16 units: the patterns are not linear. */
const maxForm = 500;

const trimmed = (text: string) => text.replace(/^[\s,:]+|[\s,?!.:]+$/gu, '');

/**
 * Reads who is asked about, by the form of a question alone: whether there is such a person is for others to say. Returns
 * `null` if the question has none of the forms.
 * @example personAsked('what did Rutte say about Putin?') // { person: 'Rutte', topic: 'Putin' }
 */
export function personAsked(question: string): PersonAsked | null {
  const plain = question.replace(/\s+/gu, ' ').trim();
  if (plain.length > maxForm) return null;
  const read = (name = '', topic = ''): PersonAsked | null => {
    // "Melanie, the Trump fan, on …", "McCaskill to Dr. Oz about …": the name stands first.
    const named = trimmed(name.split(/,|\sto\s/u)[0] ?? '').replace(/['’]s$/u, '');
    const [first = ''] = named.toLowerCase().split(' ');
    const isSentence = first !== 'the' && (englishSearch.isStopWord(first) || englishSearch.isFiller(first));
    return named === '' || isSentence ? null : { person: named, topic: trimmed(topic) };
  };
  for (const pattern of patterns) {
    const found = pattern.exec(plain);
    if (found !== null) return read(found[1], found[2]);
  }
  const on = onPattern.exec(plain);
  if (on !== null) return read(on[1], on[2]);
  const noun = nounPattern.exec(plain);
  return noun !== null && isSpeechNoun(noun[2] ?? '') ? read(noun[1], noun[3]) : null;
}
