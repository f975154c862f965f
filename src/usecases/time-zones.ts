import { DigestError } from '../errors.ts';
import { isTimeZone } from '../store/digests/digest-settings.ts';

/** Cities that were renamed: platforms know both names, but many list only the older one. */
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

/** Every time zone to choose from, by the names that their cities have today and had before. */
export const zones: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isTimeZone)]),
];

/**
 * A time zone's name for what a person wrote: `europe/brussels`, `Brussels` or `new york`; `null` for what does
 * not look like one. @throws DigestError for what looks like one and is none.
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
