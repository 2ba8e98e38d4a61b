/** One field or file of a form. `filename` null: a field. */
export type FormPart = {
  readonly name: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly bytes: Buffer;
};

const LINE_END = '\r\n';

/**
 * The parts of a `multipart/form-data` body, with the quirks of 1fichier's parser: the boundary must stand unquoted in
 * the header, `Content-Disposition` must be the first header of a part, names must be double-quoted. A part that breaks
 * these rules is not seen. Null: not a form at all.
 */
export function parseForm(contentType: string, body: Buffer): FormPart[] | null {
  const boundary = /^multipart\/form-data;.*\bboundary=([^\s";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const parts: FormPart[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  while (start !== -1) {
    const next = body.indexOf(Buffer.from(`${LINE_END}--${boundary}`), start + mark.length);
    if (next === -1) break;
    const part = parsePart(body.subarray(start + mark.length + LINE_END.length, next));
    if (part !== null) parts.push(part);
    start = next + LINE_END.length;
  }
  return parts;
}

function parsePart(part: Buffer): FormPart | null {
  const headEnd = part.indexOf(LINE_END + LINE_END);
  if (headEnd === -1) return null;
  const [first = '', ...others] = part.subarray(0, headEnd).toString('utf8').split(LINE_END);
  const disposition = /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?/i.exec(
    first,
  );
  if (disposition === null) return null;
  const type = others.map((line) => /^content-type:\s*(.+)$/i.exec(line)?.[1]).find((one) => one);
  return {
    name: disposition[1] ?? '',
    filename: disposition[2] ?? null,
    contentType: type ?? 'application/octet-stream',
    bytes: part.subarray(headEnd + 2 * LINE_END.length),
  };
}
