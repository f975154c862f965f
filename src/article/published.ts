import { strict } from 'chrono-node/en';
import { isDay } from './day.ts';

const pad = (number: number) => String(number).padStart(2, '0');

/**
 * Returns the day that a text states, `YYYY-MM-DD`, or `null` if it states none clearly. For a time with
 * an offset ("2025-02-13T23:30:00+02:00"), that is the day as written, in the outlet's time zone.
 */
export function dayIn(text: string): string | null {
  const iso = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  if (iso !== null) {
    const day = `${iso[1]}-${iso[2]}-${iso[3]}`;
    return isDay(day) ? day : null;
  }
  const dotted = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text);
  if (dotted !== null) {
    const day = `${dotted[3]}-${pad(Number(dotted[2]))}-${pad(Number(dotted[1]))}`;
    return isDay(day) ? day : null;
  }
  // 02/03/2025 is ambiguous: February in one country and March in another.
  if (/\d\/\d/.test(text)) return null;
  const start = strict.parse(text.slice(0, 200), new Date(0))[0]?.start;
  if (start === undefined || !(['day', 'month', 'year'] as const).every((part) => start.isCertain(part)))
    return null;
  const day = `${start.get('year')}-${pad(start.get('month') ?? 0)}-${pad(start.get('day') ?? 0)}`;
  return isDay(day) ? day : null;
}

/** Returns the day in the path of an address (`/2025/02/09/` or `/2025-02-09`), or `null`. */
export function dayInAddress(url: string): string | null {
  const match = /\/(\d{4})([-/])(\d{2})\2(\d{2})(?=[-/.]|$)/.exec(new URL(url).pathname);
  if (match === null) return null;
  const day = `${match[1]}-${match[3]}-${match[4]}`;
  return isDay(day) ? day : null;
}
