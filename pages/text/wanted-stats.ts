/** What is asked of statistics: a day by the hour, more by the days of the viewer's clock. */
export function statsOf(days: number, timeZone = ownTimeZone()) {
  return days === 1 ? { days } : ({ days, by: 'day', tz: timeZone } as const);
}

/** A browser that hides its zone, or does not know it, has none or says so in this name (ICU). */
function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone === undefined || timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}
