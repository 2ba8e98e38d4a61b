import {
  answerHtml,
  answerJson,
  answerNoPage,
  answerText,
  type SimAnswer,
  type SimOutcome,
  type SimRequest,
} from './answer.ts';
import { answerApi } from './api/answer-api.ts';
import { addTestAccounts } from './model/accounts.ts';
import { createChance } from './model/chance.ts';
import { type BaseClock, createSimClock } from './model/clock.ts';
import { createFaults, editAnswer, type FaultAction, withoutId } from './model/faults.ts';
import { hostKind } from './model/hosts.ts';
import { createLocks } from './model/locks.ts';
import { type Call, createRecorder } from './model/recorder.ts';
import { createState } from './model/records.ts';
import { DEFAULT_SWITCHES, DOCUMENTED_LIMITS, type Limits, type Switches } from './model/switches.ts';
import type { FetchSource, World } from './model/world.ts';
import { answerNode } from './node/answer-node.ts';
import { answerDirect } from './web/answer-direct.ts';
import { answerWeb } from './web/answer-web.ts';

export type HostOptions = {
  readonly clock?: BaseClock;
  readonly seed?: number;
  readonly switches?: Partial<Switches>;
  readonly limits?: Partial<Limits>;
  readonly fetchSource: FetchSource;
};

/** The whole of 1fichier in one function, without sockets. */
export type Host = World & {
  handle(request: SimRequest): Promise<SimOutcome>;
};

export function createHost(options: HostOptions): Host {
  const clock = createSimClock(options.clock);
  const limits: Limits = { ...DOCUMENTED_LIMITS, ...options.limits };
  const world: World = {
    clock,
    chance: createChance(options.seed ?? 1),
    state: createState(),
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    limits,
    locks: createLocks(clock, limits),
    faults: createFaults(),
    recorder: createRecorder(),
    fetchSource: options.fetchSource,
  };
  addTestAccounts(world);
  return {
    ...world,
    async handle(request) {
      const call = world.recorder.open(request, clock.now());
      const action = world.faults.take(request);
      call.fault = action?.type ?? null;
      const outcome = await struck(world, request, call, action);
      world.recorder.close(call, outcome);
      return outcome;
    },
  };
}

async function route(world: World, request: SimRequest, call: Call): Promise<SimAnswer> {
  switch (hostKind(request.host)) {
    case 'api':
      return await answerApi(world, request, call);
    case 'node':
      return answerNode(world, request, call);
    case 'direct':
      return answerDirect(world, request);
    case 'web':
    case 'file-host':
      return answerWeb(world, request, call);
    case 'foreign':
      return answerNoPage();
  }
}

const answered = (answer: SimAnswer, isCutShort = false): SimOutcome => ({
  kind: 'answer',
  answer,
  isCutShort,
});

/** Works, or fails as the fault says. */
async function struck(
  world: World,
  request: SimRequest,
  call: Call,
  action: FaultAction | null,
): Promise<SimOutcome> {
  const work = (): Promise<SimAnswer> => route(world, request, call);
  switch (action?.type) {
    case undefined:
      return answered(await work());
    case 'cut-before-work':
      return { kind: 'cut' };
    case 'cut-after-work':
      await work();
      return { kind: 'cut' };
    case 'goaway-after-work':
      await work();
      return { kind: 'goaway' };
    case 'refused-stream':
      return { kind: 'refused-stream' };
    case 'cut-in-answer':
      return answered(await work(), true);
    case 'hang-before-work':
      return { kind: 'hang' };
    case 'hang-after-work':
      await work();
      return { kind: 'hang' };
    case 'delay-before-work':
      await world.clock.wait(action.ms);
      return answered(await work());
    case 'delay-after-work': {
      const answer = await work();
      await world.clock.wait(action.ms);
      return answered(answer);
    }
    case 'answer':
      if (action.afterWork === true) await work();
      return answered(wrongAnswer(action));
    case 'redirect':
      if (action.afterWork === true) await work();
      return answered(answerHtml('<body>Moved</body>', action.status ?? 302, { location: action.to }));
    case 'ko':
      if (action.afterWork === true) await work();
      return answered(answerJson({ message: action.message, status: 'KO' }, action.status ?? 200));
    case 'no-id':
      return answered(withoutId(await work()));
    case 'edit':
      return answered(editAnswer(await work(), action.edit));
    case 'cut-json': {
      const answer = await work();
      return answered({ ...answer, body: answer.body.subarray(0, Math.ceil(answer.body.length / 2)) });
    }
    case 'lock':
      world.locks.lock(action.lock, action.ms, action.status);
      return answered(await work());
  }
}

/** By default a 5xx with an HTML page, as a proxy in front of 1fichier would send it. */
function wrongAnswer({ status, body, contentType }: Extract<FaultAction, { type: 'answer' }>): SimAnswer {
  const code = status ?? 502;
  if (body === undefined) return answerHtml(`<body><h1>${code}</h1></body>`, code);
  const type = contentType ?? (/^\s*[{[]/.test(String(body)) ? 'application/json' : 'text/html');
  return typeof body === 'string'
    ? answerText(body, type, code)
    : { status: code, headers: { 'content-type': type }, body };
}
