import { expect, it } from 'vitest';
import { LINES } from '../../../scripts/check-service/lines/lines.ts';
import type { CheckDeps } from '../../../scripts/check-service/run.ts';
import type { FaultAction } from '../../simulator/model/faults.ts';
import type { Switches } from '../../simulator/model/switches.ts';
import { type CheckBench, createCheckBench, ECHO, SOURCE } from './check-bench.ts';

type Json = Record<string, unknown>;
type Otherwise = {
  readonly switches?: Partial<Switches>;
  readonly arrange?: (bench: CheckBench) => undefined | Partial<CheckDeps>;
};

const fault = (match: string, action: FaultAction): Otherwise => ({
  arrange({ host }) {
    host.faults.next({ match, action, times: Number.POSITIVE_INFINITY });
    return undefined;
  },
});
const edit = (match: string, change: (json: Json) => unknown) => fault(match, { type: 'edit', edit: change });
const set = (match: string, fields: Json) => edit(match, (json) => ({ ...json, ...fields }));
const inRows = (match: string, list: string, fields: Json) =>
  edit(match, (json) => ({ ...json, [list]: (json[list] as Json[]).map((row) => ({ ...row, ...fields })) }));
const withHeader =
  (name: string) =>
  ({ fetch }: CheckBench): Partial<CheckDeps> => ({
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      response.headers.set(name, '*');
      return response;
    },
  });

