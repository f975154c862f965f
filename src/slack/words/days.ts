/** Formats a day: `2025-02-13` as “13 February 2025”. */
export function readableDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Formats days of the week (1, Monday, to 7): “weekdays”, “Monday, Friday”. */
export function weekdays(days: readonly number[]): string {
  const sorted = [...days].sort();
  if (sorted.join('') === '1234567') return 'every day';
  if (sorted.join('') === '12345') return 'weekdays';
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return sorted.map((day) => name.format(Date.UTC(2024, 0, day))).join(', ');
}
