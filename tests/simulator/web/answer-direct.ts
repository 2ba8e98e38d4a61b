import { answerHtml, answerNoPage, type SimAnswer, type SimRequest } from '../answer.ts';
import type { DirectLink } from '../model/records.ts';
import type { World } from '../model/world.ts';

const DIRECT_LINK_LIFE_MS = 300_000;
const RESUME_MS = 1_800_000;

/** Answers the download hosts: the file's bytes, whole or a range, while the link lives. */
export function answerDirect(world: World, request: SimRequest): SimAnswer {
  const code = request.path.replace(/\?.*/s, '').slice(1);
  const link = world.state.directLinks.get(code);
  if (link === undefined) return answerNoPage();
  if (!['GET', 'HEAD'].includes(request.method)) return answerHtml('<body>Method not allowed</body>', 405);
  // What an expired link answers is not known; text and status are ours.
  if (!isAlive(world, link)) return answerHtml('<body><h1>Link expired</h1></body>', 404);
  if (request.method === 'GET') link.startedAt ??= world.clock.now();
  return answerBytes(link, request);
}

/** Five minutes to start, half an hour to resume; a `single` link starts once. */
function isAlive(world: World, link: DirectLink): boolean {
  const age = world.clock.now() - link.createdAt;
  if (link.startedAt === null) return age < DIRECT_LINK_LIFE_MS;
  return !link.single && age < RESUME_MS;
}

function answerBytes(link: DirectLink, request: SimRequest): SimAnswer {
  const { bytes, size, filename, contentType } = link.file;
  if (bytes.length !== size) throw new Error(`The simulator did not keep the bytes of ${filename}.`);
  const headers: Record<string, string> = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    'content-disposition': `${link.inline ? 'inline' : 'attachment'}; filename="${encodeName(filename)}"`,
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (range === null || range[0] === 'bytes=-') return { status: 200, headers, body: bytes };
  const [, from = '', to = ''] = range;
  const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if (start > end) {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${bytes.length}` },
      body: Buffer.alloc(0),
    };
  }
  headers['content-range'] = `bytes ${start}-${end}/${bytes.length}`;
  return { status: 206, headers, body: bytes.subarray(start, end + 1) };
}

/** A header carries Latin-1 only: UTF-8 bytes one by one, as many servers do, and no quotes. */
function encodeName(name: string): string {
  return Buffer.from(name.replaceAll('"', "'"), 'utf8').toString('latin1');
}
