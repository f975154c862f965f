import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import { verbAfter, verbBefore } from './cue-verbs.ts';
import type { Mention } from './mentions/mention.ts';
import type { MentionContext, MentionPosition, ParagraphAnalysis } from './paragraph-analysis.ts';
import { tokenClassOf } from './token-class.ts';
import { isSentenceEnd, type Token } from './tokens.ts';

function isArticle(token: Token | undefined): boolean {
  return token?.functionWord === 'the' || token?.functionWord === 'a';
}

/** True if a word before a name belongs to it: an article, a title, a noun for a person. */
function belongsToName(token: Token): boolean {
  return token.capital || isArticle(token) || hasFlag(token, lexicalFlag.title | lexicalFlag.personNoun);
}

/** Returns the token before a mention. Articles, and the titles of a name, are skipped. */
function tokenBefore(tokens: readonly Token[], { from, head, kind }: Mention): Token | undefined {
  let index = from - 1;
  if (!isArticle(tokens[index]) && (head === '' || kind !== 'name')) return tokens[index];
  for (; index > 0 && from - index < 8; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word' || !belongsToName(token)) break;
  }
  return tokens[index];
}

function positionOf(tokens: readonly Token[], from: number): MentionPosition {
  for (let index = from - 1; index >= 0 && from - index < 8; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'quote') return 'sentence-start';
    if (token.kind === 'word') {
      if (hasFlag(token, lexicalFlag.preposition | lexicalFlag.cueVerb) || token.functionWord === 'to')
        return 'object';
    } else if (token.text === ',') return 'clause-start';
    else if (isSentenceEnd(token)) return 'sentence-start';
  }
  return 'sentence-start';
}

const maxMentionsBefore = 4;

function countMentionsBefore(
  { mentions, counts: { sentenceEnds } }: ParagraphAnalysis,
  mention: Mention,
): number {
  let count = 0;
  for (let index = mention.index - 1; index >= 0 && count < maxMentionsBefore; index--) {
    const other = mentions[index];
    if (other === undefined || (sentenceEnds[other.to] ?? 0) !== (sentenceEnds[mention.from] ?? 0)) break;
    if (other.to <= mention.from) count++;
  }
  return count;
}

/** Returns what stands around a mention in its paragraph. */
export function mentionContextOf(paragraph: ParagraphAnalysis, mention: Mention): MentionContext {
  const known = paragraph.mentionContexts[mention.index];
  if (known !== undefined) return known;
  const { tokens } = paragraph;
  const before = tokenBefore(tokens, mention);
  const found: MentionContext = {
    verbAfter: verbAfter(tokens, mention.to),
    verbBefore: verbBefore(tokens, mention.from),
    tokenBefore: tokenClassOf(before),
    tokenAfter: tokenClassOf(tokens[mention.to]),
    contraction: tokens[mention.to - 1]?.contraction === true,
    inBrackets: before?.text === '(',
    position: positionOf(tokens, mention.from),
    mentionsBefore: countMentionsBefore(paragraph, mention),
  };
  if (mention.index >= 0) paragraph.mentionContexts[mention.index] = found;
  return found;
}
