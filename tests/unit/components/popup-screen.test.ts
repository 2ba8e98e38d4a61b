import { describe, expect, it } from 'vitest';
import { lostToTell, popupNotice, popupScreen } from '@/components/popup/popup-screen';
import { holdWith, NOW, statusWith } from './samples';

const knowing = { status: statusWith(), total: 3, filter: 'all', silent: null } as const;

const LOST = { rows: 31, waiting: 16, sent: 0, omitted: 0 };

describe('the middle of the popup', () => {
  it.each([
    ['loads until the first answer', { total: null, status: null }, { kind: 'loading' }],
    [
      'is broken when nobody ever answered',
      { total: null, silent: 'broken' },
      { kind: 'broken', silence: 'broken' },
    ],
    [
      'says so when the disk is full and nothing could be read',
      { total: null, silent: 'storage-full' },
      { kind: 'broken', silence: 'storage-full' },
    ],
    ['lists what there is', {}, { kind: 'list' }],
    ['keeps its list when the background falls silent', { silent: 'broken' }, { kind: 'list' }],
    ['is empty without transfers', { total: 0 }, { kind: 'empty', filter: 'all' }],
    [
      'asks for a key before the first transfer',
      { total: 0, status: statusWith({ hasKey: false }) },
      { kind: 'needs-key' },
    ],
    ['lists links that wait for a key', { status: statusWith({ hasKey: false }) }, { kind: 'list' }],
    [
      'tells an empty filter from an empty list',
      { total: 0, filter: 'done', status: statusWith({ hasKey: false }) },
      { kind: 'empty', filter: 'done' },
    ],
  ] as const)('%s', (_, change, screen) => {
    expect(popupScreen({ ...knowing, ...change })).toEqual(screen);
  });
});

describe('the notice', () => {
  const hold = holdWith({ until: NOW });
  const otherProfile = holdWith({ code: 'other-profile' });
  it.each([
    ['is absent when all is well', {}, null],
    ['is absent while nothing is known', { status: null }, null],
    ['says that the background is silent', { silent: 'broken' }, { kind: 'broken', silence: 'broken' }],
    ['says that the disk is full', { silent: 'storage' }, { kind: 'broken', silence: 'storage' }],
    [
      'says what was lost before nearly all else',
      { status: statusWith({ lost: LOST, hasKey: false, hold }), total: 0 },
      { kind: 'lost', lost: LOST },
    ],
    [
      'asks whose links these are before it says what was lost',
      { status: statusWith({ lost: LOST, hasKey: false, hold: otherProfile }) },
      { kind: 'hold', hold: otherProfile },
    ],
    ['asks for a key', { status: statusWith({ hasKey: false, online: false }) }, { kind: 'no-key' }],
    ['does not repeat what the screen says', { status: statusWith({ hasKey: false }), total: 0 }, null],
    [
      'asks for the permission before blaming the network',
      { status: statusWith({ hasHostPermission: false, online: false }) },
      { kind: 'no-permission' },
    ],
    ['names the hold', { status: statusWith({ hold }) }, { kind: 'hold', hold }],
    [
      'names a lock even when offline',
      { status: statusWith({ hold, online: false }) },
      { kind: 'hold', hold },
    ],
    [
      'calls a network hold while offline by its name',
      { status: statusWith({ hold: holdWith({ code: 'network' }), online: false }) },
      { kind: 'offline' },
    ],
    ['says that the browser is offline', { status: statusWith({ online: false }) }, { kind: 'offline' }],
    [
      'counts what could not be read',
      { status: statusWith({ unreadable: 2 }) },
      { kind: 'unreadable', count: 2 },
    ],
    ['estimates the end', { status: statusWith({ estimatedEnd: NOW }) }, { kind: 'estimated-end', at: NOW }],
  ] as const)('%s', (_, change, notice) => {
    expect(popupNotice({ ...knowing, ...change })).toEqual(notice);
  });
});

it('tells what was lost once it is known whose links these are', () => {
  expect(lostToTell(statusWith({ lost: LOST, hold: holdWith({ code: 'other-profile' }) }))).toBeNull();
  expect(lostToTell(statusWith({ lost: LOST, hold: holdWith({}) }))).toEqual(LOST);
});
