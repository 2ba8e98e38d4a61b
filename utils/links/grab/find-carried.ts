import { type FichierLink, recogniseFichierLink } from '@/utils/links/fichier-link';
import { parseUrl } from '@/utils/links/parse-url';

/** How often an address may be wrapped: encoded for one redirector, and again for the next. */
const MOST_LAYERS = 6;
const LONGEST = 16_384;
const ADDRESS = /https?:\/\/[^\s"'<>\\^`{|}]+/gi;
/** What begins with `http`, in either alphabet of base64, once or twice. */
const BASE64 = /(?:aHR0c|YUhSMGN)[\w+/-]+/g;

const SCHEME = /^[a-z]+:\/\//i;
const MAY_CARRY = /%3a|%25|:\/\/|aHR0c|YUhSMGN/i;

/** A link of 1fichier inside another address or text, and what it leads to. */
export type Carried = { readonly url: string; readonly kind: FichierLink['kind'] };

/**
 * The links of 1fichier that an address carries, as those of redirectors and link protectors do: as they are,
 * percent-encoded (more than once, too) or in base64. Each once. Never throws.
 */
export function findCarried(address: string): readonly Carried[] {
  // Most addresses carry nothing, and a page may hold 100,000.
  if (address.length > LONGEST || !MAY_CARRY.test(address.replace(SCHEME, ''))) return [];
  const found = new Map<string, Carried>();
  const note = (carried: Carried) => found.set(carried.url, carried);
  linksIn(address.slice(1)).forEach(note);
  let layers: ReadonlySet<string> = new Set([address]);
  for (let layer = 0; layer < MOST_LAYERS && layers.size > 0; layer += 1) {
    layers = new Set([...layers].flatMap(unwrap));
    for (const text of layers) linksIn(text).forEach(note);
  }
  // Where only some of the characters are encoded, the address goes beyond the value.
  if ([...found.values()].every(({ kind }) => kind === 'service'))
    linksIn(decodePercent(address.slice(1))).forEach(note);
  return [...found.values()];
}

function linksIn(text: string): readonly Carried[] {
  const starts = [...text.matchAll(/https?:\/\//gi)].map(({ index }) => index);
  return starts.flatMap((start) => {
    ADDRESS.lastIndex = start;
    const url = ADDRESS.exec(text)?.[0] ?? '';
    const parsed = parseUrl(url);
    const link = parsed === null ? null : recogniseFichierLink(parsed);
    return link === null ? [] : [{ url, kind: link.kind }];
  });
}

/** The path and the values of a text with one wrapping less: an encoded address ends with the value it stands in. */
function unwrap(text: string): readonly string[] {
  return text.split(/[?&#;=]/).flatMap((piece) => {
    const plain = decodePercent(piece);
    const inBase64 = [...piece.matchAll(BASE64)].flatMap(([coded]) => decodeBase64(coded));
    return [...(plain === piece ? [] : [plain]), ...inBase64];
  });
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function decodeBase64(coded: string): readonly string[] {
  const standard = coded.replaceAll('-', '+').replaceAll('_', '/');
  // One character alone holds no byte.
  if (standard.length % 4 === 1) return [];
  return [atob(standard)];
}
