import { describe, expect, it, vi } from 'vitest';
import { contentOf, ROOT } from '../../components/folder-samples';
import { NOW } from '../../components/samples';
import { done, fileEntry, folderEntry, refused, startActs } from './act-bench';

const FILMS = folderEntry(3, 'Films');
const ADDRESS = 'https://1fichier.com/dir/CiLKCBI7';
const sharedAs = (shared: string | null) => () =>
  done(contentOf([ROOT, { id: 3, name: 'Films' }], {}, { shared }));

describe('a folder', () => {
  it('is shared with a password, and its address is copied', async () => {
    const { verbs, actions, dialog, settled, say, copied, payloadsOf } = startActs({
      listFolder: sharedAs(null),
      shareFolder: () => done({ url: ADDRESS }),
    });
    verbs.share(FILMS);
    expect(dialog()).toMatchObject({ kind: 'share', state: 'reading' });
    await settled();
    actions.typeSharePassword('opensesame');
    actions.share();
    actions.share();
    await settled();
    expect(payloadsOf('shareFolder')).toEqual([{ folderId: 3, isShared: true, password: 'opensesame' }]);
    expect(dialog()).toMatchObject({ url: ADDRESS, hasPassword: true, password: '' });
    expect(say.mock.calls).toEqual([['The folder is shared.']]);
    actions.copy('address', ADDRESS);
    expect(copied).toEqual([ADDRESS]);
  });

  it('without a public address is told with who sees it all the same, and as of when', async () => {
    const { verbs, actions, dialog, settled } = startActs({
      listFolder: () => done(contentOf([ROOT, { id: 3, name: 'Films' }], {}, { sharedWith: 2, at: 99 })),
      shareFolder: () => done({ url: ADDRESS }),
    });
    verbs.share(FILMS);
    await settled();
    expect(dialog()).toMatchObject({ url: null, isKnown: true, sharedWith: 2, at: 99 });
    actions.share();
    await settled();
    // What has just been confirmed has no age.
    expect(dialog()).toMatchObject({ url: ADDRESS, sharedWith: 2, at: null });
  });

  it('without a word about a password keeps the one it has', async () => {
    const { verbs, actions, settled, payloadsOf } = startActs({
      listFolder: sharedAs(null),
      shareFolder: () => done({ url: ADDRESS }),
    });
    verbs.share(FILMS);
    await settled();
    actions.share();
    await settled();
    expect(payloadsOf('shareFolder')).toEqual([{ folderId: 3, isShared: true, password: null }]);
  });

  it('that is shared shows its address, and is shared no more', async () => {
    const { verbs, actions, dialog, settled, payloadsOf } = startActs({
      listFolder: sharedAs(ADDRESS),
      shareFolder: () => done({ url: null }),
    });
    verbs.share(FILMS);
    await settled();
    expect(dialog()).toMatchObject({ url: ADDRESS, isKnown: true });
    actions.stopSharing();
    await settled();
    expect(payloadsOf('shareFolder')).toEqual([{ folderId: 3, isShared: false, password: null }]);
    expect(dialog()).toMatchObject({ url: null, hasPassword: false });
  });

  it('that could not be shared keeps what was typed, and says why', async () => {
    const { verbs, actions, dialog, settled, say } = startActs({
      listFolder: sharedAs(null),
      shareFolder: () => refused('timeout'),
    });
    verbs.share(FILMS);
    await settled();
    actions.typeSharePassword('short');
    actions.share();
    expect(dialog()).toMatchObject({ isShort: true, state: 'ready' });
    actions.typeSharePassword('opensesame');
    actions.share();
    await settled();
    expect(dialog()).toMatchObject({
      url: null,
      isKnown: false,
      password: 'opensesame',
      failure: { reason: { code: 'timeout' }, isUnknown: true },
    });
    expect(say).not.toHaveBeenCalled();
  });

  it('is not called private when 1fichier has not told', async () => {
    const { verbs, dialog, settled } = startActs({ listFolder: () => refused('network') });
    verbs.share(FILMS);
    await settled();
    expect(dialog()).toMatchObject({ url: null, isKnown: false, failure: { reason: { code: 'network' } } });
  });

  it('whose listing comes after its dialog was closed opens nothing', async () => {
    const { verbs, actions, dialog, asked } = startActs({ listFolder: sharedAs(ADDRESS) });
    verbs.share(FILMS);
    actions.close();
    expect(dialog()).toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(1);
    expect(dialog()).toBeNull();
  });
});

