const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const STEP = 1000;
const WHOLE_FROM = 100;
const LEAST_KB = 0.1;

/** A size in bytes in the largest unit that leaves at least 1, from kilobytes on: `1.4 GB`, `1,4 Go`. */
export function formatSize(bytes: number, locale: string): string {
  let value = bytes > 0 ? Math.max(LEAST_KB, bytes / STEP) : 0;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit] ?? 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: value >= WHOLE_FROM ? 0 : 1,
  }).format(value);
}

/** Gigabytes as 1fichier counts its credits, with their decimals: `12.5 GB`. */
export function formatGigabytes(gigabytes: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'gigabyte',
    unitDisplay: 'short',
    maximumFractionDigits: 2,
  }).format(gigabytes);
}

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A count in the least room: `10K`, `10 k`. */
export function formatShortCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 }).format(count);
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

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** What is left of a time, in ms, as minutes and seconds: `04:59`; a second that has begun counts. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const parts = [Math.floor(seconds / MINUTE_S), seconds % MINUTE_S];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A time that is left, in ms, in its largest unit and no more exact than an estimate is: `20 sec`, `3 min`, `1.5 hr`. */
export function formatDuration(leftMs: number, locale: string): string {
  const [unit, length, digits] =
    leftMs < MINUTE_MS
      ? (['second', SECOND_MS, 0] as const)
      : leftMs < HOUR_MS
        ? (['minute', MINUTE_MS, 0] as const)
        : (['hour', HOUR_MS, 1] as const);
  const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, format).format(
    digits === 0 ? Math.max(1, Math.ceil(leftMs / length)) : leftMs / length,
  );
}
