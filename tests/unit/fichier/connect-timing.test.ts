import { expect, it } from 'vitest';
import { quickConnect, takeConnect } from '@/utils/fichier/connect-timing';

const URL = 'https://api.1fichier.com/v1/remote/ls.cgi';

function timings(...entries: Partial<PerformanceResourceTiming>[]) {
  const made = {
    cleared: 0,
    getEntriesByName: (name: string) => (name === URL ? (entries as PerformanceEntry[]) : []),
    clearResourceTimings: () => {
      made.cleared += 1;
    },
  };
  return made;
}

const entry = (
  fetchStart: number,
  connectStart: number,
  secureConnectionStart: number,
  connectEnd: number,
) => ({
  startTime: fetchStart,
  fetchStart,
  connectStart,
  secureConnectionStart,
  connectEnd,
  nextHopProtocol: 'http/1.1',
});

it.each([
  ['opened at once', entry(100, 105, 120, 190), 'fast'],
  ['slow only in its encryption', entry(100, 105, 299, 900), 'fast'],
  ['reached after 200 ms', entry(100, 105, 300, 310), 'slow'],
  ['reached late since its name was looked up', entry(100, 290, 301, 310), 'slow'],
  ['without encryption, and late', entry(100, 105, 0, 301), 'slow'],
  ['open before', entry(100, 100, 100, 100), 'reused'],
])('a connection that was %s', (_, told, kind) => {
  expect(takeConnect(timings(told), URL, 100)).toEqual({ protocol: 'http/1.1', kind });
});

it.each([
  ['nothing at all', []],
  ['of a call that failed', [{ ...entry(100, 0, 0, 0), nextHopProtocol: '' }]],
  ['what Firefox tells', [{ ...entry(100, 100, 100, 100), nextHopProtocol: '' }]],
])('is not told by %s', (_, entries) => {
  expect(takeConnect(timings(...entries), URL, 100)).toBeNull();
});

it('is that of the call itself and not of one before, which may be told late; then all are forgotten', () => {
  const made = timings({ ...entry(1, 1, 1, 1) }, { ...entry(500, 505, 510, 515), nextHopProtocol: 'h2' });
  expect(takeConnect(made, URL, 499)).toEqual({ protocol: 'h2', kind: 'fast' });
  expect(takeConnect(made, URL, 501)).toBeNull();
  expect(made.cleared).toBe(2);
});

it('that is not told was no slow one if the whole call was quick', () => {
  expect(quickConnect(199, 'reused')).toEqual({ protocol: null, kind: 'reused' });
  expect(quickConnect(200, 'reused')).toBeNull();
});
