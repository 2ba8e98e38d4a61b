import { describe, expect, it } from 'vitest';
import {
  formatCalendarDay,
  formatCount,
  formatCountdown,
  formatMoment,
  formatShortCount,
  formatSize,
} from '@/components/texts/format';
import { pageLocale } from '@/components/texts/page-locale';
import { splitName } from '@/components/texts/split-name';

/** Intl's own spaces differ between versions; which space it is does not matter here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatSize', () => {
  it.each([
    [0, 'en', '0 kB'],
    [1, 'en', '0.1 kB'],
    [812, 'en', '0.8 kB'],
    [999_999, 'en', '1,000 kB'],
    [1_420_000_000, 'en', '1.4 GB'],
    [1_420_000_000, 'fr', '1,4 Go'],
    [810_000_000_000, 'fr', '810 Go'],
    [1.24e12, 'en', '1.2 TB'],
    [5e18, 'en', '5,000 PB'],
  ])('shows %d bytes in %s as %s', (bytes, locale, shown) => {
    expect(plain(formatSize(bytes, locale))).toBe(shown);
  });
});

describe('counts', () => {
  it('have the separators of the language', () => {
    expect(formatCount(10_000, 'en')).toBe('10,000');
    expect(plain(formatCount(10_000, 'fr'))).toBe('10 000');
  });

  it('fit a narrow place', () => {
    expect(formatShortCount(999, 'en')).toBe('999');
    expect(formatShortCount(10_000, 'en')).toBe('10K');
  });
});

describe('formatMoment', () => {
  const now = new Date(2026, 10, 16, 12, 0).getTime();

  it('shows the time of today, by the 24-hour clock in every language', () => {
    const at = new Date(2026, 10, 16, 14, 32).getTime();
    expect(formatMoment(at, now, 'en-US')).toBe('14:32');
    expect(formatMoment(at, now, 'fr')).toBe('14:32');
    expect(formatMoment(new Date(2026, 10, 16, 0, 5).getTime(), now, 'en-US')).toBe('00:05');
  });

  it('adds the day when it is another', () => {
    const at = new Date(2026, 10, 17, 9, 5).getTime();
    expect(formatMoment(at, now, 'en-US')).toBe('Nov 17 09:05');
  });
});

describe('formatCalendarDay', () => {
  it('shows the day that 1fichier wrote, in any time zone', () => {
    expect(formatCalendarDay('2027-05-03', 'en-GB')).toBe('3 May 2027');
    expect(formatCalendarDay('2027-05-03', 'fr')).toBe('3 mai 2027');
  });

  it('leaves alone what it cannot read', () => {
    expect(formatCalendarDay('soon', 'en')).toBe('soon');
  });
});

describe('pageLocale', () => {
  it.each([
    ['en-GB', 'en', 'en-GB'],
    ['fr', 'fr', 'fr'],
    ['de', 'en', 'en'],
    ['FR-ca', 'fr', 'FR-ca'],
  ])('of a browser in %s with texts in %s is %s', (ui, texts, locale) => {
    expect(pageLocale(ui, texts)).toBe(locale);
  });
});

describe('splitName', () => {
  it('leaves a name whole that fits on a line', () => {
    expect(splitName('ubuntu-26.04-desktop-amd64.iso')).toEqual({
      head: 'ubuntu-26.04-desktop-amd64.iso',
      tail: '',
    });
  });

  it('keeps the end with the extension apart in a long one, and loses nothing', () => {
    const name = 'The.Very.Long.Name.Of.A.Video.That.Does.Not.Fit.2160p.mkv';
    const { head, tail } = splitName(name);
    expect(tail).toBe('.2160p.mkv');
    expect(head + tail).toBe(name);
  });

  it('counts wide letters twice', () => {
    expect(splitName('日本語のとても長いファイル名.zip').tail).toBe('');
    expect(splitName('日本語のとても長いファイル名はここで切られます.zip').tail).not.toBe('');
  });

  it('never cuts through a letter of several code units', () => {
    const { head, tail } = splitName(`${'a'.repeat(40)}${'👩‍👩‍👧'.repeat(9)}z`);
    expect(tail).toBe(`${'👩‍👩‍👧'.repeat(9)}z`);
    expect(head).toBe('a'.repeat(40));
  });
});

describe('what is left of a time', () => {
  it.each([
    [300_000, '05:00'],
    [299_001, '05:00'],
    [61_000, '01:01'],
    [1, '00:01'],
    [0, '00:00'],
    [-5000, '00:00'],
  ])('%i ms is %s', (left, text) => {
    expect(formatCountdown(left)).toBe(text);
  });
});
