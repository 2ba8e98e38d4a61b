/** A link, and what it is of. */
export type NamedLink = {
  /** Absolute: `http`, `https` or `ftp`. */
  readonly url: string;
  /** Foreign text, to be trusted with nothing. */
  readonly name: string;
  /** Bytes; null when unknown. */
  readonly size: number | null;
};
