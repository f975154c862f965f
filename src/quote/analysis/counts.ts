import { hasFlag, lexicalFlag } from '../../language/lexicon-word.ts';
import { isSentenceEnd, type Token } from './tokens.ts';

/** Running counts over a paragraph's tokens: `words[b] - words[a]` words are among the tokens `a` to `b`, exclusive. */
export type Counts = {
  readonly words: readonly number[];
  readonly cues: readonly number[];
  readonly commas: readonly number[];
  readonly sentenceEnds: readonly number[];
  readonly quotes: readonly number[];
};

/** Counts one paragraph's tokens. Each list has one entry more than there are tokens. */
export function countsOf(tokens: readonly Token[]): Counts {
  const [words, cues, commas, sentenceEnds, quotes] = [[0], [0], [0], [0], [0]];
  let [word, cue, comma, sentenceEnd, quote] = [0, 0, 0, 0, 0];
  for (const token of tokens) {
    if (token.kind === 'word') {
      word++;
      if (hasFlag(token, lexicalFlag.cueVerb)) cue++;
    } else if (token.kind === 'quote') quote++;
    else if (token.text === ',') comma++;
    else if (isSentenceEnd(token)) sentenceEnd++;
    words.push(word);
    cues.push(cue);
    commas.push(comma);
    sentenceEnds.push(sentenceEnd);
    quotes.push(quote);
  }
  return { words, cues, commas, sentenceEnds, quotes };
}
