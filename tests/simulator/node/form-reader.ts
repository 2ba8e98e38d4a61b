import { createHash } from 'node:crypto';

/** One field or file of a form. `filename` null: a field. `bytes` null: too many to keep. */
export type FormPart = {
  readonly name: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly bytes: Buffer | null;
  readonly size: number;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
};

export type FormReader = {
  write(chunk: Buffer): void;
  /** The parts; null: not a form at all. */
  end(): FormPart[] | null;
};

const LINE_END = '\r\n';
const HEAD_END = Buffer.from(LINE_END + LINE_END);
const HEAD_MAX = 8_192;
/** Larger files are counted and hashed, and not kept. */
const KEPT_MAX = 4 * 1024 * 1024;

/**
 * Reads a `multipart/form-data` body as it comes, with the quirks of 1fichier's parser: the boundary must stand unquoted in
 * the header, `Content-Disposition` must be the first header of a part, names must be double-quoted. A part that breaks
 * these rules, or has no end, is not seen.
 */
export function createFormReader(contentType: string): FormReader {
  const boundary = /^multipart\/form-data;.*\bboundary=([^\s";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return { write: () => undefined, end: () => null };
  const mark = Buffer.from(`${LINE_END}--${boundary}`);
  const parts: FormPart[] = [];
  // The first mark stands at the very start, without the line end of the others.
  let left = Buffer.from(LINE_END);
  let at: 'before' | 'mark' | 'head' | 'body' | 'after' = 'before';
  let part: OpenPart | null = null;

  /** One step; false when more bytes are needed. */
  function step(): boolean {
    switch (at) {
      case 'before':
      case 'body': {
        const end = left.indexOf(mark);
        if (end === -1) {
          const sure = Math.max(0, left.length - mark.length + 1);
          part?.write(left.subarray(0, sure));
          left = left.subarray(sure);
          return false;
        }
        if (part !== null) {
          part.write(left.subarray(0, end));
          parts.push(part.close());
          part = null;
        }
        left = left.subarray(end + mark.length);
        at = 'mark';
        return true;
      }
      case 'mark':
        if (left.length < 2) return false;
        at = left.subarray(0, 2).toString() === LINE_END ? 'head' : 'after';
        left = left.subarray(2);
        return true;
      case 'head': {
        const end = left.indexOf(HEAD_END);
        if (end === -1) {
          if (left.length > HEAD_MAX) at = 'after';
          return false;
        }
        part = openPart(left.subarray(0, end).toString('utf8'));
        left = left.subarray(end + HEAD_END.length);
        // An empty part is followed by the line end of the mark alone.
        at = 'body';
        return true;
      }
      case 'after':
        left = Buffer.alloc(0);
        return false;
    }
  }

  return {
    write(chunk) {
      left = left.length === 0 ? Buffer.from(chunk) : Buffer.concat([left, chunk]);
      while (step());
    },
    end: () => parts,
  };
}

type OpenPart = { write(bytes: Buffer): void; close(): FormPart };

/** Null for a head that breaks the rules. */
function openPart(head: string): OpenPart | null {
  const [first = '', ...others] = head.split(LINE_END);
  const disposition = /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?/i.exec(
    first,
  );
  if (disposition === null) return null;
  const type = others.map((line) => /^content-type:\s*(.+)$/i.exec(line)?.[1]).find((one) => one);
  const hash = createHash('sha256');
  let kept: Buffer[] | null = [];
  let size = 0;
  return {
    write(bytes) {
      size += bytes.length;
      hash.update(bytes);
      if (size > KEPT_MAX) kept = null;
      else kept?.push(Buffer.from(bytes));
    },
    close: () => ({
      name: disposition[1] ?? '',
      filename: disposition[2] ?? null,
      contentType: type ?? 'application/octet-stream',
      bytes: kept === null ? null : Buffer.concat(kept),
      size,
      sha256: hash.digest('hex'),
    }),
  };
}
