import { type ParsedResult, parse } from 'chrono-node/en';

/** ISO days, both inclusive: "feb 2025" is `2025-02-01` to `2025-02-28`. */
export type Period = { readonly first: string; readonly last: string };

/** In milliseconds. */
/** Of a date as people type it, in UTF-16 units. The patterns of chrono-node are not linear. */
const maxPeriod = 60;
const dayLength = 86_400_000;

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function monthPeriod(year: number, month: number): Period {
  return { first: iso(Date.UTC(year, month - 1, 1)), last: iso(Date.UTC(year, month, 0)) };
}

function weekPeriod(day: number): Period {
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * dayLength;
  return { first: iso(monday), last: iso(monday + 6 * dayLength) };
}

function isoPeriod(text: string): Period | null {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (year < 1000 || month < 1 || month > 12) return null;
  if (found[2] === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (found[3] === undefined) return monthPeriod(year, month);
  const time = Date.UTC(year, month - 1, day);
  return new Date(time).getUTCDate() === day ? { first: iso(time), last: iso(time) } : null;
}

/** Converts chrono's result for words such as "feb 2025". */
function spokenPeriod(found: ParsedResult, text: string, today: Date): Period | null {
  const { start } = found;
  const [month, day] = [start.get('month') ?? 1, start.get('day') ?? 1];
  let year = start.get('year') ?? today.getUTCFullYear();
  // Articles are from the past: in March, "november" means last year's.
  if (!start.isCertain('year') && Date.UTC(year, month - 1, day) > today.getTime()) year -= 1;
  if (start.isCertain('day') || start.isCertain('weekday')) {
    const time = Date.UTC(year, month - 1, day);
    return Number.isNaN(time) ? null : { first: iso(time), last: iso(time) };
  }
  if (/\byear\b/iu.test(text)) return { first: `${year}-01-01`, last: `${year}-12-31` };
  return monthPeriod(year, month);
}

/**
 * Parses a date as people type it: ISO, full or partial (`2025`, `2025-01`), or words (`last week`, `feb 2025`,
 * `3 days ago`), relative to `today` in UTC. Returns `null` if the text is not a date or is more than one.
 */
export function parsePeriod(text: string, today: Date): Period | null {
  const plain = text.trim().replace(/\s+/gu, ' ');
  if (plain.length > maxPeriod) return null;
  const exact = isoPeriod(plain);
  if (exact !== null || /^[\d-]+$/u.test(plain)) return exact;
  const week = /^(this|last|past|next) week$/iu.exec(plain)?.[1]?.toLowerCase();
  if (week !== undefined) {
    const shift = week === 'this' ? 0 : week === 'next' ? 7 : -7;
    return weekPeriod(Date.parse(iso(today.getTime())) + shift * dayLength);
  }
  const [found, another] = parse(plain, { instant: today, timezone: 0 });
  if (found === undefined || another !== undefined || found.end) return null;
  return found.index === 0 && found.text.length === plain.length ? spokenPeriod(found, plain, today) : null;
}
