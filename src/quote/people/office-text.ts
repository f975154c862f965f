import { words } from '../../language/en/word-list.ts';
import type { Mention } from '../analysis/mention.ts';
import type { Scene } from '../analysis/paragraph-analysis.ts';
import type { Token } from '../analysis/tokens.ts';
import { is, trait } from '../analysis/vocabulary.ts';
import { apposition, isHead, isOfficeWord, premodifiers } from './apposition.ts';

const mostWordsBefore = 6;
const mostWordsAfter = 8;

/** What says how somebody stands to somebody else, or stands for several, and so is no office by itself. */
const noOffice = words(
  `friend brother sister husband wife son daughter mother father parent grandfather grandmother uncle aunt rival opponent challenger
  guest person someone man woman boy girl one another dr. sens. reps. hopeful critic ally supporter participant attendee source`,
);
const courtesy = /^(?:mr|mrs|ms|miss)\.?$/;
const clauseOpeners = words(
  'and or but nor when while where who whose whom which that is was are were be has had have will would now then since until',
);

/** Whether a word cannot be part of an office: a verb, a conjunction, or a word of a line in capitals. */
function breaksOffice(token: Token): boolean {
  const { lower, text, capital } = token;
  if (clauseOpeners.has(lower)) return true;
  if (capital) return text.length > 5 && text === text.toUpperCase() && !text.includes('.');
  if (isOfficeWord(token) || lower.includes('-')) return false;
  return is(token, trait.cueVerb) || /(?:ed|ing)$/.test(lower);
}

/** Whether words are somebody's office: they hold the noun for one, and more than how they stand to somebody. */
function isOffice(tokens: readonly Token[]): boolean {
  return tokens.some((token) => isHead(token) && !noOffice.has(token.lower) && token.noun !== 'group');
}

/** "Anna Berg": the name of somebody else, who is not who the office is of. */
function opensName(token: Token, next: Token): boolean {
  return (
    next.capital &&
    is(token, trait.givenName) &&
    token.capital &&
    !isHead(next) &&
    next.text !== next.text.toUpperCase()
  );
}

/** The words before a name that are its bearer's office, in order. */
function officeBefore(scene: Scene, mention: Mention): readonly Token[] {
  const lead = premodifiers(scene, mention);
  const stop = lead.findIndex((token, at) => {
    const farther = lead[at + 1];
    return breaksOffice(token) || (farther !== undefined && opensName(farther, token));
  });
  const kept = (stop < 0 ? lead : lead.slice(0, stop)).slice(0, mostWordsBefore).reverse();
  const nearest = kept.at(-1);
  return nearest !== undefined && !courtesy.test(nearest.lower) && isOffice(kept) ? kept : [];
}

const joinsNouns = (token: Token) => is(token, trait.preposition) || token.lower === 'of';

/** The words up to the last that joins a noun to the ones before it ("director of advertising"), or `null`. */
function beforeLastJoint(tokens: readonly Token[]): readonly Token[] | null {
  const joint = tokens.findLastIndex(joinsNouns);
  return joint < 0 ? null : tokens.slice(0, joint);
}

/** The words of an apposition that are an office, up to what merely tells more ("… of Delta from Anytown"). */
function officeAfter(tokens: readonly Token[], to: number): readonly Token[] {
  if (tokens[to]?.text !== ',') return [];
  const tail = apposition(tokens, to);
  const first = tail.findIndex((token) => !is(token, trait.determiner));
  let kept: readonly Token[] = tail.slice(Math.max(0, first));
  const stop = kept.findIndex(breaksOffice);
  if (stop >= 0) {
    // "director of political advertising": half of what the office is of would tell less than nothing.
    const whole = kept.slice(0, stop);
    kept = beforeLastJoint(whole) ?? whole;
  }
  while (kept.length > mostWordsAfter) kept = beforeLastJoint(kept) ?? [];
  const joint = kept.findIndex(joinsNouns);
  const owner = kept.findLastIndex(({ clipped }) => clipped);
  const holdsOffice =
    isOffice(joint < 0 ? kept : kept.slice(0, joint)) || (owner >= 0 && isOffice(kept.slice(owner)));
  return joint !== 0 && holdsOffice ? kept : [];
}

/**
 * The office in the article's own words, before a mention by name or in the apposition after it: no verbs, no
 * second name, a few words; `null` where that leaves none.
 */
export function officeText(text: string, scene: Scene, mention: Mention): string | null {
  const lead = officeBefore(scene, mention);
  const office = lead.length > 0 ? lead : officeAfter(scene.tokens, mention.to);
  const first = office[0];
  const last = office.findLast((token) => !joinsNouns(token));
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end);
}
