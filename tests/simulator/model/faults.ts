import type { SimAnswer, SimRequest } from '../answer.ts';
import type { LockKind } from './locks.ts';

/** What goes wrong. `Before`: nothing is done. `After`: the work is carried out, the client does not learn it. */
export type FaultAction =
  | { readonly type: 'cut-before-work' | 'cut-after-work' | 'cut-in-answer' }
  /** Of HTTP/2: the connection goes away after the work; or a stream is refused, and nothing is done. */
  | { readonly type: 'goaway-after-work' | 'refused-stream' }
  | { readonly type: 'hang-before-work' | 'hang-after-work' }
  | { readonly type: 'delay-before-work' | 'delay-after-work'; readonly ms: number }
  /** Any answer: 5xx, HTML, raw bytes. */
  | {
      readonly type: 'answer';
      readonly status?: number;
      readonly body?: string | Buffer;
      readonly contentType?: string;
      readonly afterWork?: boolean;
    }
  /** A redirect to an address; 302 by default. */
  | {
      readonly type: 'redirect';
      readonly to: string;
      readonly status?: number;
      readonly afterWork?: boolean;
    }
  /** A failure of the API in its own words; HTTP status 200 by default. */
  | {
      readonly type: 'ko';
      readonly message: string;
      readonly status?: number;
      readonly afterWork?: boolean;
    }
  /** After the work: OK without an id, half of the JSON, or the JSON changed by a function. */
  | { readonly type: 'no-id' | 'cut-json' }
  | { readonly type: 'edit'; readonly edit: (json: Record<string, unknown>) => unknown }
  /** A lock on everything that lasts; 429 instead of 403 where `status` says so. */
  | { readonly type: 'lock'; readonly lock: LockKind; readonly ms: number; readonly status?: number };

export type Fault = {
  /** `remote/request`, `remote/request.cgi`, `/upload.cgi`, a host, `*`, or a function. */
  readonly match: string | ((request: SimRequest) => boolean);
  readonly action: FaultAction;
  /** How many calls it strikes; 1 by default, `Infinity` until cleared. */
  readonly times?: number;
  /** Let so many matching calls pass first. */
  readonly after?: number;
  /** Only the first request of a connection, only a later one, or only the first of a spare one (`SimConnection`). */
  readonly connection?: 'fresh' | 'reused' | 'spare';
};

export type Faults = {
  /** Adds a fault at the end of the queue; the first that matches strikes. */
  next(fault: Fault): { readonly struck: () => number; readonly clear: () => void };
  /** Takes the fault for a request out of the queue. */
  take(request: SimRequest): FaultAction | null;
  clear(): void;
};

export function createFaults(): Faults {
  type Entry = { readonly fault: Fault; left: number; passes: number; struck: number };
  let queue: Entry[] = [];
  return {
    next(fault) {
      const entry: Entry = { fault, left: fault.times ?? 1, passes: fault.after ?? 0, struck: 0 };
      queue.push(entry);
      return {
        struck: () => entry.struck,
        clear: () => {
          queue = queue.filter((other) => other !== entry);
        },
      };
    },
    take(request) {
      for (const entry of queue) {
        if (!matches(entry.fault, request)) continue;
        if (entry.passes > 0) {
          entry.passes -= 1;
          continue;
        }
        entry.struck += 1;
        entry.left -= 1;
        if (entry.left <= 0) queue = queue.filter((other) => other !== entry);
        return entry.fault.action;
      }
      return null;
    },
    clear() {
      queue = [];
    },
  };
}

function matches(fault: Fault, request: SimRequest): boolean {
  if (fault.connection !== undefined && fault.connection !== stateOf(request)) return false;
  if (typeof fault.match === 'function') return fault.match(request);
  if (fault.match === '*' || fault.match === request.host) return true;
  const path = request.path.replace(/\?.*/s, '').replace(/\.cgi$/, '');
  return path.endsWith(`/${fault.match.replace(/^\//, '').replace(/\.cgi$/, '')}`);
}

function stateOf({ connection }: SimRequest): Fault['connection'] {
  if (connection.carried > 0) return 'reused';
  return connection.isSpare ? 'spare' : 'fresh';
}

/** `OK` and all the rest, without the id. */
export function withoutId(answer: SimAnswer): SimAnswer {
  return editAnswer(answer, ({ id: _id, ...rest }) => rest);
}

export function editAnswer(answer: SimAnswer, edit: (json: Record<string, unknown>) => unknown): SimAnswer {
  const json: unknown = JSON.parse(answer.body.toString('utf8'));
  return { ...answer, body: Buffer.from(JSON.stringify(edit(json as Record<string, unknown>))) };
}
