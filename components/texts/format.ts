const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const STEP = 1000;
const WHOLE_FROM = 100;

/** A size in bytes in the largest unit that leaves at least 1: `1.4 GB`, `1,4 Go`. */
export function formatSize(bytes: number, locale: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const maximumFractionDigits = unit === 0 || value >= WHOLE_FROM ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'narrow' : 'short',
    maximumFractionDigits,
  }).format(value);
}

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A moment as the clock shows it (`14:32`), with its day in front when it is not today. Epoch ms. */
export function formatMoment(at: number, now: number, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clock = time.format(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return clock;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  return `${day.format(at)} ${clock}`;
}

/** A day, from epoch ms: `3 May 2027`. */
export function formatDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** A day as 1fichier writes it (`YYYY-MM-DD`), which is a calendar day and no moment; as it is when unreadable. */
export function formatCalendarDay(day: string, locale: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return day;
  return formatDay(new Date(year, month - 1, date).getTime(), locale);
}