/** One way for every line to differ. */
const OTHERWISE: Readonly<Record<string, Otherwise>> = {
  'json-object': { switches: { listShape: 'bare-list' } },
  'json-type': fault('remote/ls', {
    type: 'answer',
    status: 200,
    body: '{"status":"OK","data":[]}',
    contentType: 'text/html',
  }),
  'success-status': set('remote/ls', { status: 'DONE' }),
  'status-told': { switches: { missingStatus: true } },
  'failure-form': fault('file/info', { type: 'ko', message: 'Not this one', status: 403 }),
  'failure-status': fault('remote/info', { type: 'ko', message: 'Resource not found #469', status: 200 }),
  'failure-known': fault('file/info', { type: 'ko', message: 'Something is odd #1', status: 403 }),
  language: fault('file/info', { type: 'ko', message: 'Votre compte est bloqué #1', status: 403 }),
  'read-by-client': set('folder/mkdir', { folder_id: 'none' }),
  'date-form': inRows('file/ls', 'items', { date: '31/01/2026 12:00' }),
  protocol: { arrange: ({ protocol }) => ({ protocol: protocol('http/1.1', 200) }) },
  'streamed-body': { arrange: ({ protocol }) => ({ protocol: protocol('h2', 411) }) },
  'no-cors': { arrange: withHeader('access-control-allow-origin') },
  'no-lock': {
    arrange({ host }) {
      host.faults.next({ match: 'file/ls', action: { type: 'lock', lock: 'flood-user', ms: 30_000 } });
      return undefined;
    },
  },
  'ls-list': { switches: { listShape: 'map' } },
  'ls-empty': { switches: { emptyJobList: 'null' } },
  'ls-row': { switches: { idForm: 'text' } },
  'ls-order': { switches: { jobOrder: 'oldest-first' } },
  'ls-kept': { switches: { vanishFromListAfterMs: 0 } },
  'info-fields': { switches: { idInInfo: 'zero' } },
  'info-others': { switches: { resultShape: 'results' } },
  'info-result': { switches: { resultShape: 'map-by-index' } },
  'result-row': { switches: { rowStatus: 'ok' } },
  'result-link': { switches: { linkField: 'link' } },
  'source-taken': fault('remote/request', {
    type: 'ko',
    message: 'Too many requests of today #9',
    status: 403,
  }),
  'request-answer': { switches: { idInRequest: 'nested' } },
  'request-url': { switches: { linkUrls: 'decoded' } },
  'result-url': { switches: { resultUrls: 'decoded' } },
  'new-in-list': { switches: { showJobAfterMs: 60_000 } },
  'new-in-info': {
    arrange({ host }) {
      host.faults.next({
        match: 'remote/info',
        after: 1,
        action: { type: 'ko', message: 'Resource not found #469', status: 404 },
      });
      return undefined;
    },
  },
  'pending-date': { switches: { pendingDate: 'word' } },
  'pending-result': { switches: { pendingResult: 'null' } },
  'date-is-end': { switches: { executionDate: 'never' } },
  'dead-source': {
    switches: {
      refuseSource: {
        matches: (url) => url.includes('.invalid'),
        status: 200,
        message: 'Can not find any valid link #903',
      },
    },
  },
  account: set('user/info', { email: null }),
  offer: set('user/info', { offer: '7' }),
  'account-texts': set('user/info', { upload_forbidden: 'none' }),
  storage: set('user/info', { hot_storage: '2 TB' }),
  'upload-server': set('upload/get_upload_server', { url: 'https://up2.1fichier.com/' }),
  'in-folder': set('file/info', { folder_id: 0 }),
  'file-name': set('file/info', { filename: 'download' }),
  'file-shown': { switches: { showFileAfterMs: 60_000 } },
  'direct-link': { switches: { tokenReadyAfterMs: 60_000 } },
  'direct-host': edit('download/get_token', (json) => ({ ...json, url: 'https://download.1fichier.com/c1' })),
  bytes: {
    arrange({ host }) {
      const isDirect = ({ host: name }: { readonly host: string }) => /^[a-z]-\d/.test(name);
      host.faults.next({ match: isDirect, action: { type: 'answer', status: 200, body: 'Another text.' } });
      return undefined;
    },
  },
  'headers-object': { switches: { headersForm: 'none' } },
  'headers-lines': { switches: { headersForm: 'either' } },
  'files-list': set('file/ls', { count: 99 }),
  'files-row': inRows('file/ls', 'items', { filename: null }),
  'files-numbers': inRows('file/ls', 'items', { size: '700' }),
  'files-type': { switches: { contentTypeField: 'content_type' } },
  'files-checksum': inRows('file/ls', 'items', { checksum: 'd41d8cd98f00b204e9800998ecf8427e' }),
  'info-file': set('file/info', { path: null }),
  'info-status': set('file/info', { status: 'OK' }),
  'info-type': { switches: { contentTypeField: 'content_type' } },
  'info-size': set('file/info', { size: '700' }),
  copy: inRows('file/cp', 'urls', { to_url: null }),
  move: set('file/mv', { moved: null }),
  rename: set('file/rename', { renamed: null }),
  protect: set('file/chattr', { updated: null }),
  remove: set('file/rm', { removed: null }),
  'acts-done': set('file/info', { pass: 0 }),
  'folder-fields': set('folder/ls', { sub_folders: null }),
  'folder-row': inRows('folder/ls', 'sub_folders', { id: null }),
  'folder-items': set('folder/ls', { items: undefined }),
  'root-folder': set('folder/ls', { folder_id: 17 }),
  'new-folder': edit('folder/mkdir', ({ folder_id: id, ...rest }) => ({ ...rest, id })),
  'rename-folder': set('folder/mv', { new_name: null }),
  'share-folder': set('folder/share', { url: 'dir/abc' }),
  'remove-folder': set('folder/rm', { status: 1, message: null }),
  'public-folder': fault('1fichier.com', {
    type: 'answer',
    status: 200,
    body: '<html><body>A page</body></html>',
  }),
};

it('has a way to differ for every line', () => {
  expect(Object.keys(OTHERWISE).toSorted()).toEqual(LINES.map(({ id }) => id).toSorted());
});

it.each(LINES)('$id is told when it differs', async ({ id, sentence, effect }) => {
  const { switches, arrange } = OTHERWISE[id] ?? {};
  const bench = createCheckBench(switches === undefined ? {} : { switches });
  if (id !== 'ls-empty') await bench.furnish();
  const deps = arrange?.(bench) ?? {};
  const isEcho = id.startsWith('headers-');
  const run = await bench.run({ source: SOURCE, echo: isEcho ? ECHO : null }, deps);
  expect([run.about(id), run.code]).toEqual(['differs', 1]);
  const told = run.report?.slice(run.report.indexOf(`[${id}] `)) ?? '';
  expect(told).toContain(`: ${sentence}\n    seen:   `);
  expect(told).toContain(`\n    effect: ${effect}`);
  expect(run.output).toContain(`    effect: ${effect}`);
});
