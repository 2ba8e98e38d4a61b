import type { SiteHealth } from '@/utils/fichier/web/fichier-web';
import { decodeEntities } from '@/utils/links/decode-entities';
import { recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseSource } from '@/utils/links/parse-source';
import { parseUrl } from '@/utils/links/parse-url';

type Verdict = Omit<SiteHealth, 'url'>;
type Line = Verdict & { readonly link: string; readonly id: string };

const NO_FILE: Readonly<Record<string, Verdict['state']>> = {
  'NOT FOUND': 'dead',
  'BAD LINK': 'bad',
  PRIVATE: 'protected',
};
const SIZE = /^\d{1,16}$/;

/** The share link that stands for an address in the check, on its own domain; null for what leads to no file of 1fichier. */
export function checkedLink(url: string): string | null {
  const source = parseSource(url);
  return source.ok && source.kind === 'copy' ? source.canonical : null;
}

/**
 * The answer of `check_links.pl` by the links that were asked for, null when it speaks of none of them. Lines come in any
 * order. A line about another spelling of a link counts for it, on another domain too if only one open link has its id.
 */
export function readLinkCheck(body: string, asked: readonly string[]): ReadonlyMap<string, Verdict> | null {
  const lines = body.split(/\r?\n/).flatMap(readLine);
  const found = new Map<string, Verdict>();
  const left: Line[] = [];
  for (const line of lines) {
    if (!asked.includes(line.link)) left.push(line);
    else if (!found.has(line.link)) found.set(line.link, verdictOf(line));
  }
  for (const line of left) {
    const open = asked.filter((link) => !found.has(link) && fileOf(link)?.id === line.id);
    if (open[0] !== undefined && open.length === 1) found.set(open[0], verdictOf(line));
  }
  return found.size === 0 ? null : found;
}

/** `<url>;<name>;<size>`, in which the name is HTML-escaped and may hold a `;`, or at least four fields and the reason last. */
function readLine(text: string): Line[] {
  const fields = text.split(';');
  const file = fileOf(fields[0]?.trim() ?? '');
  const last = fields.at(-1)?.trim() ?? '';
  if (file === null || fields.length < 3) return [];
  const { id, canonical: link } = file;
  if (SIZE.test(last)) {
    const name = decodeEntities(fields.slice(1, -1).join(';'));
    const size = Number(last);
    return [
      {
        link,
        id,
        state: 'alive',
        name: name === '' ? null : name,
        size: Number.isSafeInteger(size) ? size : null,
      },
    ];
  }
  const state = fields.length < 4 ? undefined : NO_FILE[last.toUpperCase()];
  return state === undefined ? [] : [{ link, id, state, name: null, size: null }];
}

const verdictOf = ({ state, name, size }: Line): Verdict => ({ state, name, size });

function fileOf(url: string) {
  const parsed = parseUrl(url.trim());
  const link = parsed === null ? null : recogniseFichierLink(parsed);
  return link?.kind === 'file' ? link : null;
}
