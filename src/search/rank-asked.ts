import type { IndexView } from './index/index-view.ts';
import { speakerKey } from './index/speakers.ts';
import type { Asked } from './query/asked-speaker.ts';
import { type Accept, acceptAll, nothing, type Ranked } from './rank-page.ts';
import { thresholds } from './ranking/weights.ts';

/** Ranks the words of whom the question asks for; if they do not answer it, offers the closest of others. */
export function rankAsked(
  view: IndexView,
  { person, topic, speakers: asked }: Asked,
  accept: Accept | null,
  rank: (accept: Accept | null) => Ranked,
): Ranked {
  const { speakers } = view.collection;
  const said = { person, topic, speakers: namesOf(view, asked) };
  const isTheirs = (unit: number) => asked.has(speakers.ofUnit[unit] ?? -1);
  const isAccepted = accept ?? acceptAll;
  const theirs: Ranked = asked.size === 0 ? nothing : rank((unit) => isTheirs(unit) && isAccepted(unit));
  const own: Ranked = { ...theirs, asked: { ...said, shown: 'theirs' } };
  if (theirs.confidence === 'answer' || (theirs.strength ?? 0) >= thresholds.theirOwn) return own;
  const others = rank((unit) => !isTheirs(unit) && isAccepted(unit));
  if (theirs.confidence === 'near' && others.confidence !== 'answer') return own;
  const confidence = others.confidence === 'none' ? 'none' : 'near';
  return { ...others, confidence, asked: { ...said, shown: 'others' } };
}

/** Returns the names of speakers as the lists of speakers spell them. */
function namesOf(view: IndexView, asked: ReadonlySet<number>): string[] {
  const names = new Map(view.speakers().map((name) => [speakerKey(name), name]));
  return [...asked].flatMap((speaker) => names.get(view.collection.speakers.name(speaker)) ?? []);
}
