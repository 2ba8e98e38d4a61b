import { answerHtml, answerNoPage, answerText, type SimAnswer } from '../answer.ts';
import { SAMPLE_PNG, sampleBytes } from './sample-files.ts';
import { samplePages } from './sample-pages.ts';

export type SourceRequest = {
  readonly method: string;
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** An answer and how long the source takes for it, ms. */
export type SourceAnswer = { readonly answer: SimAnswer; readonly delayMs: number };

/** The test hosts, all of one site. `private.example` wants a login, see `SOURCE_LOGIN`. */
const SOURCE_HOSTS = ['files.example', 'pages.example', 'cdn.example', 'private.example'] as const;
export const SOURCE_LOGIN = { user: 'demo', password: 'open sesame', cookie: 'session=open' } as const;

/** Loopback sites that 1fichier can fetch from and a browser can visit. */
export type SourceSite = {
  answer(request: SourceRequest): SourceAnswer;
  /** How often a path (without host, with query) was asked for with GET, on any host. */
  fetches(path: string): number;
  /** Every GET in order, as `host/path`. */
  readonly log: string[];
  /** Every request in order, as `METHOD host/path`. */
  readonly asked: string[];
  /** Adds or replaces one address; a test's own page or file. */
  set(host: string, path: string, answer: SimAnswer, delayMs?: number): void;
  readonly hosts: ReadonlySet<string>;
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
};
const DEFAULT_LENGTH = 2048;

export function createSourceSite(extraHosts: readonly string[] = []): SourceSite {
  const log: string[] = [];
  const asked: string[] = [];
  const own = new Map<string, SourceAnswer>();
  const hosts = new Set<string>([...SOURCE_HOSTS, ...extraHosts]);
  return {
    log,
    asked,
    hosts,
    fetches: (path) => log.filter((line) => line.slice(line.indexOf('/')) === path).length,
    set(host, path, answer, delayMs = 0) {
      hosts.add(host);
      own.set(`${host}${path}`, { answer, delayMs });
    },
    answer(request) {
      asked.push(`${request.method} ${request.host}${request.path}`);
      if (request.method === 'GET') log.push(`${request.host}${request.path}`);
      return own.get(`${request.host}${request.path}`) ?? answerSample(request);
    },
  };
}

/**
 * What a path means: `/missing/...` 404, `/error/503/...` that status, `/redirect/x` to `/x`, `/loop` to itself,
 * `/slow/1500/x` after 1.5 s, `/named/x` with a Content-Disposition, `/login/...` a login page, `/session/x` only with
 * the cookie. Any other path is a file; `?size=` sets its length.
 */
function answerSample(request: SourceRequest): SourceAnswer {
  const url = new URL(request.path, `http://${request.host}`);
  const [, rule = '', argument = ''] = url.pathname.split('/');
  const now = (answer: SimAnswer): SourceAnswer => ({ answer, delayMs: 0 });
  const redirect = (to: string): SourceAnswer => now(answerHtml('<body>Moved</body>', 302, { location: to }));

  if (url.host === 'pages.example') {
    const page = samplePages[url.pathname];
    if (page !== undefined) return now(answerText(page, 'text/html; charset=utf-8'));
  }
  if (url.host === 'private.example' && !isLoggedIn(request)) {
    return now(answerHtml('<body>Unauthorized</body>', 401, { 'www-authenticate': 'Basic realm="files"' }));
  }
  const answer = answerText('', 'text/html', 200);
  switch (rule) {
    case 'missing':
      return now(answerNoPage());
    case 'error':
      return now({ ...answer, status: Number(argument) });
    case 'redirect':
      return redirect(url.pathname.slice('/redirect'.length));
    case 'loop':
      return redirect('/loop');
    case 'slow':
      return { answer: sampleFile(url), delayMs: Number(argument) };
    case 'named':
      return now(asAttachment(sampleFile(url), decodeURIComponent(argument)));
    case 'login':
      return now(answerHtml('<body><form>Log in</form></body>'));
    case 'session':
      return request.headers.cookie?.includes(SOURCE_LOGIN.cookie)
        ? now(sampleFile(url))
        : redirect('/login/login.php');
    default:
      return now(sampleFile(url));
  }
}

function isLoggedIn({ headers }: SourceRequest): boolean {
  const expected = Buffer.from(`${SOURCE_LOGIN.user}:${SOURCE_LOGIN.password}`).toString('base64');
  return headers.authorization === `Basic ${expected}`;
}

function sampleFile(url: URL): SimAnswer {
  const extension = /\.(\w+)$/.exec(url.pathname)?.[1]?.toLowerCase() ?? '';
  const length = Number(url.searchParams.get('size') ?? DEFAULT_LENGTH);
  return {
    status: 200,
    headers: { 'content-type': TYPES[extension] ?? 'application/octet-stream' },
    body: extension === 'png' ? SAMPLE_PNG : sampleBytes(url.pathname, length),
  };
}

const asAttachment = (answer: SimAnswer, name: string): SimAnswer => ({
  ...answer,
  headers: { ...answer.headers, 'content-disposition': `attachment; filename="${name}"` },
});
