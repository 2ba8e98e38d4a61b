import {
  answerHtml,
  answerJson,
  answerNoPage,
  answerText,
  EMPTY_BODY,
  type SimAnswer,
  type SimRequest,
} from '../answer.ts';
import { inFrench } from '../model/french.ts';
import { LOCK_TEXTS } from '../model/locks.ts';
import type { Call } from '../model/recorder.ts';
import { malformed, Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { getToken } from './download.ts';
import type { Endpoint } from './endpoint.ts';
import { fileChattr, fileCp, fileMv, fileRename, fileRm } from './file-changes.ts';
import { folderMkdir, folderMv, folderRm, folderShare } from './folder-changes.ts';
import { fileInfo, fileLs, fileScan, folderLs } from './listings.ts';
import { remoteInfo, remoteLs, remoteRequest } from './remote.ts';
import { getUploadServer } from './upload-server.ts';
import { userInfo } from './user.ts';

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'remote/request.cgi': remoteRequest,
  'remote/ls.cgi': remoteLs,
  'remote/info.cgi': remoteInfo,
  'download/get_token.cgi': getToken,
  'file/ls.cgi': fileLs,
  'file/info.cgi': fileInfo,
  'file/scan.cgi': fileScan,
  'file/rm.cgi': fileRm,
  'file/mv.cgi': fileMv,
  'file/rename.cgi': fileRename,
  'file/cp.cgi': fileCp,
  'file/chattr.cgi': fileChattr,
  'folder/ls.cgi': folderLs,
  'folder/mkdir.cgi': folderMkdir,
  'folder/share.cgi': folderShare,
  'folder/mv.cgi': folderMv,
  'folder/rm.cgi': folderRm,
  'user/info.cgi': userInfo,
};
const UPLOAD_SERVER = 'upload/get_upload_server.cgi';
const LISTINGS = ['file/ls.cgi', 'folder/ls.cgi'];
const COUNTS_AS_ABUSE = [401, 403, 404, 410];

/** Answers `api.1fichier.com`. Marks in `call` what no client of ours should ever have sent. */
export async function answerApi(world: World, request: SimRequest, call: Call): Promise<SimAnswer> {
  const lock = world.locks.current();
  if (lock?.kind === 'html') return answerHtml(`<body><h1>${LOCK_TEXTS.html}</h1></body>`, lock.status);
  const path = request.path.replace(/\?.*/s, '').replace(/^\/v1\//, '');
  const endpoint = ENDPOINTS[path];
  if (endpoint === undefined && path !== UPLOAD_SERVER) {
    call.rejected = `no such path: ${path}`;
    world.locks.countBadAnswer();
    return answerNoPage();
  }
  try {
    if (lock !== null) throw new Refusal(lock.status, LOCK_TEXTS[lock.kind]);
    const value = await work(world, request, endpoint ?? null, call);
    call.worked = true;
    if (value === EMPTY_BODY) return answerText('', 'application/json; charset=utf-8');
    const answer = answerJson(spoken(world, request, shaped(world, value)), 200, isPretty(call.json));
    return world.switches.strayBackslash && LISTINGS.includes(path) ? withStrayBackslashes(answer) : answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.isOurFault) call.rejected = error.message;
    if (lock === null && COUNTS_AS_ABUSE.includes(error.status)) world.locks.countBadAnswer();
    const status = world.switches.failuresAs200 ? 200 : error.status;
    const told = { ...error.more, message: error.message, status: 'KO' };
    return answerJson(spoken(world, request, told), status, isPretty(call.json));
  }
}

async function work(
  world: World,
  request: SimRequest,
  endpoint: Endpoint | null,
  call: Call,
): Promise<object> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(400, 'Content-Type not JSON #24', true);
  }
  world.locks.countCall();
  const isGet = request.method === 'GET';
  if (request.method !== 'POST' && !(isGet && endpoint === null)) {
    throw malformed(`method ${request.method}`);
  }
  const body = isGet && request.body.length === 0 ? {} : parseBody(request.body);
  if (endpoint === null) return getUploadServer(world);
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const account = key === undefined ? undefined : world.state.keys.get(key);
  if (account === undefined) throw new Refusal(401, 'Not authenticated #247');
  if (account.passwordReset) throw new Refusal(403, 'No such user #142');
  return await endpoint({ world, account, call }, body);
}

function parseBody(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw malformed('the body is not JSON');
  }
}

function isPretty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pretty' in body && body.pretty === 1;
}

/** In the language that 1fichier speaks to this caller. */
function spoken({ switches }: World, { headers }: SimRequest, value: unknown): unknown {
  const isEnglishAsked = /^en\b/i.test(headers['accept-language'] ?? '');
  const isEnglish = switches.language === 'english' || (switches.language === 'as-asked' && isEnglishAsked);
  return isEnglish ? value : inFrench(value);
}

/** A file name with a backslash makes a listing invalid JSON. */
function withStrayBackslashes(answer: SimAnswer): SimAnswer {
  return { ...answer, body: Buffer.from(answer.body.toString('utf8').replaceAll('\\\\', '\\')) };
}

function shaped(world: World, value: object): unknown {
  if (Array.isArray(value)) return world.switches.numericStrings ? withNumericStrings(value) : value;
  const { status, ...rest } = value as { status?: string };
  const kept = world.switches.missingStatus || status === undefined ? rest : value;
  return world.switches.numericStrings ? withNumericStrings(kept) : kept;
}

function withNumericStrings(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withNumericStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withNumericStrings(one)]));
}
