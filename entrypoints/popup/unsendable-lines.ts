import { maskUrl } from '@/utils/links/mask-url';
import { parseSource } from '@/utils/links/parse-source';
import type { SendReport } from '@/utils/messaging/replies';

/** Addresses that somebody may well paste, and that are no links to the search for links in a text. */
const OTHER_SCHEME =
  /^(?:about|blob|chrome|data|ed2k|file|javascript|magnet|moz-extension|rtsp|s?ftps?|smb|vbscript|view-source|wss?):\S/i;

/**
 * The report, with the lines that are an address of another kind among the refused: what was pasted neither vanishes nor
 * stays without a reason.
 */
export function withUnsendableLines(text: string, report: SendReport): SendReport {
  const known = new Set(report.refused.map(({ source }) => source));
  const others: SendReport['refused'] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const parsed = OTHER_SCHEME.test(line) ? parseSource(line) : null;
    const source = maskUrl(line);
    if (parsed === null || parsed.ok || known.has(source)) continue;
    known.add(source);
    others.push({ source, code: parsed.code });
  }
  return { ...report, refused: [...report.refused, ...others] };
}
