import { describe, expect, it } from 'vitest';
import { PLAIN_MS, READ, RETRY_MS, SPARE_LIFE_MS } from '@/utils/fichier/write-route';
import { APART, create, givenUp, lost, mayWrite, ok, refused, STREAM } from './write-route-bench';

describe('over HTTP/2', () => {
  it('a streamed read that is answered lets writes go out as streams', () => {
    const { route, read } = create();
    read(STREAM, ok('fast', 'h2'));
    mayWrite(route, STREAM);
    route.ended(false, STREAM, ok('reused', 'h2'));
    mayWrite(route, STREAM);
  });

  it.each([
    ['an answer that a plain read gets as well is no matter of the stream', refused(404), STREAM],
    ['an answer that a plain read does not get is', refused(411), APART],
  ])('%s', (_, streamed, by) => {
    const { route, read } = create();
    read(STREAM, streamed);
    read(APART, by === STREAM ? streamed : ok('fast', 'h2'));
    mayWrite(route, by);
  });

  it('the same status with other words is another answer', () => {
    const { route, read } = create();
    read(STREAM, refused(400, 'content-type'));
    read(APART, refused(400, 'not-found'));
    read(APART, ok('fast', 'h2'));
    mayWrite(route, APART);
  });

  it.each([
    ['is cut', lost],
    ['is a trouble of the host', refused(503, 'maintenance')],
    ['is refused for no known reason', refused(403)],
    ['is no list', refused(200, 'bad-answer')],
  ])('a streamed read that %s once proves nothing', (_, failed) => {
    const { route, read } = create();
    read(STREAM, failed);
    read(APART, ok('fast', 'h2'));
    read(STREAM, ok('reused', 'h2'));
    mayWrite(route, STREAM);
  });

  it('where streams are twice a trouble of the host, writes are plain for now', () => {
    const { clock, route, read } = create();
    for (let round = 0; round < 2; round += 1) {
      read(STREAM, refused(503, 'maintenance'));
      read(APART, ok('fast', 'h2'));
    }
    mayWrite(route, APART);
    route.ended(false, APART, ok('fast', 'h2'));
    clock.now += PLAIN_MS - 1;
    mayWrite(route, APART);
    clock.now += 1;
    read(STREAM, ok('fast', 'h2'));
    mayWrite(route, STREAM);
  });

  it.each(['network', 'timeout'] as const)(
    'streams that get no answer (%s) never let a write out plain: it waits until one is answered',
    (code) => {
      const { clock, route, read } = create();
      read(STREAM, refused(503, 'maintenance'));
      read(APART, ok('reused', 'h2'));
      for (let round = 0; round < 5; round += 1) {
        read(STREAM, { ...lost, code });
        read(APART, ok('reused', 'h2'));
        expect(route.waitMs()).toBe(RETRY_MS);
        clock.now += RETRY_MS;
      }
      read(STREAM, ok('reused', 'h2'));
      mayWrite(route, STREAM);
    },
  );

  it('where the protocol of plain reads is not told, streams that get no answer twice make writes plain', () => {
    const { route, read } = create();
    for (let round = 0; round < 2; round += 1) {
      read(STREAM, lost);
      read(APART, ok('fast', null));
    }
    mayWrite(route, APART);
  });

  it('a plain read that is answered over HTTP/1.1 has all measured again', () => {
    const { route, read } = create();
    read(STREAM, ok('fast', 'h2'));
    route.ended(true, READ, ok('reused', 'h2'));
    route.ended(true, READ, ok('reused', null));
    mayWrite(route, STREAM);
    route.ended(true, READ, ok('fast', 'http/1.1'));
    read(STREAM, lost);
    read(APART, ok('fast', 'http/1.1'));
    mayWrite(route, APART);
  });

  it('a trouble that streamed and plain reads meet alike does not show that streams are taken', () => {
    const { route, read } = create();
    for (let round = 0; round < 2; round += 1) {
      read(STREAM, refused(503, 'maintenance'));
      read(APART, refused(503, 'maintenance'));
    }
    mayWrite(route, APART);
  });

  it('a plain read that meets a trouble does not show that streams are refused', () => {
    const { route, read } = create();
    read(STREAM, refused(400));
    read(APART, refused(503, 'maintenance'));
    read(STREAM, ok('reused', 'h2'));
    mayWrite(route, STREAM);
  });

  it.each([
    [401, 'not-authenticated'],
    [403, 'lock-page'],
    [429, 'too-many-requests'],
    [400, 'flood-ip'],
  ] as const)('a lock (%d %s) never shows anything of streams', (status, code) => {
    const { route, read } = create();
    for (let round = 0; round < 5; round += 1) {
      read(STREAM, refused(status, code));
      read(APART, round % 2 === 0 ? ok('fast', 'h2') : refused(status, code));
    }
    read(STREAM, ok('reused', 'h2'));
    mayWrite(route, STREAM);
  });

  it.each([400, 411, 413, 415, 501])('a host that answers %d to streams alone takes none', (status) => {
    const { clock, route, read } = create();
    read(STREAM, refused(status));
    read(APART, ok('fast', 'h2'));
    clock.now += PLAIN_MS;
    mayWrite(route, APART);
  });

  it.each([411, 413, 415, 501])(
    'a streamed write that is answered %d has the next go out plain',
    (status) => {
      const { clock, route, read } = create();
      read(STREAM, ok('fast', 'h2'));
      route.ended(false, STREAM, refused(status));
      clock.now += SPARE_LIFE_MS;
      mayWrite(route, APART);
      clock.now += PLAIN_MS;
      expect(route.probe()).toEqual(STREAM);
    },
  );

  it('a streamed write that is refused for what it asks for changes nothing', () => {
    const { route, read } = create();
    read(STREAM, ok('fast', 'h2'));
    route.ended(false, STREAM, refused(400));
    mayWrite(route, STREAM);
  });

  it('a write without an answer has all measured again', () => {
    const { route, read } = create();
    read(STREAM, ok('fast', 'h2'));
    route.ended(false, STREAM, lost);
    read(STREAM, ok('fast', 'h2'));
    mayWrite(route, STREAM);
  });
});

it('a read that was given up shows nothing', () => {
  const { read } = create();
  read(STREAM, givenUp);
  read(STREAM, ok('fast', 'h2'));
});

it('a change of the network has all measured again, and may have left connections over', () => {
  const { route, read } = create();
  read(STREAM, ok('fast', 'h2'));
  route.forget();
  read(STREAM, lost);
  read(APART, ok('reused'));
  read(APART, ok('reused'));
  mayWrite(route, APART);
});
