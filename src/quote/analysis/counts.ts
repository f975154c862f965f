import { isStop, type Token } from './tokens.ts';
import { is, trait } from './vocabulary.ts';

/** Running counts over a paragraph's tokens: `counts[b] - counts[a]` is what stands in tokens `a` to `b`. */
export type Counts = {
  readonly words: readonly number[];
  readonly cues: readonly number[];
  readonly commas: readonly number[];
  readonly stops: readonly number[];
  readonly quotes: readonly number[];
};

/** The counts of one paragraph, each one longer than `tokens`. */
export function countsOf(tokens: readonly Token[]): Counts {
  const [words, cues, commas, stops, quotes] = [[0], [0], [0], [0], [0]];
  let [word, cue, comma, stop, quote] = [0, 0, 0, 0, 0];
  for (const token of tokens) {
    if (token.kind === 'word') {
      word++;
      if (is(token, trait.cueVerb)) cue++;
    } else if (token.kind === 'quote') quote++;
    else if (token.text === ',') comma++;
    else if (isStop(token)) stop++;
    words.push(word);
    cues.push(cue);
    commas.push(comma);
    stops.push(stop);
    quotes.push(quote);
  }
  return { words, cues, commas, stops, quotes };
}
