import type { QuotingLanguage } from '../../language/quoting-language.ts';
import type { Mention } from '../analysis/mentions/mention.ts';
import type { Person } from './person.ts';

/** Decides whom a bare name stands for if several people bear it. To be called in the order of the text. */
export type NamesakeChooser = {
  /**
   * Returns the bearer that the article names most often and most recently, of the gender that the mention's title
   * tells.
   */
  readonly choose: (bearers: readonly Person[], mention: Mention) => Person | undefined;
  /** Records that a bare name was taken to stand for somebody. */
  readonly record: (person: Person, mention: Mention) => void;
};

/**
 * Returns a function that finds a person's last mention by full name before an offset. All calls together take linear
 * time.
 */
function lastFullMentions(): (person: Person, offset: number) => Mention | undefined {
  const cursors = new Map<Person, number>();
  return (person, offset) => {
    let index = cursors.get(person) ?? 0;
    while ((person.mentions[index]?.start ?? Number.POSITIVE_INFINITY) < offset) index++;
    cursors.set(person, index);
    return person.mentions[index - 1];
  };
}

/** Returns the weight of having been named that many paragraphs before. */
function recencyWeight(paragraphs: number): number {
  if (paragraphs === 0) return 1.5;
  if (paragraphs === 1) return 1;
  return paragraphs === 2 ? 0.6 : 0;
}

const longAgo = -9;

/** Returns a chooser for one article. */
export function namesakeChooser({ genders }: QuotingLanguage): NamesakeChooser {
  const lastFullMention = lastFullMentions();
  /** By person, the paragraph of the last bare name, and how many there were. */
  const bareNames = new Map<Person, { readonly paragraphIndex: number; readonly count: number }>();

  function weightOf(person: Person, { start, paragraphIndex }: Mention): number {
    const bare = bareNames.get(person);
    const last = Math.max(
      lastFullMention(person, start)?.paragraphIndex ?? longAgo,
      bare?.paragraphIndex ?? longAgo,
    );
    const frequency = Math.log(1 + person.mentions.length + (bare?.count ?? 0));
    return frequency + recencyWeight(paragraphIndex - last);
  }

  return {
    choose(bearers, mention) {
      const gender = genders.ofTitle(mention.head);
      const possible = bearers.filter(
        (person) => gender === null || person.gender === null || person.gender === gender,
      );
      if (possible.length < 2) return possible[0];
      let best: Person | undefined;
      let highest = Number.NEGATIVE_INFINITY;
      for (const person of possible) {
        const weight = weightOf(person, mention);
        if (weight > highest) [best, highest] = [person, weight];
      }
      return best;
    },
    record(person, { paragraphIndex }) {
      bareNames.set(person, { paragraphIndex, count: (bareNames.get(person)?.count ?? 0) + 1 });
    },
  };
}
