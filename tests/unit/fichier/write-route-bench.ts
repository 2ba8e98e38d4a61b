import { expect } from 'vitest';
import type { Connect } from '@/utils/fichier/connect-timing';
import type { ErrorCode } from '@/utils/fichier/errors';
import { createWriteRoute, type Route, type RouteResult, type WriteRoute } from '@/utils/fichier/write-route';

export const STREAM: Route = { isStream: true, pool: 'reads' };
export const APART: Route = { isStream: false, pool: 'writes' };

export const ok = (kind: Connect['kind'] = 'fast', protocol: string | null = 'http/1.1'): RouteResult => ({
  status: 200,
  code: null,
  connect: { protocol, kind },
});
export const refused = (status: number, code: ErrorCode = 'refused', protocol = 'h2'): RouteResult => ({
  status,
  code,
  connect: { protocol, kind: 'reused' },
});
export const lost: RouteResult = { status: null, code: 'network', connect: null };
export const givenUp: RouteResult = { status: null, code: 'aborted', connect: null };

export function create() {
  const clock = { now: 1_000 };
  const route = createWriteRoute(() => clock.now);
  /** Makes a read by the route that it must have. */
  const read = (wanted: Route, result: RouteResult) => {
    expect(route.probe()).toEqual(wanted);
    route.ended(true, wanted, result);
  };
  return { clock, route, read };
}

export const mayWrite = (route: WriteRoute, by: Route) => {
  expect(route.probe()).toBeNull();
  expect(route.forWrite()).toEqual(by);
};
