import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { classify } from '@/utils/fichier/classify';
import { isFichierError } from '@/utils/fichier/errors';
import { readNodeReport } from '@/utils/fichier/node/read-node-report';
import { readFolderJson, readFolderPage } from '@/utils/fichier/web/public-folder';
import { readAccount } from '@/utils/fichier/wire-account';
import { readAct } from '@/utils/fichier/wire-acts';
import { readFileInfo } from '@/utils/fichier/wire-file-info';
import { readCopied, readFileLs, readFolderLs } from '@/utils/fichier/wire-files';
import { readChangedFolder, readCreatedFolder, readSharedFolder } from '@/utils/fichier/wire-folder-acts';
import { isNotReady, readDirectLink } from '@/utils/fichier/wire-link';
import { readRemoteLs, readRemoteRequest } from '@/utils/fichier/wire-remote';
import { readRemoteInfo } from '@/utils/fichier/wire-remote-info';
import { readUploadServer } from '@/utils/fichier/wire-upload-server';

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const KEY = 'k'.repeat(32);
const LINK = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';

type Json = Record<string, unknown>;

const READERS: readonly (readonly [string, (json: Json) => unknown])[] = [
  ['remote/request', readRemoteRequest],
  ['remote/ls', readRemoteLs],
  ['remote/info', (json) => readRemoteInfo(json, 1, KEY)],
  ['remote/info of a text', (json) => readRemoteInfo(json, 'a', KEY)],
  ['user/info', readAccount],
  ['file/ls', readFileLs],
  ['folder/ls', (json) => readFolderLs(json, 0, true)],
  ['file/cp', readCopied],
  ['file/info', (json) => readFileInfo(json, LINK)],
  ['file/mv', (json) => readAct(json, 'moved', 2)],
  ['folder/mkdir', (json) => readCreatedFolder(json, 'a')],
  ['folder/mv', readChangedFolder],
  ['folder/share', (json) => readSharedFolder(json, true)],
  ['get_token', (json) => readDirectLink(json, false)],
  ['get_token refused', isNotReady],
  ['get_upload_server', readUploadServer],
  ['a public folder', (json) => readFolderJson(JSON.stringify(json))],
  ['a page', (json) => readFolderPage(JSON.stringify(json))],
];

/** What the fields of the contract may hold, and what nobody expects in them. */
const SCALARS = [
  null,
  true,
  0,
  1,
  -1,
  1.5,
  2 ** 60,
  1_769_860_800,
  '',
  '0',
  '7',
  '-',
  'OK',
  'KO',
  'pending',
  '1970-01-01 00:00:00',
  '2026-01-31 12:00:00',
  'http://a/1',
  LINK,
  '//1fichier.com/?abcde',
  'https://',
  '\ud800',
  '%E0%A4%A',
  'x'.repeat(300),
];
const NAMES = [
  ...['status', 'message', 'id', 'ids', 'date', 'urls', 'headers', 'data', 'list', 'rows', 'count', 'total'],
  ...['request_date', 'execution_date', 'links', 'result', 'results', 'url', 'download_link', 'link'],
  ...['download', 'error', 'items', 'filename', 'size', 'sub_folders', 'folder_id', 'name', 'pass', 'files'],
  ...[
    'offer',
    'email',
    'upload_forbidden',
    'from_url',
    'to_url',
    'copied',
    'moved',
    'password',
    'acl',
    'remove',
  ],
  ...['0', '1', '7', 'http://a/1', '__proto__', 'constructor', 'length', 'toString'],
];

/** Objects and lists of the contract's names, four deep, as JSON gives them: `__proto__` is a name like any other. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SCALARS) }, fc.string()),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('json'), { maxKeys: 8 }),
  ),
}));
const answers = fc
  .dictionary(fc.constantFrom(...NAMES), json, { maxKeys: 12 })
  .map((value): Json => JSON.parse(JSON.stringify(value)));

describe('any JSON object', () => {
  it('is read or refused as an answer to each call, and breaks none of the readers', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        for (const [name, read] of READERS) expect(() => read(answer), name).not.toThrow();
      }),
      { numRuns: 1_500 },
    );
  });

  it('is a success or a failure by name, and a report or none', () => {
    const status = fc.constantFrom(200, 204, 403, 404, 500, 503);
    fc.assert(
      fc.property(
        fc.oneof(
          answers.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        status,
        (body, code) => {
          const answer = { status: code, contentType: null, body };
          for (const takesAnything of [false, true])
            expect(classify(answer, { ofFolder: false, key: KEY, takesAnything })).toHaveProperty('ok');
          try {
            readNodeReport(answer, KEY);
          } catch (error) {
            expect(isFichierError(error)).toBe(true);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('whatever remote/info says', () => {
  it('a link that is handed out is an address, and comes with success alone', () => {
    fc.assert(
      fc.property(json, (result) => {
        for (const row of readRemoteInfo({ id: 1, result }, 1, KEY)?.results ?? []) {
          if (row.link === null) continue;
          expect(row.ok).toBe(true);
          expect(row.link).toMatch(/^https?:\/\//);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('whatever remote/ls says', () => {
  it('it is a list only under its documented name, and whole only where every row was read', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const listing = readRemoteLs(answer);
        const data = Array.isArray(answer.data) ? answer.data : null;
        if (listing.isList) expect(data).not.toBeNull();
        if (listing.isWhole) expect(listing.rows).toHaveLength(data?.length ?? Number.NaN);
      }),
      { numRuns: 1_000 },
    );
  });
});
