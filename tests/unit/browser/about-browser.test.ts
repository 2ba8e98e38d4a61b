import { expect, it, vi } from 'vitest';

vi.mock('wxt/browser', () => ({ browser: {} }));
const { browserOf } = await import('@/utils/browser/about-browser');

const LIKE_CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153.0'],
  [`${LIKE_CHROME} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156.0.0.0'],
  [`${LIKE_CHROME} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156.0.0.0'],
  [`${LIKE_CHROME} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, 'Edg 156.0.0.0'],
  [`${LIKE_CHROME} Chrome/156.0.0.0 Safari/537.36 OPR/120.0.0.0`, 'OPR 120.0.0.0'],
  ['curl/8.0', 'unknown'],
])('names the browser of %s', (userAgent, told) => {
  expect(browserOf(userAgent)).toBe(told);
});
