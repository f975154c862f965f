import type { Mention } from '../analysis/mention.ts';
import { genderOfTitle } from './gender.ts';
import type { Person } from './person.ts';

/** Tells apart the people that a bare name may stand for; asked in the order of the text. */
export type Namesakes = {
  /** Whom a mention by a bare name stands for: whom the article is about, unless a namesake was named just now. */
  readonly choose: (bearers: readonly Person[], mention: Mention) => Person | undefined;
  /** Takes in that a bare name was given to somebody. */
  readonly note: (person: Person, mention: Mention) => void;
};

/** Finds each person's last mention in full before an offset; asked in the order of the text, it takes linear time. */
function lastMentions(): (person: Person, offset: number) => Mention | undefined {
  const cursors = new Map<Person, number>();
  return (person, offset) => {
    let at = cursors.get(person) ?? 0;
    while ((person.mentions[at]?.start ?? Number.POSITIVE_INFINITY) < offset) at++;
    cursors.set(person, at);
    return person.mentions[at - 1];
  };
}

/** What having been named so many paragraphs ago weighs. */
function recency(paragraphs: number): number {
  if (paragraphs === 0) return 1.5;
  if (paragraphs === 1) return 1;
  return paragraphs === 2 ? 0.6 : 0;
}

/** Begins an article, in which no bare name has been given to anybody. */
export function namesakes(): Namesakes {
  const lastInFull = lastMentions();
  /** Of each person, the paragraph of the last bare name and how many there were. */
  const bare = new Map<Person, { readonly paragraph: number; readonly count: number }>();

  function weight(person: Person, { start, paragraph }: Mention): number {
    const known = bare.get(person);
    const last = Math.max(lastInFull(person, start)?.paragraph ?? -9, known?.paragraph ?? -9);
    return Math.log(1 + person.mentions.length + (known?.count ?? 0)) + recency(paragraph - last);
  }

  return {
    choose(bearers, mention) {
      const gender = genderOfTitle(mention.head);
      const possible = bearers.filter(
        (person) => gender === null || person.gender === null || person.gender === gender,
      );
      if (possible.length < 2) return possible[0];
      let best: Person | undefined;
      let heaviest = Number.NEGATIVE_INFINITY;
      for (const person of possible) {
        const value = weight(person, mention);
        if (value > heaviest) [best, heaviest] = [person, value];
      }
      return best;
    },
    note(person, { paragraph }) {
      bare.set(person, { paragraph, count: (bare.get(person)?.count ?? 0) + 1 });
    },
  };
}
