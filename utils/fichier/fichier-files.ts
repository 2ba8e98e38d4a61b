import type { CallOptions } from '@/utils/fichier/fichier';

/** The files and folders of the account, as the client hands them out. Dates as 1fichier writes them, sizes in bytes. */
export type FileRow = {
  readonly url: string;
  readonly filename: string;
  /** Null when not told, as are the texts below. */
  readonly size: number | null;
  readonly date: string | null;
  readonly contentType: string | null;
  readonly checksum: string | null;
  readonly hasPassword: boolean;
  readonly hasAccessList: boolean;
};

export type FileListing = {
  readonly files: readonly FileRow[];
  /** Some of its files could not be read, or were not told: one that is not here may be there. */
  readonly hasUnreadFiles?: true | undefined;
};

export type Folder = {
  readonly id: number;
  readonly name: string;
  readonly date: string | null;
  readonly hasPassword: boolean;
};

export type FolderListing = {
  readonly id: number;
  readonly name: string | null;
  readonly folders: readonly Folder[];
  /** Some of its folders could not be read, or none were told: one that is not here may be there. */
  readonly hasUnreadFolders?: true | undefined;
  readonly files: readonly FileRow[];
  /** The public address; null when it has none. */
  readonly shared: string | null;
  /** How many people it is shared with by their address, which needs no public one; null when it is not told. */
  readonly sharedWith: number | null;
  /** 1fichier lists fewer files than there are. */
  readonly isCut: boolean;
};

export type FileDetails = {
  readonly url: string;
  readonly filename: string | null;
  readonly size: number | null;
  readonly date: string | null;
  readonly path: string | null;
  readonly folderId: number | null;
  readonly checksum: string | null;
  readonly contentType: string | null;
  readonly description: string | null;
  readonly hasPassword: boolean;
};

/** A file that 1fichier confirmed, `url` as it was asked about; `name` where the answer tells it. */
export type ConfirmedFile = { readonly url: string; readonly name: string | null };

/** What the answer to an act on many files says of each. Every file asked about is in exactly one list. */
export type ActOutcome = {
  readonly done: readonly ConfirmedFile[];
  /** Left out by 1fichier, which says how many it did: nothing was done to these. */
  readonly missing: readonly string[];
  /** The answer contradicts itself or tells too little. */
  readonly open: readonly string[];
};

export type CopiedFile = { readonly from: string; readonly to: string };

export type CopyOutcome = {
  readonly copies: readonly CopiedFile[];
  /** How many files 1fichier says it copied; null when it does not tell. */
  readonly count: number | null;
};

/** At most `FILES_PER_CALL` files in each call on many. All but `fileInfo` change something: never repeated by themselves. */
export type FichierFiles = {
  /** `file/info.cgi`. Many of these lock an account quickly: only for what a person asks. */
  fileInfo(
    input: { readonly url: string; readonly password?: string },
    options: CallOptions,
  ): Promise<FileDetails>;
  /** `file/rename.cgi`; rejects with `nothing-renamed` when no file got another name. */
  renameFiles(
    input: { readonly files: readonly { readonly url: string; readonly name: string }[] },
    options: CallOptions,
  ): Promise<ActOutcome>;
  /** `file/mv.cgi`; 0 is the root. `not-found` may mean the files or the folder. */
  moveFiles(
    input: { readonly urls: readonly string[]; readonly folderId: number },
    options: CallOptions,
  ): Promise<ActOutcome>;
  /** `file/rm.cgi`. There is no bin. */
  deleteFiles(input: { readonly urls: readonly string[] }, options: CallOptions): Promise<ActOutcome>;
  /** `file/chattr.cgi` with `pass` alone; empty takes the password away, else six characters or more. */
  protectFiles(
    input: { readonly urls: readonly string[]; readonly password: string },
    options: CallOptions,
  ): Promise<ActOutcome>;
  /** `file/cp.cgi`: copies files of 1fichier into the account. `not-found` may mean the files or the folder. */
  copyFiles(
    input: { readonly urls: readonly string[]; readonly folderId: number; readonly password?: string },
    options: CallOptions,
  ): Promise<CopyOutcome>;
  /** `folder/mkdir.cgi`; resolves to the name that 1fichier gave it. */
  createFolder(
    input: { readonly parentId: number; readonly name: string },
    options: CallOptions,
  ): Promise<{ readonly id: number; readonly name: string }>;
  /** `folder/mv.cgi` with `rename`; `parentId` is where it lies now. Resolves to the name that 1fichier gave it. */
  renameFolder(
    input: { readonly folderId: number; readonly parentId: number; readonly name: string },
    options: CallOptions,
  ): Promise<{ readonly name: string }>;
  /** `folder/mv.cgi`. */
  moveFolder(
    input: { readonly folderId: number; readonly parentId: number },
    options: CallOptions,
  ): Promise<void>;
  /** `folder/rm.cgi`: with all that is in it, without a bin. */
  deleteFolder(input: { readonly folderId: number }, options: CallOptions): Promise<void>;
  /** `folder/share.cgi`. `password` null: as it is; empty cannot be asked for. `url` null: not shared. */
  shareFolder(
    input: { readonly folderId: number; readonly isShared: boolean; readonly password: string | null },
    options: CallOptions,
  ): Promise<{ readonly url: string | null }>;
};
