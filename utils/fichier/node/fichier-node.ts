import type { FileRow } from '@/utils/fichier/fichier-files';

/** A file that the report of an upload names. */
export type ReportedFile = Pick<FileRow, 'url' | 'filename' | 'size' | 'checksum'>;

/**
 * What a node says of an upload.
 * - `waiting`: it is being stored or scanned.
 * - `stored`: with its files, at least one.
 * - `guest`: stored, with its files, in no account: the key did not go with it.
 * - `unknown`: the node has no such upload, not yet, or no longer.
 */
export type NodeReport =
  | { readonly state: 'waiting' }
  | { readonly state: 'stored' | 'guest'; readonly files: readonly ReportedFile[] }
  | { readonly state: 'unknown' };

/** The servers that take uploads. They are not the API: no governor, but no call lasts 30 s. */
export type FichierNode = {
  /** `end.pl`, once. `key` null: none is sent. Rejects with `FichierError`. */
  report(input: {
    readonly node: string;
    readonly id: string;
    readonly key: string | null;
  }): Promise<NodeReport>;
};
