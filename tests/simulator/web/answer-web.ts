import {
  answerHtml,
  answerJson,
  answerNoPage,
  answerText,
  escapeHtml,
  type SimAnswer,
  type SimRequest,
} from '../answer.ts';
import { linkOf, lookUp } from '../model/files.ts';
import { hostKind } from '../model/hosts.ts';
import { LOCK_TEXTS } from '../model/locks.ts';
import type { Call } from '../model/recorder.ts';
import type { Folder, StoredFile } from '../model/records.ts';
import { Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';

const MAX_CHECKED = 100;

/**
 * Answers the website: share pages, public folders, the link check. The pages' words are ours, and so is what becomes of
 * a request that no form would make.
 */
export function answerWeb(world: World, request: SimRequest, call: Call): SimAnswer {
  if (request.headers.authorization !== undefined) call.rejected = 'a key was sent to the website';
  if (world.locks.current() !== null) return answerHtml(`<body><h1>${LOCK_TEXTS.html}</h1></body>`, 403);
  if (hostKind(request.host) === 'file-host') {
    const [id = '', ...domain] = request.host.split('.');
    return sharePage(world, `https://${domain.join('.')}/?${id}`);
  }
  const url = new URL(request.path, `https://${request.host}`);
  const removal = /^\/remove\/([a-z0-9]+)\/(\w+)$/i.exec(url.pathname);
  if (removal !== null) return removeFile(world, call, removal[1] ?? '', removal[2] ?? '');
  const folder = /^\/(?:[a-z]{2}\/)?dir\/([A-Za-z0-9]+)$/.exec(url.pathname)?.[1];
  if (folder !== undefined) return publicFolder(world, request, call, url, folder);
  if (url.pathname === '/check_links.pl') return checkLinks(world, request, call);
  if (url.pathname === '/console/params.pl') {
    return answerHtml('<head><title>Parameters</title></head><body><h2>API Key</h2></body>');
  }
  if (url.pathname !== '/') return answerNoPage();
  if (url.search === '' || url.search.startsWith('?c=')) {
    return answerHtml('<head><title>1fichier (simulated)</title></head><body>1fichier (simulated)</body>');
  }
  return sharePage(world, url.href);
}

function sharePage(world: World, link: string): SimAnswer {
  const file = lookUp(world, link);
  if (file === null || file instanceof Refusal) {
    return answerHtml('<body><div class="bloc2">The requested file could not be found</div></body>', 404);
  }
  const name = escapeHtml(file.filename);
  return answerHtml(
    `<head><title>${name}</title></head><body><table><tr><td>${name}</td><td>${file.size}</td></tr></table></body>`,
  );
}

/** A removal link destroys its file for whoever opens it, so opening one is recorded as a fault of the client. */
function removeFile(world: World, call: Call, id: string, code: string): SimAnswer {
  const file = world.state.files.get(id);
  if (file === undefined || file.removalCode !== code) return answerNoPage();
  call.rejected = 'a removal link was opened';
  world.state.files.delete(id);
  return answerHtml('<body><div class="bloc2">File removed</div></body>');
}

function publicFolder(world: World, request: SimRequest, call: Call, url: URL, code: string): SimAnswer {
  const folder = [...world.state.folders.values()].find((one) => one.shareCode === code);
  if (folder === undefined) return answerNoPage();
  if (!['GET', 'POST'].includes(request.method)) return misuse(call, `a folder by ${request.method}`, 405);
  const form = request.method === 'POST' ? formOf(request) : new URLSearchParams();
  if (form === null) return misuse(call, 'a folder by POST without a form', 400);
  if (folder.password !== '' && form.get('pass') !== folder.password) {
    return answerHtml('<body><form method="post"><input type="password" name="pass"></form></body>');
  }
  const files = filesIn(world, folder);
  const json = url.searchParams.get('json') ?? form.get('json');
  if (json === '1' || json === '2') {
    const rows = files.map((file) => ({
      filename: file.filename,
      link: linkOf(file),
      size: file.size,
      password: file.password === '' ? 0 : 1,
      acl: file.acl === null ? 0 : 1,
    }));
    return answerJson(json === '1' ? rows : { ...rows });
  }
  if (url.searchParams.get('e') === '1') {
    return answerText(files.map((file) => `${linkOf(file)};${file.filename};${file.size}\n`).join(''));
  }
  const rows = files.map((file) => `<li><a href="${linkOf(file)}">${escapeHtml(file.filename)}</a></li>`);
  return answerHtml(`<body><h1>${escapeHtml(folder.name)}</h1><ul>${rows.join('')}</ul></body>`);
}

const filesIn = (world: World, folder: Folder): StoredFile[] =>
  [...world.state.files.values()].filter((file) => file.folderId === folder.id);

function checkLinks(world: World, request: SimRequest, call: Call): SimAnswer {
  const form = request.method === 'POST' ? formOf(request) : null;
  if (form === null) return misuse(call, 'a link check that is no form by POST', 400);
  const asked = form.getAll('links[]');
  if (asked.length > MAX_CHECKED) return misuse(call, `${asked.length} links in one check`, 400);
  if (asked.some((link) => /\/remove\//.test(link))) call.rejected = 'a removal link was checked';
  return answerText(asked.map((link) => `${checkLine(world, link)}\n`).join(''));
}

function checkLine(world: World, link: string): string {
  if (!/^https?:\/\/[^/]+\/\?\w+/.test(link)) return `${link};;;BAD LINK`;
  const file = lookUp(world, link);
  if (file === null) return `${link};;;NOT FOUND`;
  if (file instanceof Refusal) return `${link};;;${file.status === 403 ? 'PRIVATE' : 'NOT FOUND'}`;
  if (file.password !== '' || file.acl !== null) return `${link};;;PRIVATE`;
  return `${link};${escapeHtml(file.filename)};${file.size}`;
}

/** The fields of a form; null when the body is not said to be one. */
function formOf({ headers, body }: SimRequest): URLSearchParams | null {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return isForm ? new URLSearchParams(body.toString('utf8')) : null;
}

function misuse(call: Call, why: string, status: number): SimAnswer {
  call.rejected = why;
  return answerHtml('<body><h1>Bad request</h1></body>', status);
}
