import type { NameChange, NewName } from '@/components/files/acts/new-names';
import type { FileEntry, FileRowEntry } from '@/components/files/file-entry';
import type { NameClash } from '@/components/folders/name-clash';
import type { FileInfo, FileView, FolderRef, FolderView } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

/** Why something was not done. `isUnknown`: it may have been, and no answer tells. */
export type ActFailure = { readonly reason: Reason; readonly isUnknown: boolean };

/** An act on many entries at once. An empty password takes the password away; new names are by the key of their file. */
export type ManyAct =
  | { readonly kind: 'move' | 'copy'; readonly to: FolderRef }
  | { readonly kind: 'rename'; readonly names: ReadonlyMap<string, string> }
  | { readonly kind: 'remove' }
  | { readonly kind: 'protect'; readonly password: string };

export type FailedEntry = ActFailure & { readonly entry: FileEntry };

/** What became of each entry: confirmed by 1fichier, or not. */
export type ManyOutcome = { readonly done: number; readonly failed: readonly FailedEntry[] };

/** A clash is found out without 1fichier; of one that is only `alike` is told, and no more. */
export type NameProblem = NameClash | ({ readonly kind: 'failed' } & ActFailure);

export type NameDialogView = {
  readonly kind: 'name';
  /** What is renamed; null: a new folder is named. */
  readonly entry: FileEntry | null;
  /** The folder around it. */
  readonly parent: FolderRef;
  readonly name: string;
  readonly isBusy: boolean;
  readonly problem: NameProblem | null;
};

export type RenameManyView = {
  readonly kind: 'rename-many';
  readonly files: readonly FileRowEntry[];
  readonly change: NameChange;
  /** What comes of it: only the names that change. */
  readonly names: readonly NewName[];
};

/** Why the chosen folder does not do. */
export type TargetRefusal =
  | { readonly kind: 'already-there' }
  | { readonly kind: 'into-itself' }
  | ({ readonly kind: 'failed' } & ActFailure);

export type TargetDialogView = {
  readonly kind: 'target';
  readonly act: 'move' | 'copy';
  readonly entries: readonly FileEntry[];
  readonly refusal: TargetRefusal | null;
};

export type RemoveDialogView = {
  readonly kind: 'remove';
  readonly entries: readonly FileEntry[];
  /** How many of them the filter hides. */
  readonly hidden: number;
};

export type ProtectDialogView = {
  readonly kind: 'protect';
  readonly files: readonly FileRowEntry[];
  readonly password: string;
  readonly isShort: boolean;
};

/** How far it is: entries of which the end is known, and those that have not been sent. */
export type WorkProgress = { readonly ended: number; readonly unsent: number };

/** Under way: what has been sent cannot be called back, and its end is told. */
export type WorkView = {
  readonly kind: 'work';
  readonly act: ManyAct;
  readonly total: number;
  /** Does it take several calls, so that it can end before the last? */
  readonly canStop: boolean;
  readonly isStopping: boolean;
} & WorkProgress;

/** Not all of it was done. */
export type ReportView = {
  readonly kind: 'report';
  readonly act: ManyAct;
  readonly canTryAgain: boolean;
  readonly canChooseAnother: boolean;
} & ManyOutcome;

export type ShareDialogView = {
  readonly kind: 'share';
  readonly folder: FolderView;
  /** The public address; null: none, as far as that is known. */
  readonly url: string | null;
  /** How many people see it without the address; null: not known. */
  readonly sharedWith: number | null;
  /** When 1fichier told, epoch ms; null: just now, or not at all. */
  readonly at: number | null;
  /** False as long as 1fichier has not told, or may have changed it without telling. */
  readonly isKnown: boolean;
  readonly hasPassword: boolean;
  readonly state: 'reading' | 'ready' | 'busy';
  readonly password: string;
  readonly isShort: boolean;
  readonly failure: ActFailure | null;
};

export type DetailsView = {
  readonly kind: 'details';
  readonly file: FileView;
  readonly state:
    | { readonly kind: 'reading' }
    | { readonly kind: 'read'; readonly info: FileInfo }
    | { readonly kind: 'failed'; readonly reason: Reason };
};

/** The one dialog that is open. */
export type ActDialogView =
  | NameDialogView
  | RenameManyView
  | TargetDialogView
  | RemoveDialogView
  | ProtectDialogView
  | WorkView
  | ReportView
  | ShareDialogView
  | DetailsView;

/** What a person does in these dialogs. */
export type ActActions = {
  /** Does nothing while something is on its way to 1fichier. */
  close(): void;
  typeName(name: string): void;
  submitName(): void;
  typeNames(part: Partial<NameChange>): void;
  submitNames(): void;
  choose(folder: FolderRef): void;
  confirmRemove(): void;
  typePassword(password: string): void;
  setPassword(): void;
  clearPassword(): void;
  /** Sends nothing more of what is under way. */
  stop(): void;
  tryAgain(): void;
  chooseAnother(): void;
  typeSharePassword(password: string): void;
  share(): void;
  stopSharing(): void;
  readDetails(): void;
  /** `what` names the button that says `Copied` for a moment. */
  copy(what: string, text: string): void;
};
