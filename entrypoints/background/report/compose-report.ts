import type { CallRecord } from '@/utils/fichier/call-record';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Plan } from '@/utils/fichier/fichier';
import type { CallLog } from '@/utils/store/call-log-store';
import type { Job } from '@/utils/transfers/schema';
import type { Counts } from '@/utils/transfers/screen-schema';

/** What a report is made of. Times are epoch ms. Nothing in it names an account, a link, a file, a folder or an address. */
export type ReportFacts = {
  readonly at: number;
  readonly versions: {
    readonly extension: string;
    /** Name and version. */
    readonly browser: string;
    /** Operating system and architecture. */
    readonly platform: string;
    readonly language: string;
  };
  readonly hasKey: boolean;
  /** Null: never read. */
  readonly plan: { readonly name: Plan; readonly at: number } | null;
  readonly permissions: Readonly<Record<string, boolean>>;
  readonly isOnline: boolean;
  readonly isPaused: boolean;
  readonly hold: { readonly reason: string; readonly code: ErrorCode; readonly until: number | null } | null;
  readonly counts: Counts;
  readonly openJobs: readonly Pick<Job, 'state'>[];
  /** Stored rows that could not be read. */
  readonly unreadable: number;
  readonly calls: CallLog;
};

const MINUTE_MS = 60_000;
/** What a bug report takes. */
const REPORT_MAX = 60_000;

/** The text of a report, in English, for a bug report. */
export function composeReport(facts: ReportFacts): string {
  const parts = [
    ['Send to 1fichier, diagnostic report', `${utc(facts.at)} UTC`],
    section('Versions', tellVersions(facts)),
    section('Account', [`API key: ${facts.hasKey ? 'saved' : 'none'}`, `plan: ${tellPlan(facts)}`]),
    section(
      'Permissions',
      Object.entries(facts.permissions).map(([name, isGranted]) => `${name}: ${isGranted ? 'yes' : 'no'}`),
    ),
    section('Sending', [
      `online: ${facts.isOnline ? 'yes' : 'no'}`,
      `paused: ${facts.isPaused ? 'yes' : 'no'}`,
      `hold: ${tellHold(facts)}`,
    ]),
    section('Links', tellLinks(facts)),
    section('Unexpected answers of the last 7 days, latest first', facts.calls.odd.map(tellOdd)),
    section('Last calls, latest first (times in UTC)', tellCalls(facts.calls.recent)),
  ];
  const text = parts.map((lines) => lines.join('\n')).join('\n\n');
  return text.length <= REPORT_MAX ? `${text}\n` : `${text.slice(0, REPORT_MAX)}\n(cut)\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`)];
}

function tellVersions({ versions: { extension, browser, platform, language } }: ReportFacts): string[] {
  return [`extension: ${extension}`, `browser: ${browser}`, `platform: ${platform}`, `language: ${language}`];
}

function tellPlan({ plan, at }: ReportFacts): string {
  return plan === null ? 'not known' : `${plan.name}, read ${length(at - plan.at)} ago`;
}

function tellHold({ hold, at }: ReportFacts): string {
  if (hold === null) return 'none';
  const rest = hold.until === null ? 'until its cause is gone' : `${length(hold.until - at)} left`;
  return `${hold.reason} (${hold.code}), ${rest}`;
}

function tellLinks({ counts, openJobs, unreadable }: ReportFacts): string[] {
  const states = openJobs.map(({ state }) => state);
  const byState = [...new Set(states)]
    .sort()
    .map((state) => `${state} ${states.filter((s) => s === state).length}`);
  return [
    Object.entries(counts)
      .map(([state, count]) => `${state} ${count}`)
      .join(', '),
    `jobs followed: ${byState.length === 0 ? 'none' : byState.join(', ')}`,
    `stored rows that could not be read: ${unreadable}`,
  ];
}

function tellOdd(call: CallLog['odd'][number]): string {
  return `${tellCall(call)}${call.times === 1 ? '' : `, ${call.times} times`}\n    ${call.shape ?? 'no answer'}`;
}

/** A shape is told once for each endpoint; a call like a later one says so. */
function tellCalls(calls: readonly CallRecord[]): string[] {
  const told = new Map<string, string>();
  return calls.map((call) => {
    if (call.shape === null) return tellCall(call);
    const kind = `${call.endpoint} ${call.shape}`;
    const before = told.get(kind);
    if (before !== undefined) return `${tellCall(call)}, answer as at ${before}`;
    told.set(kind, utc(call.at));
    return `${tellCall(call)}\n    ${call.shape}`;
  });
}

function tellCall({ endpoint, at, durationMs, status, protocol, code }: CallRecord): string {
  const told = [code ?? 'ok', status ?? 'no answer', `${Math.round(durationMs)} ms`, protocol];
  return `${utc(at)} ${endpoint}: ${told.filter((part) => part !== null).join(', ')}`;
}

/** Seconds below two minutes, else minutes. */
function length(ms: number): string {
  return ms < 2 * MINUTE_MS ? `${Math.max(0, Math.ceil(ms / 1000))} s` : `${Math.ceil(ms / MINUTE_MS)} min`;
}

function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
