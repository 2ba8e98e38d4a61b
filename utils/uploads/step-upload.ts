import type { ErrorCode } from '@/utils/fichier/errors';
import type { NodeAnswer } from '@/utils/uploads/node-answer';
import type {
  IfMissing,
  UploadEffect,
  UploadEvent,
  UploadReason,
  UploadReport,
  UploadState,
} from '@/utils/uploads/upload-state';

export type UploadStep = { readonly state: UploadState; readonly effects: readonly UploadEffect[] };

type Sending = Extract<UploadState, { kind: 'sending' }>;
type Sent = Extract<UploadState, { kind: 'sent' }>;
type Asking = Extract<UploadState, { kind: 'asking' }>;

/**
 * So many bytes may have gone out since the last progress that was told: browsers tell of it every 50 to 100 ms. A request
 * that is cancelled with less to go may have arrived whole.
 */
const UNTOLD_MAX_BYTES = 16 * 1024 * 1024;

/**
 * One step of one upload. Bytes go out once for each id; once all of them are, or may be, out, only a refusal of the node
 * or the word of node and folder that they have nothing lets them go out again, under another id.
 */
export function stepUpload(state: UploadState, event: UploadEvent): UploadStep {
  // Of an upload that was given up while its node was asked for.
  if (event.type === 'begun' && state.kind !== 'starting') return to(state, { type: 'end', id: event.id });
  if ('id' in event && 'id' in state && event.id !== state.id) return to(state);
  switch (state.kind) {
    case 'waiting':
      if (event.type === 'start')
        return to({ kind: 'starting', attempt: 1, size: event.size }, { type: 'begin' });
      return event.type === 'cancel' ? to({ kind: 'cancelled' }) : to(state);
    case 'starting':
      if (event.type === 'begun') {
        const { id, url } = event;
        const { attempt, size: total } = state;
        return to({ kind: 'sending', attempt, id, sent: 0, total, size: total }, { type: 'send', id, url });
      }
      if (event.type === 'not-begun') return to({ kind: 'failed', reason: event.reason });
      return event.type === 'cancel' ? to({ kind: 'cancelled' }) : to(state);
    case 'sending':
      return whileSending(state, event);
    case 'sent':
      if (event.type === 'answered') return onAnswer(state, event.answer);
      return event.type === 'cut' ? ask(state.id, 'unknown') : to(state);
    case 'asking':
      if (event.type === 'reported') return onReport(state, event.report);
      if (event.type === 'let-go')
        return to({ kind: 'unknown', reason: reasonOf('upload-missing') }, { type: 'end', id: state.id });
      return event.type === 'not-reported' ? onNoReport(state, event.reason) : to(state);
    case 'failed':
    case 'cancelled':
      return event.type === 'retry' && mayRetry(state) ? to({ kind: 'waiting' }) : to(state);
    case 'done':
    case 'unknown':
      return to(state);
  }
}

/** An upload that another life of the page has begun. Its file is no longer at hand. */
export function recoverUpload({ id, phase }: { id: string; phase: 'sending' | 'sent' }): UploadStep {
  return ask(id, phase === 'sent' ? 'unknown' : 'interrupted');
}

/** What sending again would double, or cannot be sent again since the file is not at hand. */
const NO_RETRY: readonly ErrorCode[] = ['upload-interrupted', 'upload-as-guest'];

/** Nothing of it was stored, and its file is at hand. */
export function mayRetry(state: UploadState): boolean {
  return state.kind === 'cancelled' || (state.kind === 'failed' && !NO_RETRY.includes(state.reason.code));
}

function whileSending(state: Sending, event: UploadEvent): UploadStep {
  const { id, attempt, size, sent, total } = state;
  switch (event.type) {
    case 'progress':
      return to({ ...state, sent: event.sent, total: event.total });
    case 'all-out':
      return to({ kind: 'sent', attempt, id, size }, { type: 'tell-sent', id });
    case 'answered':
      return onAnswer(state, event.answer);
    case 'cut':
      // However much seemed to be left: how late the progress is told, nobody knows.
      return ask(id, 'cut');
    case 'cancel': {
      const abort: UploadEffect = { type: 'abort', id };
      if (total - sent > UNTOLD_MAX_BYTES) return to({ kind: 'cancelled' }, abort, { type: 'end', id });
      const asking = ask(id, 'cancelled');
      return to(asking.state, abort, ...asking.effects);
    }
    default:
      return to(state);
  }
}

function onAnswer({ id, attempt, size, kind }: Sending | Sent, answer: NodeAnswer): UploadStep {
  switch (answer.kind) {
    case 'stored':
      return to(
        { kind: 'asking', id, ifMissing: 'unknown', words: null, problem: null },
        { type: 'tell-sent', id },
        { type: 'ask', id, at: null },
      );
    case 'unsettled':
      return ask(id, kind === 'sent' ? 'unknown' : 'cut', answer.words);
    case 'retry-node':
      if (attempt === 2) return fail(id, answer.code, answer.words);
      return to({ kind: 'starting', attempt: 2, size }, { type: 'end', id }, { type: 'begin' });
    case 'refused':
      return fail(id, answer.code, answer.words);
  }
}

function onReport(state: Asking, report: UploadReport): UploadStep {
  const { id } = state;
  const end: UploadEffect = { type: 'end', id };
  if (report.state === 'waiting')
    return to({ ...state, problem: null }, { type: 'ask', id, at: report.askAgainAt });
  if (report.state === 'stored') {
    return to({ kind: 'done', files: report.files, folderId: report.folderId }, end);
  }
  if (report.state === 'guest') {
    return fail(id, 'upload-as-guest', report.files.map(({ url }) => url).join(' '));
  }
  if (report.state === 'untold' && state.ifMissing !== 'unknown') {
    return to({ kind: 'unknown', reason: reasonOf('upload-untold', state.words) }, end);
  }
  return to(whenMissing(state), end);
}

function onNoReport(state: Asking, reason: UploadReason): UploadStep {
  const { id } = state;
  if (reason.code === 'upload-missing')
    return to({ kind: 'unknown', reason: { ...reason, words: reason.words ?? state.words } });
  return to({ ...state, problem: reason }, { type: 'ask', id, at: reason.until });
}

function whenMissing({ ifMissing, words }: Asking): UploadState {
  switch (ifMissing) {
    case 'cut':
      return { kind: 'failed', reason: reasonOf(words === null ? 'upload-cut' : 'upload-refused', words) };
    case 'interrupted':
      return { kind: 'failed', reason: reasonOf('upload-interrupted') };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'unknown':
      return { kind: 'unknown', reason: reasonOf('upload-missing', words) };
  }
}

function ask(id: string, ifMissing: IfMissing, words: string | null = null): UploadStep {
  return to({ kind: 'asking', id, ifMissing, words, problem: null }, { type: 'ask', id, at: null });
}

function fail(id: string, code: ErrorCode, words: string | null = null): UploadStep {
  return to({ kind: 'failed', reason: reasonOf(code, words) }, { type: 'end', id });
}

function reasonOf(code: ErrorCode, words: string | null = null): UploadReason {
  return { code, words, until: null };
}

function to(state: UploadState, ...effects: readonly UploadEffect[]): UploadStep {
  return { state, effects };
}
