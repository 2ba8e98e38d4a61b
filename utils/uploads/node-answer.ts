import type { ErrorCode } from '@/utils/fichier/errors';
import { splitFichierHost } from '@/utils/links/fichier-domains';
import { type HtmlPiece, readHtmlTags } from '@/utils/links/read-html-tags';
import { shortText } from '@/utils/links/short-text';

/**
 * What the answer to an upload says.
 * - `stored`: the node has taken it and redirected to its report.
 * - `retry-node`: this node cannot store now; nothing was stored, and another node may.
 * - `refused`: nothing was stored, and the same would be refused again.
 * - `unsettled`: it does not say whether anything was stored. Only the report can tell.
 */
export type NodeAnswer =
  | { readonly kind: 'stored' }
  | { readonly kind: 'retry-node'; readonly code: ErrorCode; readonly words: string }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly words: string | null }
  | { readonly kind: 'unsettled'; readonly words: string | null };

/** The first two texts are known from clients in use; the other patterns are what such a refusal may say. */
const CANNOT_OPEN = /ne peut ouvrir le fichier destination/i;
const REFUSALS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/pas de fichier trouv/i, 'upload-refused'],
  [/trop (?:gros|grand|volumineux|lourd)|taille maximale|too (?:large|big)/i, 'file-too-large'],
  [/quota/i, 'over-quota'],
  [/fichiers? vides?\b|empty file/i, 'empty-file'],
];
const PAYLOAD_TOO_LARGE = 413;
const BLOCK_CLASS = 'bloc2';

/**
 * Reads the answer of a node to the upload `id`, redirects followed. `responseUrl`: where the answer came from in the end;
 * that it is the report's address is the one sign of the redirect, since a page may not read `Location`.
 */
export function readNodeAnswer(
  id: string,
  { status, responseUrl, text }: { status: number; responseUrl: string; text: string },
): NodeAnswer {
  if (isReportOf(id, responseUrl)) return { kind: 'stored' };
  if (status === PAYLOAD_TOO_LARGE) return { kind: 'refused', code: 'file-too-large', words: null };
  const words = blockText(text);
  if (status !== 200 || words === null) return { kind: 'unsettled', words };
  if (CANNOT_OPEN.test(words)) return { kind: 'retry-node', code: 'node-trouble', words };
  const code = REFUSALS.find(([pattern]) => pattern.test(words))?.[1];
  return code === undefined ? { kind: 'unsettled', words } : { kind: 'refused', code, words };
}

function isReportOf(id: string, responseUrl: string): boolean {
  if (!URL.canParse(responseUrl)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(responseUrl);
  const isOfNode = protocol === 'https:' && splitFichierHost(hostname) !== null;
  return isOfNode && pathname === '/end.pl' && searchParams.get('xid') === id;
}

/** The text of the first block that is not empty, in which a node says what is wrong. */
function blockText(html: string): string | null {
  const pieces = readHtmlTags(html);
  for (const [index, piece] of pieces.entries()) {
    if (!opensBlock(piece)) continue;
    const text = shortText(textWithin(pieces.slice(index + 1)).replace(/\s+/g, ' '));
    if (text !== '') return text;
  }
  return null;
}

function opensBlock(piece: HtmlPiece): boolean {
  if (piece.kind !== 'open' || piece.name !== 'div') return false;
  return (piece.attributes.get('class') ?? '').split(/\s+/).includes(BLOCK_CLASS);
}

/** Up to the end of the block. */
function textWithin(pieces: readonly HtmlPiece[]): string {
  let depth = 1;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    else if (piece.name === 'div') depth += piece.kind === 'open' ? 1 : -1;
    if (depth === 0) break;
  }
  return text;
}
