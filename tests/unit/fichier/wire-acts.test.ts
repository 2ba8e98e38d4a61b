import { describe, expect, it } from 'vitest';
import { settleAct } from '@/utils/fichier/settle-act';
import { readAct } from '@/utils/fichier/wire-acts';
import { readFileInfo } from '@/utils/fichier/wire-file-info';
import { readChangedFolder, readCreatedFolder, readSharedFolder } from '@/utils/fichier/wire-folder-acts';

const link = (id: string, domain = '1fichier.com') => `https://${domain}/?${id.repeat(8)}`;
const ASKED = [link('a'), link('b'), link('c'), link('d')];

/** What became of each file, one letter each: done, missing, open. */
function verdicts(json: Record<string, unknown>): string | null {
  const answer = readAct(json, 'moved', ASKED.length);
  if (answer === null) return null;
  const { done, missing, open } = settleAct(ASKED, answer);
  const urls = done.map(({ url }) => url);
  expect([...urls, ...missing, ...open].sort()).toEqual(ASKED);
  return ASKED.map((url) => (urls.includes(url) ? 'd' : missing.includes(url) ? 'm' : 'o')).join('');
}

describe('an answer to an act on many files', () => {
  it.each([
    ['all named', { moved: 4, urls: ASKED }, 'dddd'],
    ['all named, without a number', { urls: ASKED }, 'dddd'],
    ['all counted', { status: 'OK', moved: '4' }, 'dddd'],
    ['half named', { moved: 2, urls: [ASKED[0], ASKED[2]] }, 'dmdm'],
    ['half named in objects', { urls: [{ url: ASKED[1] }, { url: ASKED[3] }] }, 'mdmd'],
    [
      'on other domains',
      { moved: 2, urls: [link('a', 'alterupload.com'), 'http://cccccccc.1fichier.com/'] },
      'dmdm',
    ],
    [
      'with suffixes',
      { urls: [`${link('a')}&af=1`, link('B').toUpperCase().replace('HTTPS', 'https')] },
      'ddmm',
    ],
    ['none done', { status: 'OK', moved: 0, urls: [] }, 'mmmm'],
    ['half counted, none named', { moved: 2 }, 'oooo'],
    ['more counted than named', { moved: 3, urls: [ASKED[0]] }, 'dooo'],
    ['fewer counted than named', { moved: 1, urls: [ASKED[0], ASKED[1]] }, 'ddoo'],
    ['strangers named', { urls: [link('x'), link('y')] }, 'oooo'],
    ['nothing to change', { status: 'KO', message: 'No changes requested #3' }, 'dddd'],
  ])('(%s)', (_what, json, expected) => {
    expect(verdicts(json)).toBe(expected);
  });

  it.each([{}, { status: 'OK' }, { urls: [] }, { urls: 'all' }, { removed: 4 }, { urls: [null, 7, 'x'] }])(
    'that does not tell (%j) is none',
    (json) => {
      expect(verdicts(json)).toBeNull();
    },
  );
});

describe('the answers about folders', () => {
  it('a new one has an id', () => {
    expect(readCreatedFolder({ folder_id: '5', name: 'x' }, 'y')).toEqual({ id: 5, name: 'x' });
    expect(readCreatedFolder({ id: 5 }, 'y')).toEqual({ id: 5, name: 'y' });
    for (const json of [{}, { folder_id: 0 }, { folder_id: 'x', name: 'y' }, { status: 'OK' }]) {
      expect(readCreatedFolder(json, 'y')).toBeNull();
    }
  });

  it('a changed one says so somehow', () => {
    expect(readChangedFolder({ status: 'OK' })).toEqual({ newName: null });
    expect(readChangedFolder({ new_name: 'x' })).toEqual({ newName: 'x' });
    expect(readChangedFolder({ message: 'Folder removed' })).toEqual({ newName: null });
    expect(readChangedFolder({})).toBeNull();
  });

  it('a shared one has a web address', () => {
    expect(readSharedFolder({ url: 'https://1fichier.com/dir/a' }, true)).toEqual({
      url: 'https://1fichier.com/dir/a',
    });
    expect(readSharedFolder({ status: 'OK', url: 'javascript:1' }, true)).toBeNull();
    expect(readSharedFolder({ status: 'OK' }, false)).toEqual({ url: null });
    expect(readSharedFolder({}, false)).toBeNull();
  });
});

describe('file/info', () => {
  it('is read with numbers as texts and fields absent', () => {
    const info = readFileInfo(
      {
        url: link('a'),
        filename: 'a.bin',
        size: '1048576',
        date: '2026-01-31 12:00:00',
        folder_id: '12',
        path: '/Films',
        checksum: 'c0ffee',
        'content-type': 'a/b',
        description: 'x',
        pass: '1',
        acl: { ip: [] },
      },
      link('b'),
    );
    expect(info).toEqual({
      url: link('a'),
      filename: 'a.bin',
      size: 1_048_576,
      date: '2026-01-31 12:00:00',
      folderId: 12,
      path: '/Films',
      checksum: 'c0ffee',
      contentType: 'a/b',
      description: 'x',
      hasPassword: true,
    });
    expect(readFileInfo({ filename: 'a' }, link('b'))).toMatchObject({ url: link('b'), size: null });
    expect(readFileInfo({ filename: 'a', folder_id: -1 }, link('b'))?.folderId).toBeNull();
    expect(readFileInfo({ status: 'OK' }, link('b'))).toBeNull();
  });
});
