import type { Draft } from '@/entrypoints/background/create-draft';
import type { DirectDesk } from '@/entrypoints/background/direct/direct-desk';
import type { GrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import type { FolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import type { OpenActs } from '@/entrypoints/background/files/create-open-acts';
import type { GrabTab } from '@/entrypoints/background/grab/grab-tab';
import type { Aria2Desk } from '@/entrypoints/background/hand-off/aria2-desk';
import type { KeyDesk } from '@/entrypoints/background/key-desk';
import type { LostLinks } from '@/entrypoints/background/lost-links';
import type { PlanReader } from '@/entrypoints/background/plan-reader';
import type { PrivateTraces } from '@/entrypoints/background/private-traces';
import type { SendLinks } from '@/entrypoints/background/send-links';
import type { TryNow } from '@/entrypoints/background/try-now';
import type { RuleKeeper } from '@/entrypoints/background/upload/create-rule-keeper';
import type { UploadDesk } from '@/entrypoints/background/upload/create-upload-desk';
import type { Engine } from '@/utils/engine/engine';
import type { Fichier } from '@/utils/fichier/fichier';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';
import type { Changed, Settings } from '@/utils/messaging/protocol';
import type { CallLogStore } from '@/utils/store/call-log-store';
import type { CatchStore } from '@/utils/store/catches/open-catch-store';
import type { KeyStore } from '@/utils/store/key-store';
import type { StoredValue } from '@/utils/store/stored-value';
import type { Job } from '@/utils/transfers/schema';

/** What the reactions to messages and browser events work with. */
export type Services = {
  readonly engine: Engine;
  readonly fichier: Fichier;
  readonly web: FichierWeb;
  readonly directDesk: DirectDesk;
  readonly grabber: GrabberDoor;
  readonly keys: KeyStore;
  readonly keyDesk: KeyDesk;
  readonly plan: PlanReader;
  readonly tryNow: TryNow;
  readonly sendLinks: SendLinks;
  readonly lostLinks: LostLinks;
  readonly privateTraces: PrivateTraces;
  readonly catches: CatchStore;
  readonly grabTab: GrabTab;
  readonly settings: StoredValue<Settings>;
  readonly draft: Draft;
  readonly folders: FolderKeeper;
  readonly openActs: OpenActs;
  readonly uploads: UploadDesk;
  readonly uploadRules: RuleKeeper;
  readonly aria2: Aria2Desk;
  /** Lets the browser an extension start private downloads? */
  readonly hasPrivateDownloads: boolean;
  readonly grabberFilter: StoredValue<GrabberFilter>;
  readonly askedForKey: StoredValue<boolean>;
  readonly calls: CallLogStore;
  /** Epoch ms. */
  readonly now: () => number;
  /** Jobs still to be followed or verified. */
  openJobs(): Promise<readonly Job[]>;
  hasHostPermission(): Promise<boolean>;
  isOnline(): boolean;
  /** Told of what nothing expects. */
  report(error: unknown): void;
  /** Tells the pages, and gives the topic a new version. */
  announce(topic: Changed['topic']): void;
  /** The version of what is stored now. */
  version(): number;
};
