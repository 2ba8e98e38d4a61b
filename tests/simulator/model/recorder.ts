import type { SimConnection, SimOutcome, SimRequest } from '../answer.ts';

/** One call of a client to any host of 1fichier, as it came and as it was answered. */
export type Call = {
  /** Ms of the simulator's clock at its arrival. */
  readonly at: number;
  readonly host: string;
  readonly method: string;
  /** Path without query, such as `/v1/remote/ls.cgi`. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case, `authorization` and `connection` among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; of a body over 64 kB only the start. */
  readonly body: string;
  readonly bodyLength: number;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly connection: SimConnection;
  readonly isTls: boolean;
  /** The body came without its length: over HTTP/2 a browser sends only a stream so. */
  readonly isStreamed: boolean;
  /** `open` until it ends. */
  outcome: 'open' | 'answered' | 'cut' | 'hung';
  /** The work was carried out, whatever the client was told. */
  worked: boolean;
  /** HTTP status sent; null when none was. */
  status: number | null;
  /** The answer's body as text (start only, when long). */
  answer: string;
  /** Why a client of 1fichier should never have made this call; null when all was right. */
  rejected: string | null;
  /** The fault that struck it, if any. */
  fault: string | null;
};

const KEPT_BYTES = 65_536;
const keep = (bytes: Buffer): string => bytes.subarray(0, KEPT_BYTES).toString('utf8');

export type Recorder = {
  readonly calls: Call[];
  open(request: SimRequest, at: number): Call;
  close(call: Call, outcome: SimOutcome): void;
  /** Something changed that a test may be waiting for. */
  changed(): void;
  onChange(listener: () => void): () => void;
};

export function createRecorder(): Recorder {
  const calls: Call[] = [];
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    calls,
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(request, at) {
      const [path = '', query = ''] = request.path.split(/\?(.*)/s);
      const call: Call = {
        at,
        host: request.host,
        method: request.method,
        path,
        query,
        headers: request.headers,
        body: keep(request.body),
        bodyLength: request.upload?.length ?? request.body.length,
        json: parseJson(request.body),
        connection: request.connection,
        isTls: request.isTls,
        isStreamed: request.method === 'POST' && request.headers['content-length'] === undefined,
        outcome: 'open',
        worked: false,
        status: null,
        answer: '',
        rejected: null,
        fault: null,
      };
      calls.push(call);
      changed();
      return call;
    },
    close(call, outcome) {
      call.outcome = outcome.kind === 'answer' ? 'answered' : outcome.kind === 'hang' ? 'hung' : 'cut';
      if (outcome.kind === 'answer') {
        call.status = outcome.answer.status;
        call.answer = keep(outcome.answer.body);
      }
      changed();
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Not JSON: forms and empty bodies.
    return undefined;
  }
}
