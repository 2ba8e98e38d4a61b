import { describe, expect, it } from 'vitest';
import { READ, SPARE_LIFE_MS, SPARE_OPEN_MS } from '@/utils/fichier/write-route';
import { APART, create, lost, mayWrite, ok, STREAM } from './write-route-bench';

describe('over HTTP/1.1', () => {
  function createPlain() {
    const made = create();
    made.read(STREAM, lost);
    made.read(APART, ok());
    mayWrite(made.route, APART);
    return made;
  }

  it('writes go out apart from all reads', () => {
    const { route } = createPlain();
    route.ended(true, READ, ok());
    mayWrite(route, APART);
  });

  it('what an earlier life of the background has left over is used up first', () => {
    const { route, read } = create();
    read(STREAM, lost);
    read(APART, ok('reused'));
    read(APART, ok('reused'));
    mayWrite(route, APART);
  });

  it('a slow connect leaves one over, which one read uses up', () => {
    const { route, read } = createPlain();
    route.ended(false, APART, ok('slow'));
    read(APART, ok('reused'));
    mayWrite(route, APART);
  });

  it('a read that connects slowly leaves one over itself', () => {
    const { clock, route, read } = createPlain();
    route.ended(false, APART, ok('slow'));
    clock.now += SPARE_OPEN_MS;
    read(APART, ok('slow'));
    read(APART, ok('reused'));
    mayWrite(route, APART);
  });

  it('what a slow connect leaves over may open later than the next call is made, which then leaves one over as well', () => {
    const { route, read } = createPlain();
    route.ended(false, APART, ok('slow'));
    read(APART, ok('slow'));
    read(APART, ok('reused'));
    read(APART, ok('reused'));
    mayWrite(route, APART);
  });

  it('a read that finds none open soon after a slow connect shows nothing, and later that there is none', () => {
    const { clock, route, read } = createPlain();
    route.ended(false, APART, ok('slow'));
    clock.now += SPARE_OPEN_MS - 1;
    read(APART, ok('fast'));
    clock.now += 1;
    read(APART, ok('fast'));
    mayWrite(route, APART);
  });

  it('a call that is lost at once leaves none over', () => {
    const { route } = createPlain();
    route.ended(false, APART, { ...lost, connect: { protocol: null, kind: 'lost' } });
    mayWrite(route, APART);
  });

  it('an untold connect may have left two', () => {
    const { route, read } = createPlain();
    route.ended(false, APART, { status: 200, code: null, connect: null });
    read(APART, ok('reused'));
    read(APART, ok('reused'));
    mayWrite(route, APART);
  });

  it('a read that had to open a connection has found none left over', () => {
    const { clock, route, read } = createPlain();
    route.ended(false, APART, { status: 200, code: null, connect: null });
    clock.now += SPARE_OPEN_MS;
    read(APART, ok('fast'));
    mayWrite(route, APART);
  });

  it('what is left over is gone after a minute', () => {
    const { clock, route } = createPlain();
    route.ended(false, APART, ok('slow'));
    clock.now += SPARE_LIFE_MS - 1;
    expect(route.probe()).toEqual(APART);
    expect(route.waitMs()).toBe(1);
    clock.now += 1;
    mayWrite(route, APART);
  });

  it('what a read outside the pool of writes leaves over is no matter', () => {
    const { route } = createPlain();
    route.ended(true, READ, ok('slow'));
    mayWrite(route, APART);
  });

  it('a write without an answer may have left two, and the read that looks for them tells the protocol', () => {
    const { route, read } = createPlain();
    route.ended(false, APART, lost);
    read(APART, ok('reused'));
    read(APART, ok('fast', 'h2'));
    expect(route.probe()).toEqual(STREAM);
  });

  it('a call that turns out to have gone over HTTP/2 has all measured again', () => {
    for (const isRead of [true, false]) {
      const { route } = createPlain();
      route.ended(isRead, isRead ? READ : APART, ok('fast', 'h2'));
      expect(route.probe()).toEqual(STREAM);
    }
  });

  it('a plain read without an answer leaves the question open', () => {
    const { read } = create();
    read(STREAM, lost);
    read(APART, lost);
    read(APART, lost);
  });
});
