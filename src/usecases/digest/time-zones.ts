import { DigestError } from '../../errors.ts';
import { isTimeZone } from '../../store/digests/digest-settings.ts';

/** Zones of renamed cities. Platforms accept both names, but many list only the older one. */
const renamed = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];

/** The time zones to choose from, under the current and the earlier names of their cities. */
export const zones: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isTimeZone)]),
];

/**
 * Returns the time zone that a person wrote as `europe/brussels`, `Brussels` or `new york`, or `null` for a text that does
 * not look like one.
 * @throws DigestError for a text that looks like a time zone but is none
 */
export function zoneOf(text: string): string | null {
  const wanted = text.replace(/ /g, '_').toLowerCase();
  const named =
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  if (named !== undefined) return named;
  if (!/^[a-z]+\/[a-z_/+-]+\d*$/.test(wanted)) return null;
  if (isTimeZone(wanted)) return text;
  throw new DigestError(`"${text}" is no time zone: write it like Europe/Brussels or America/New_York`);
}
