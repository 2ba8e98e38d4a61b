import type { Evidence } from '../evidence.ts';
import type { Finding, Line } from '../line.ts';
import { ACCOUNT_LINES } from './account.ts';
import { FILE_LINES } from './files.ts';
import { REMOTE_LINES } from './remote.ts';
import { WIRE_LINES } from './wire.ts';

/** What the extension expects of 1fichier, as far as a live account can show it. */
export const LINES: readonly Line[] = [...WIRE_LINES, ...REMOTE_LINES, ...ACCOUNT_LINES, ...FILE_LINES];

export type Verdict = readonly { readonly line: Line; readonly finding: Finding }[];

export function judge(evidence: Evidence): Verdict {
  return LINES.map((line) => ({ line, finding: line.look(evidence) }));
}
