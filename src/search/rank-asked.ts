import type { IndexView } from './index/index-view.ts';
import { speakerKey } from './index/speakers.ts';
import type { SearchResult } from './match.ts';
import type { Asked } from './query/asked-speaker.ts';
import { type Accept, acceptAll, nothing } from './rank-page.ts';
import { thresholds } from './ranking/weights.ts';

/** Ranks the words of whom the question asks for; if they do not answer it, offers the closest of others. */
export function rankAsked(
  view: IndexView,
  { person, topic, speakers: asked }: Asked,
  accept: Accept | null,
  rank: (accept: Accept | null) => SearchResult,
): SearchResult {
  const { speakers } = view.collection;
  const said = { person, topic, speakers: namesOf(view, asked) };
  const isTheirs = (unit: number) => asked.has(speakers.ofUnit[unit] ?? -1);
  const isAccepted = accept ?? acceptAll;
  const theirs: SearchResult =
    asked.size === 0 ? nothing : rank((unit) => isTheirs(unit) && isAccepted(unit));
  const own: SearchResult = { ...theirs, asked: { ...said, shown: 'theirs' } };
  if (theirs.confidence === 'answer' || theirs.strength >= thresholds.theirOwn) return own;
  const others = rank((unit) => !isTheirs(unit) && isAccepted(unit));
  if (theirs.confidence === 'near' && others.confidence !== 'answer') return own;
  const confidence = others.confidence === 'none' ? 'none' : 'near';
  return { ...others, confidence, strength: 0, asked: { ...said, shown: 'others' } };
}

/** Returns the names of speakers as the lists of speakers spell them. */
function namesOf(view: IndexView, asked: ReadonlySet<number>): string[] {
  const names = new Map(view.speakers().map((name) => [speakerKey(name), name]));
  return [...asked].flatMap((speaker) => names.get(view.collection.speakers.name(speaker)) ?? []);
}
