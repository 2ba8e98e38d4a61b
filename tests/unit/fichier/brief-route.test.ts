import { expect, it } from 'vitest';
import { createBriefRoute, READ, type RouteResult } from '@/utils/fichier/write-route';

const lost: RouteResult = { status: null, code: 'network', connect: null };
/** An answer in Firefox. */
const over = (spdy: string | null): RouteResult => ({ status: 200, code: null, connect: null, spdy });

it.each([
  ['h2', false],
  ['h3', false],
  [null, true],
])('an answer over %s tells how long a write may take', (spdy, isBrief) => {
  const route = createBriefRoute();
  expect(route.probe()).toEqual(READ);
  route.ended(true, READ, over(spdy));
  expect(route.probe()).toBeNull();
  expect(route.forWrite()).toEqual({ ...READ, isBrief });
});

it('a write is not cut short where a read over HTTP/1.1 is slow', () => {
  const route = createBriefRoute();
  route.ended(true, READ, { ...over(null), ms: 399 });
  expect(route.forWrite()).toEqual({ ...READ, isBrief: true });
  route.ended(true, READ, { ...over(null), ms: 400 });
  expect(route.forWrite()).toEqual({ ...READ, isBrief: false });
});

it('the last answer counts, and a read without one shows nothing', () => {
  const route = createBriefRoute();
  route.ended(true, READ, over('h2'));
  route.ended(false, READ, over(null));
  route.ended(true, READ, lost);
  expect(route.forWrite()).toEqual({ ...READ, isBrief: true });
});

it('all is measured again after a write without an answer, and in another network', () => {
  const route = createBriefRoute();
  route.ended(true, READ, over('h2'));
  route.ended(false, READ, lost);
  expect(route.probe()).toEqual(READ);
  route.ended(true, READ, over('h2'));
  route.forget();
  expect(route.probe()).toEqual(READ);
});
