import { describeBody, describeShape } from '@/utils/fichier/answer-shape';
import manifest from '../../package.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import type { Finding } from './line.ts';
import type { Verdict } from './lines/lines.ts';

const KINDS: readonly Finding['kind'][] = ['differs', 'holds', 'not seen'];

function count(verdict: Verdict, kind: Finding['kind']): number {
  return verdict.filter(({ finding }) => finding.kind === kind).length;
}

/** For the screen: every line of the contract, the differences last, with what they do. */
export function tellLines(verdict: Verdict): readonly string[] {
  const told = verdict.map(
    ({ line, finding }) => `  ${finding.kind.padEnd(8)}  ${line.id}: ${line.sentence}${more(finding)}`,
  );
  const differing = verdict.filter(({ finding }) => finding.kind === 'differs');
  const effects = differing.flatMap(({ line, finding }) => [
    `  ${line.id}: ${line.sentence}`,
    `    seen:   ${detail(finding)}`,
    `    effect: ${line.effect}`,
  ]);
  return [
    '',
    'The contract, line by line:',
    ...told,
    '',
    ...(effects.length === 0
      ? ['Nothing that was seen differs.']
      : ['What differs, and what the extension does then:', ...effects]),
    '',
    `${count(verdict, 'holds')} hold, ${count(verdict, 'differs')} differ, ${count(verdict, 'not seen')} not seen.`,
  ];
}

function more(finding: Finding): string {
  const text = finding.kind === 'differs' ? '' : detail(finding);
  return text === '' ? '' : ` (${text})`;
}

function detail(finding: Finding): string {
  if (finding.kind === 'holds') return finding.note;
  return finding.kind === 'differs' ? finding.seen : finding.why;
}

/** The file that may be shown to anyone: shapes, counts and words of 1fichier, no value of the account. */
export function writeReport(
  evidence: Evidence,
  verdict: Verdict,
  { now, isWhole }: { readonly now: number; readonly isWhole: boolean },
): string {
  const { isWriting, isEchoing, plan, protocol } = evidence;
  const asked = ['reading', ...(isWriting ? ['writing'] : []), ...(isEchoing ? ['headers'] : [])].join(', ');
  const sections = KINDS.flatMap((kind) => [
    '',
    `== ${kind} (${count(verdict, kind)})`,
    ...verdict.filter(({ finding }) => finding.kind === kind).flatMap(tellInReport),
  ]);
  return `${[
    '1fichier, checked against what "Send to 1fichier" expects of it.',
    'No key, address, name, id or link is in this report: only shapes, counts and the words of 1fichier.',
    'In a shape: `field?` is not in every row, `int(6)` has six digits, `[12 × ...]` is a list of twelve.',
    'A call: seconds since the first, what was asked, HTTP status, duration, what the extension took a failure for.',
    '',
    `extension   ${manifest.version}`,
    `date        ${new Date(now).toISOString().slice(0, 10)}`,
    `node        ${process.version}, ${process.platform}`,
    `asked       ${asked}${isWhole ? '' : ', not to the end'}`,
    `plan        ${plan ?? 'not told'}`,
    `protocol    ${protocol === null ? 'not looked at' : (protocol.offered ?? 'not told')}`,
    ...sections,
    '',
    `== all calls of the API, in order (${evidence.exchanges.length})`,
    ...tellCalls(evidence),
  ].join('\n')}\n`;
}

function tellInReport({ line, finding }: Verdict[number]): readonly string[] {
  const text = detail(finding);
  const head = `[${line.id}] section ${line.section}: ${line.sentence}`;
  if (finding.kind !== 'differs') return [`${head}${text === '' ? '' : ` (${text})`}`];
  return [head, `    seen:   ${text}`, `    effect: ${line.effect}`];
}

/** The same answer as one before is told once. */
function tellCalls({ exchanges, reads }: Evidence): readonly string[] {
  const told = new Map<string, number>();
  return exchanges.flatMap(({ endpoint, request, status, body, contentType, ...times }, index) => {
    const at = index + 1;
    const answer = status === null ? 'no answer' : `HTTP ${status}`;
    const since = Math.round((times.at - (exchanges[0]?.at ?? 0)) / 1000);
    const asked = `${String(at).padStart(3)} +${since} s ${endpoint} ${describeShape(request)}`;
    const failure = reads.find(({ calls, facts }) => calls === at && facts !== null)?.facts;
    const taken = failure ? `, taken for ${failure.code}` : '';
    const head = `${asked} -> ${answer}, ${times.durationMs} ms${taken}`;
    if (status === null) return [head];
    const shape = describeBody(body, contentType);
    const name = `${endpoint} ${status} ${shape}`;
    const before = told.get(name);
    told.set(name, before ?? at);
    return before === undefined ? [head, `      ${shape}`] : [`${head}, as in ${before}`];
  });
}
