import { answerHtml, answerNoPage, type SimAnswer, type SimRequest } from '../answer.ts';
import { addFile } from '../model/files.ts';
import { DOMAINS } from '../model/hosts.ts';
import type { Call } from '../model/recorder.ts';
import type { Account, Upload } from '../model/records.ts';
import type { World } from '../model/world.ts';
import { answerReport } from './answer-report.ts';
import { type FormPart, parseForm } from './multipart.ts';

const MAX_FILES = 500;
const REFUSALS = {
  'no-file': "Pas de fichier trouvé dans l'envoi",
  'cannot-open': 'Ne peut ouvrir le fichier destination',
} as const;

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
  if (uploadRefusal !== 'none') return refuse(REFUSALS[uploadRefusal]);
  const parts = parseForm(request.headers['content-type'] ?? '', request.body);
  const files = (parts ?? []).filter((part) => part.name === 'file[]' && part.filename);
  if (files.length === 0) return reject(call, 'no file in the form');
  if (files.length > MAX_FILES) return reject(call, 'too many files');
  if (files.some((file) => file.bytes.length === 0)) return reject(call, 'empty file');
  const account = accountOf(world, request);
  if (account === 'unknown') return reject(call, 'unknown key');
  store(world, upload, account, parts ?? [], files);
  call.worked = true;
  return answerHtml('<body>Moved ! Temporary Redirect</body>', 302, { location: `/end.pl?xid=${upload.id}` });
}

const refuse = (text: string): SimAnswer => answerHtml(`<body><div class="bloc2">${text}</div></body>`);

function reject(call: Call, why: string): SimAnswer {
  call.rejected = why;
  return refuse(REFUSALS['no-file']);
}

/** No key: a guest's upload. */
function accountOf(world: World, request: SimRequest): Account | null | 'unknown' {
  const given = request.headers.authorization;
  if (given === undefined) return null;
  return world.state.keys.get(given.replace(/^Bearer /, '')) ?? 'unknown';
}

function store(
  world: World,
  upload: Upload,
  owner: Account | null,
  parts: readonly FormPart[],
  files: readonly FormPart[],
): void {
  const field = (name: string): string =>
    parts.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';
  const folder = world.state.folders.get(Number(field('did')));
  for (const part of files) {
    upload.files.push(
      addFile(world, {
        owner,
        // A folder that is not the account's: the file goes to the root.
        folderId: folder !== undefined && folder.owner === owner ? folder.id : 0,
        filename: part.filename ?? '',
        bytes: part.bytes,
        contentType: part.contentType,
        domain: DOMAINS[Number(field('domain'))] ?? DOMAINS[0],
        password: field('dpass'),
      }),
    );
  }
  upload.finishedAt = world.clock.now();
}
