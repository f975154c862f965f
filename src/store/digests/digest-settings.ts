import { z } from 'zod';
import { DigestError } from '../../errors.ts';

/** Days of the week as ISO numbers them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a channel has chosen for one of its digests. */
export type DigestSettings = {
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  /** An IANA time zone: `Europe/Brussels`. */
  readonly zone: string;
  /** In order, at least one. */
  readonly days: readonly Weekday[];
  /** A query as a person writes it; empty for everything. */
  readonly topic: string;
  /** How many quotes at most, 1 to 5. */
  readonly size: number;
  /** What to post when nothing is new. */
  readonly whenEmpty: 'silence' | 'archive';
};

/** The defaults of a new digest. */
export const usualSettings: DigestSettings = {
  time: '09:00',
  zone: 'UTC',
  days: [1, 2, 3, 4, 5],
  topic: '',
  size: 3,
  whenEmpty: 'silence',
};

/** The longest topic of a digest, in UTF-16 units. */
export const maxTopicLength = 300;

const knownZones = new Map<string, boolean>();
/** The cache is cleared when it holds this many names: rows can hold any number of them. */
const maxRememberedZones = 2_000;

/** True if this platform knows a time zone of that name. */
export function isTimeZone(zone: string): boolean {
  const before = knownZones.get(zone);
  if (before !== undefined) return before;
  let known = true;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
  } catch {
    known = false;
  }
  if (knownZones.size >= maxRememberedZones) knownZones.clear();
  knownZones.set(zone, known);
  return known;
}

const isWeekday = (day: unknown) => Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 7;

/** Validates each setting. The messages follow the value in an error. */
const Settings = z.object({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day: write it like 09:00'),
  zone: z.string().refine(isTimeZone, 'is no time zone: write it like Europe/Brussels'),
  days: z.custom<readonly Weekday[]>(
    (days) => Array.isArray(days) && days.length > 0 && days.every(isWeekday),
    'are no days of the week: choose at least one, from Monday (1) to Sunday (7)',
  ),
  topic: z.string().max(maxTopicLength, `is too long: ${maxTopicLength} characters are enough for a digest`),
  size: z.custom<number>(
    (size) => Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 5,
    'quotes are not possible: a digest has 1 to 5',
  ),
  whenEmpty: z.enum(['silence', 'archive'], { error: 'is none of silence and archive' }),
});

const shown = (value: unknown): string => {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Returns an error for the first invalid setting, naming its value and the way out; `null` if all are valid. */
export function settingsFault(settings: Partial<DigestSettings>): DigestError | null {
  const { data, error } = Settings.partial().safeParse(settings);
  if (data !== undefined) return null;
  const issue = error.issues[0];
  const field = String(issue?.path[0] ?? '') as keyof DigestSettings;
  return new DigestError(`"${shown(settings[field])}" ${issue?.message ?? 'is malformed'}`, field);
}

/**
 * Validates settings, for commands, the form and the store alike.
 * @throws DigestError for the first invalid setting
 */
export function checkSettings(settings: Partial<DigestSettings>): void {
  const fault = settingsFault(settings);
  if (fault !== null) throw fault;
}