describe('a folder whose sharing went away with the background', () => {
  const start = (seen: string | null) => {
    const listable = Promise.withResolvers<void>();
    let looks = 0;
    const bench = startActs({
      listFolder: async () => {
        looks += 1;
        // The second look comes too early.
        if (looks === 3) await listable.promise;
        const read = looks === 3 ? { at: NOW, shared: seen } : { at: NOW - 1, shared: null };
        return done(contentOf([ROOT, { id: 3, name: 'Films' }], {}, { ...read, refreshAt: NOW }));
      },
      shareFolder: () => refused('unanswered'),
    });
    bench.verbs.share(FILMS);
    return { ...bench, listable };
  };

  it.each([
    ['was done', ADDRESS, { url: ADDRESS, isKnown: true, failure: null }],
    [
      'was not',
      null,
      { url: null, isKnown: true, failure: { reason: { code: 'not-confirmed' }, isUnknown: false } },
    ],
  ])('is looked at until 1fichier tells that it %s', async (_what, seen, shown) => {
    const { settled, actions, dialog, payloadsOf, lookAgain, listable } = start(seen);
    await settled();
    actions.share();
    await settled();
    expect(dialog()).toMatchObject({
      isKnown: false,
      failure: { reason: { code: 'unanswered' }, isUnknown: true },
    });
    listable.resolve();
    await vi.waitFor(() => expect(dialog()).toMatchObject(shown));
    expect(payloadsOf('shareFolder')).toHaveLength(1);
    expect(payloadsOf('listFolder')).toHaveLength(3);
    expect(lookAgain).toHaveBeenCalledOnce();
  });
});

describe('the details of a file', () => {
  const NOTES = fileEntry('notes.txt');
  const INFO = {
    url: NOTES.file.url,
    name: 'notes.txt',
    size: 10,
    date: '2026-01-31 12:00:00',
    path: '/Here',
    folderId: 1,
    checksum: 'abc',
    contentType: 'text/plain',
    description: null,
    hasPassword: false,
  };

  it('are asked for when they are opened, and once', async () => {
    const { verbs, dialog, settled, asked } = startActs({ fileInfo: () => done(INFO) });
    verbs.details(NOTES);
    verbs.details(NOTES);
    await settled();
    expect(asked).toEqual([{ name: 'fileInfo', payload: { url: NOTES.file.url } }]);
    expect(dialog()).toMatchObject({ kind: 'details', state: { kind: 'read', info: INFO } });
  });

  it('are kept for a minute, of the file as it is', async () => {
    const { verbs, actions, dialog, settled, time, payloadsOf } = startActs({ fileInfo: () => done(INFO) });
    const look = async (file = NOTES) => {
      verbs.details(file);
      await settled();
      expect(dialog()).toMatchObject({ kind: 'details', state: { kind: 'read', info: INFO } });
      actions.close();
      return payloadsOf('fileInfo').length;
    };
    expect(await look()).toBe(1);
    time.now += 59_000;
    expect(await look()).toBe(1);
    expect(await look({ ...NOTES, file: { ...NOTES.file, hasPassword: true } })).toBe(2);
    time.now += 1000;
    expect(await look()).toBe(3);
  });

  it('that could not be read may be asked for again', async () => {
    const answers = [refused('not-found'), done(INFO)];
    const { verbs, actions, dialog, settled } = startActs({ fileInfo: () => answers.shift() ?? done(INFO) });
    verbs.details(NOTES);
    await settled();
    expect(dialog()).toMatchObject({ state: { kind: 'failed', reason: { code: 'not-found' } } });
    actions.readDetails();
    await settled();
    expect(dialog()).toMatchObject({ state: { kind: 'read' } });
  });
});
