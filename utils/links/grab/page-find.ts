import type { LinkPlace } from '@/utils/links/grab/grabbed-link';

/** A piece of a page with links in it, as the script in the page hands it over. */
export type PageFind = {
  readonly from: LinkPlace;
  /** Absolute; null when the links are still to be read out of `written`. */
  readonly url: string | null;
  /** Text, or the value of an attribute, that may hold addresses. */
  readonly written: string | null;
  /** For a link its text; for text that only labels a link, the address of that link. */
  readonly text: string;
  /** How the page wants the file to be called once it is downloaded. */
  readonly name?: string;
  readonly count: number;
};

/** What one document of a page holds. */
export type PageFinds = {
  readonly title: string;
  readonly url: string;
  readonly contentType: string;
  /** Only what is selected was read. */
  readonly isSelection: boolean;
  /** Frames that stand in this document. */
  readonly frames: number;
  readonly finds: readonly PageFind[];
};
