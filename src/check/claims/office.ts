import { officeHeads, placeNamed, portfolioPatterns } from '../../language/en/checking/office-titles.ts';
import { fold, wordsOf } from '../../search/text/words.ts';

/** An office by its parts; `null` where a text does not give one. */
export type Office = {
  /** What kind of office: "minister", "president". */
  readonly head: string | null;
  /** Of what: "defence", "foreign". */
  readonly portfolio: string | null;
  /** Of which country or body: "estonia", "nato". */
  readonly place: string | null;
  /** Other words of the office, folded: "tartu". */
  readonly rest: readonly string[];
};

const dull = new Set(
  'the a an of for in to and at by former ex acting new s whose who leads leading special'.split(' '),
);

/** Writes "U.S." and the like without dots, so that they end no sentence, and leaves out "'s". */
export const withoutDots = (text: string): string =>
  text
    .replace(/['’]s\b/gu, '')
    .replace(/\bU\.?S\.?(?!\p{L})/gu, 'US')
    .replace(/\bU\.?K\.?(?!\p{L})/gu, 'UK')
    .replace(/\b([EU])\.([UN])\.(?!\p{L})/gu, '$1$2');

/** Reads an office: "Estonia's Defence Minister" is { minister, defence, estonia }. */
export function readOffice(text: string): Office {
  const folded = fold(withoutDots(text));
  const joined = folded
    .replace(/united states/g, 'us')
    .replace(/united kingdom/g, 'uk')
    .replace(/united nations/g, 'un')
    .replace(/european union/g, 'eu');
  const head = officeHeads.find(([pattern]) => pattern.test(joined));
  const portfolio = portfolioPatterns.find(([pattern]) => pattern.test(joined));
  const forms = wordsOf(joined).map(({ form }) => form);
  const place = forms.map(placeNamed).find((name) => name !== null) ?? null;
  const rest = forms.filter(
    (form) =>
      !dull.has(form) &&
      placeNamed(form) === null &&
      !officeHeads.some(([pattern]) => pattern.test(form)) &&
      !portfolioPatterns.some(([pattern]) => pattern.test(form)) &&
      !/^(?:prime|secretary|general|high|representative|vice|deputy|opposition|party)$/.test(form),
  );
  return { head: head?.[1] ?? null, portfolio: portfolio?.[1] ?? null, place, rest };
}

/** True if a text names no office at all. */
export const isNoOffice = ({ head, portfolio, place, rest }: Office): boolean =>
  head === null && portfolio === null && place === null && rest.length === 0;

const conflicts = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/** How a claimed office relates to a known one: the same, contradicting it, or not to be told. */
export type OfficeAgreement = 'same' | 'different' | 'unknown';

/** Compares a claimed office with one that an article gives. Parts that only one of them has do not contradict. */
export function compareOffices(claimed: Office, known: Office): OfficeAgreement {
  const isLeader = (office: Office) => office.head === 'leader';
  const headsDiffer =
    conflicts(claimed.head, known.head) && !(isLeader(claimed) && known.head === 'secretary general');
  if (headsDiffer || conflicts(claimed.portfolio, known.portfolio) || conflicts(claimed.place, known.place))
    return 'different';
  // "Mayor of Riga" against "Tartu Mayor": both name a town, and they are two.
  if (
    claimed.rest.length > 0 &&
    known.rest.length > 0 &&
    !claimed.rest.some((form) => known.rest.includes(form))
  )
    return claimed.head === 'mayor' || claimed.head === 'governor' ? 'different' : 'unknown';
  return claimed.head !== null && known.head !== null ? 'same' : 'unknown';
}
