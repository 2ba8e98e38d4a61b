import { answerHtml, answerNoPage, escapeHtml, type SimAnswer, type SimRequest } from '../answer.ts';
import { addFile } from '../model/files.ts';
import { DOMAINS } from '../model/hosts.ts';
import type { Call } from '../model/recorder.ts';
import type { Account, Upload } from '../model/records.ts';
import type { World } from '../model/world.ts';
import { answerReport } from './answer-report.ts';
import { checkForm } from './check-form.ts';
import { createFormReader, type FormPart } from './form-reader.ts';

const REFUSALS = {
  'no-file': "Pas de fichier trouvé dans l'envoi",
  'cannot-open': 'Ne peut ouvrir le fichier destination',
  // The words of the others are not known: these are ours.
  'too-large': 'Fichier trop volumineux pour votre offre',
  'over-quota': 'Quota de stockage dépassé',
  forbidden: 'Envoi non autorisé',
} as const;
type RefusalName = keyof typeof REFUSALS;

/** Answers the upload nodes: `upload.cgi` and `end.pl`. A node knows only the uploads it was named for. */
export function answerNode(world: World, request: SimRequest, call: Call): SimAnswer {
  const url = new URL(request.path, `https://${request.host}`);
  if (url.pathname === '/end.pl') return answerReport(world, request, url.searchParams.get('xid'));
  if (url.pathname !== '/upload.cgi' || request.method !== 'POST') return answerNoPage();
  const upload = world.state.uploads.get(url.searchParams.get('id') ?? '');
  // What is said about a wrong id or a body without length is not known: treated as a malformed request.
  if (upload?.node !== request.host) return reject(call, 'unknown upload id');
  if (request.headers['content-length'] === undefined) return reject(call, 'no Content-Length');
  const { uploadRefusal } = world.switches;
  if (uploadRefusal !== 'none') return refuse(uploadRefusal);
  const parts = partsOf(request);
  const files = parts.filter((part) => part.name === 'file[]' && part.filename);
  const objection = checkForm(parts, files);
  if (objection !== null) return reject(call, objection);
  const account = accountOf(world, request);
  if (account === 'unknown') return reject(call, 'unknown key');
  const refusal = refusalFor(world, account, files);
  if (refusal !== null) return refuse(refusal);
  // It is stored again all the same.
  if (upload.finishedAt !== null) call.rejected = 'an upload id used twice';
  if (!world.switches.uploadLost) store(world, upload, account, parts, files);
  upload.finishedAt = world.clock.now();
  call.worked = true;
  return answerHtml('<body>Moved ! Temporary Redirect</body>', 302, { location: `/end.pl?xid=${upload.id}` });
}

/** The fields before the files, and the files: what comes behind them is not seen. */
function partsOf(request: SimRequest): readonly FormPart[] {
  let parts = request.upload?.parts ?? null;
  if (request.upload === undefined) {
    const reader = createFormReader(request.headers['content-type'] ?? '');
    reader.write(request.body);
    parts = reader.end();
  }
  const all = parts ?? [];
  const first = all.findIndex(({ filename }) => filename !== null);
  return all.filter(({ filename }, index) => filename !== null || first === -1 || index < first);
}

const refuse = (name: RefusalName): SimAnswer =>
  answerHtml(`<body><div class="bloc2">${escapeHtml(REFUSALS[name])}</div></body>`);

function reject(call: Call, why: string): SimAnswer {
  call.rejected = why;
  return refuse('no-file');
}

/** No key: a guest's upload. */
function accountOf(world: World, request: SimRequest): Account | null | 'unknown' {
  const given = request.headers.authorization;
  if (given === undefined) return null;
  return world.state.keys.get(given.replace(/^Bearer /, '')) ?? 'unknown';
}

function refusalFor(
  { limits, state }: World,
  account: Account | null,
  files: readonly FormPart[],
): RefusalName | null {
  const { guestFile, freeFile, customerFile } = limits;
  const largest = account === null ? guestFile : account.offer === 0 ? freeFile : customerFile;
  if (files.some(({ size }) => size > largest)) return 'too-large';
  if (account === null) return null;
  if (account.uploadForbidden !== 0) return 'forbidden';
  const stored = [...state.files.values()].filter(({ owner }) => owner === account);
  const total = [...stored, ...files].reduce((sum, { size }) => sum + size, 0);
  return account.overQuota || total > account.storage ? 'over-quota' : null;
}

function store(
  world: World,
  upload: Upload,
  owner: Account | null,
  parts: readonly FormPart[],
  files: readonly FormPart[],
): void {
  const field = (name: string): string =>
    parts.find((part) => part.name === name)?.bytes?.toString('utf8') ?? '';
  const folder = world.state.folders.get(Number(field('did')));
  for (const { filename, bytes, size, sha256, contentType } of files) {
    upload.files.push(
      addFile(world, {
        owner,
        // A folder that is not the account's: the file goes to the root.
        folderId: folder !== undefined && folder.owner === owner ? folder.id : 0,
        filename: filename ?? '',
        bytes: bytes ?? '',
        size,
        sha256,
        contentType,
        domain: DOMAINS[Number(field('domain'))] ?? DOMAINS[0],
        password: field('dpass'),
      }),
    );
  }
}
