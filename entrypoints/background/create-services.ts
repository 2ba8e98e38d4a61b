import { createDraft } from '@/entrypoints/background/create-draft';
import { createIds } from '@/entrypoints/background/create-ids';
import { createDirectDesk } from '@/entrypoints/background/direct/direct-desk';
import { createGrabberDoor } from '@/entrypoints/background/direct/grabber-door';
import { createFolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import { createListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import { createOpenActs } from '@/entrypoints/background/files/create-open-acts';
import { createGrabTab } from '@/entrypoints/background/grab/grab-tab';
import { createAria2Desk } from '@/entrypoints/background/hand-off/aria2-desk';
import { createKeyDesk } from '@/entrypoints/background/key-desk';
import { createLostLinks } from '@/entrypoints/background/lost-links';
import { createPlanReader } from '@/entrypoints/background/plan-reader';
import { createPrivateTraces } from '@/entrypoints/background/private-traces';
import { createProfileCheck } from '@/entrypoints/background/profile-check';
import { createSendLinks, rememberFolder } from '@/entrypoints/background/send-links';
import type { Services } from '@/entrypoints/background/services';
import { sleep } from '@/entrypoints/background/sleep';
import { createTryNow } from '@/entrypoints/background/try-now';
import { createNodeQuestions } from '@/entrypoints/background/upload/create-node-questions';
import { createRuleKeeper } from '@/entrypoints/background/upload/create-rule-keeper';
import { createUploadDesk } from '@/entrypoints/background/upload/create-upload-desk';
import { createUploadBook } from '@/entrypoints/background/upload/upload-book';
import { alarmAt, armAlarm, clearAlarm } from '@/utils/browser/alarms';
import { hasAria2Permission } from '@/utils/browser/aria2-permission';
import { findTab } from '@/utils/browser/find-tab';
import { hasHostPermission, hasNodePermission, hasSitePermission } from '@/utils/browser/host-permission';
import { openBeside } from '@/utils/browser/open-beside';
import { readTabLinks } from '@/utils/browser/page-links';
import { addUploadRule, listUploadRules, removeUploadRules } from '@/utils/browser/upload-rules';
import type { Engine, EngineEvents } from '@/utils/engine/engine';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { CallTimings } from '@/utils/fichier/connect-timing';
import type { SavedKey } from '@/utils/fichier/create-call';
import type { FichierDeps } from '@/utils/fichier/create-fichier';
import type { GovernorDeps } from '@/utils/fichier/create-governor';
import type { Fichier, Governor } from '@/utils/fichier/fichier';
import { isListing } from '@/utils/fichier/limited-questions';
import type { FichierNodeDeps } from '@/utils/fichier/node/create-fichier-node';
import type { FichierNode } from '@/utils/fichier/node/fichier-node';
import type { FichierWebDeps } from '@/utils/fichier/web/create-fichier-web';
import type { FichierWeb } from '@/utils/fichier/web/fichier-web';
import type { WriteRoute } from '@/utils/fichier/write-route';
import type { ClearableAnswerStore } from '@/utils/store/answers/open-answer-store';
import { createAria2Store } from '@/utils/store/aria2-store';
import { backUpOutbox } from '@/utils/store/backup/back-up-outbox';
import { createProfileMarks } from '@/utils/store/backup/profile-marks';
import { createCallLogStore } from '@/utils/store/call-log-store';
import { openCatchStore } from '@/utils/store/catches/open-catch-store';
import { createClientCache, createGovernorStore } from '@/utils/store/client-stores';
import { createFolderBookStore } from '@/utils/store/folder-book-store';
import { createKeyStore, type SaltCopy } from '@/utils/store/key-store';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import { createSettingsStore } from '@/utils/store/settings';
import {
  createAskedForKeyStore,
  createDraftStore,
  createGrabberFilterStore,
  createLastTryStore,
  createOpenActsStore,
  createPrivateSentStore,
  createRefusedPlanStore,
} from '@/utils/store/small-values';
import type { StorageArea } from '@/utils/store/storage-area';
import { createUploadStore } from '@/utils/store/upload-store';

/** The large parts, given so that a test can put others in their place. */
export type Parts = {
  readonly createFichier: (deps: FichierDeps) => Fichier;
  readonly createFichierWeb: (deps: FichierWebDeps) => FichierWeb;
  readonly createFichierNode: (deps: FichierNodeDeps) => FichierNode;
  readonly createGovernor: (deps: GovernorDeps) => Governor;
  readonly createEngine: (deps: EngineDeps) => Engine;
  readonly openOutboxStore: () => OutboxStore;
  readonly openAnswerStore: () => ClearableAnswerStore;
};

export type ServiceDeps = {
  readonly parts: Parts;
  readonly local: StorageArea;
  /** Epoch ms. */
  readonly now: () => number;
  readonly browserName: 'chrome' | 'firefox';
  readonly writeRoute: WriteRoute;
  readonly timings?: CallTimings | undefined;
  isOnline(): boolean;
  /** True until the outbox has started in this run of the browser. */
  isBrowserStart(): Promise<boolean>;
  readonly events: EngineEvents;
  readonly announce: Services['announce'];
  readonly version: Services['version'];
  report(error: unknown): void;
};

export const OUTBOX_ALARM = 'outbox';
export const PLAN_ALARM = 'plan';
export const RETENTION_ALARM = 'retention';
export const UPLOAD_ALARM = 'upload-rules';

/** Builds what the background works with. Touches nothing yet: the first read comes with the first question. */
export function createServices(deps: ServiceDeps): Services {
  const { parts, local, now, isOnline, announce, report, writeRoute, timings } = deps;
  const clock = { now, monotonic: () => performance.timeOrigin + performance.now(), sleep };
  const settings = createSettingsStore(local, now);
  const askedForKey = createAskedForKeyStore(local, now);
  const calls = createCallLogStore({ area: local, now, report });
  const database = parts.openOutboxStore();
  const keys = createKeyStore(local, now, { ...saltIn(database), report });
  const statusChanged = () => announce('status');

  const planNow = async () => (await fichier.knownAccount())?.value.plan ?? 'unknown';
  const governor = parts.createGovernor({
    store: createGovernorStore(local, now),
    clock,
    plan: planNow,
    onHoldChanged: () => deps.events.changed(),
  });
  const account = async () => (await keys.read())?.accountId ?? null;
  const hasKey = async () => (await account()) !== null;
  const marks = createProfileMarks({ area: local, store: database, now });
  const backup = backUpOutbox(database, {
    area: local,
    marks,
    now,
    after,
    account,
    changed: statusChanged,
    report,
  });
  const outbox = backup.store;
  const cache = createClientCache(local, parts.openAnswerStore(), hasKey);
  const folders = createFolderKeeper({ stored: createFolderBookStore(local, now), account, report });
  const clientWith = (readKey: () => Promise<SavedKey | null>) =>
    parts.createFichier({
      governor,
      readKey,
      cache,
      clock,
      hasHostPermission,
      isOnline,
      writeRoute,
      timings,
      calls,
    });
  const fichier = clientWith(() => keys.read());

  const engine = parts.createEngine({
    fichier,
    governor,
    store: outbox,
    events: deps.events,
    clock,
    timer: { after },
    alarm: { arm: (at) => armAlarm(OUTBOX_ALARM, at) },
    ids: createIds(() => crypto.randomUUID().slice(0, 8)),
    account,
    plan: planNow,
    batchSize: async () => (await settings.read()).batchSize,
    isOnline,
    hasHostPermission,
    isBrowserStart: deps.isBrowserStart,
    profile: createProfileCheck({ marks, backup, isBrowserStart: deps.isBrowserStart, report }),
  });

  const uploadRules = createRuleKeeper({
    rules: { list: listUploadRules, add: addUploadRule, remove: removeUploadRules },
    alarm: { arm: (at) => armAlarm(UPLOAD_ALARM, at) },
    now,
  });
  const book = createUploadBook(createUploadStore(local, now), now);
  const privateTraces = createPrivateTraces({
    stored: createPrivateSentStore(local, now),
    forgetListings: async () => {
      await Promise.all([cache.forgetAnswersAbout(isListing), folders.forgetKnown()]);
    },
    hasOpen: async () => {
      const open = [...(await database.loadOpen()).transfers, ...(await book.all())];
      return open.some(({ isPrivate }) => isPrivate);
    },
  });
  const node = parts.createFichierNode({ hasNodePermission, isOnline, calls });
  const uploads = createUploadDesk({
    fichier,
    nodes: createNodeQuestions({ node, book, hold: () => governor.hold(), now }),
    listings: createListingDesk({ fichier, folders, now, changed: () => announce('files'), report }),
    folders,
    keys,
    book,
    rules: uploadRules,
    privateTraces,
    hasNodePermission,
    now,
  });

  const plan = createPlanReader({
    fichier,
    now,
    account,
    refused: createRefusedPlanStore(local, now),
    alarm: {
      arm: (at) => armAlarm(PLAN_ALARM, at),
      at: () => alarmAt(PLAN_ALARM),
      clear: () => clearAlarm(PLAN_ALARM),
    },
    changed: statusChanged,
  });
  const keyDesk = createKeyDesk({
    keys,
    now,
    clientOf: (candidate) => clientWith(async () => candidate),
    plan,
    forgetAnswers: async () => {
      await Promise.all([cache.forgetAnswers(), folders.forget(), uploads.forget()]);
    },
    askedForKey,
    keyChanged: () => {
      statusChanged();
      engine.keyChanged().catch(report);
    },
  });

  const catches = openCatchStore();
  const newId = () => crypto.randomUUID();
  const grabber = createGrabberDoor({ catches, now, newId, openBeside, report });

  return {
    engine,
    fichier,
    web: parts.createFichierWeb({ governor, hasSitePermission, isOnline, calls }),
    directDesk: createDirectDesk({ fichier, settings: settings.read, grabber }),
    grabber,
    keys,
    keyDesk,
    plan,
    settings,
    aria2: createAria2Desk({ stored: createAria2Store(local, now), hasAria2Permission }),
    hasPrivateDownloads: deps.browserName === 'firefox',
    askedForKey,
    calls,
    openJobs: () => outbox.openJobs(),
    lostLinks: createLostLinks({ engine, backup, account }),
    tryNow: createTryNow({ fichier, governor, engine, lastTry: createLastTryStore(local, now), now }),
    sendLinks: rememberFolder(createSendLinks({ engine, hasKey, privateTraces, report }), folders),
    privateTraces,
    catches,
    grabTab: createGrabTab({ catches, findTab, readTabLinks, openBeside, newId, now, report }),
    grabberFilter: createGrabberFilterStore(local, now),
    draft: createDraft(createDraftStore(local, now), report),
    folders,
    openActs: createOpenActs({
      stored: createOpenActsStore(local, now),
      doubt: (ids) => fichier.doubt(ids),
      changed: () => announce('files'),
      report,
    }),
    uploads,
    uploadRules,
    now,
    hasHostPermission,
    isOnline,
    report,
    announce,
    version: deps.version,
  };
}

const saltIn = (database: OutboxStore): Omit<SaltCopy, 'report'> => ({
  async read() {
    const salt = await database.readNote('salt');
    return typeof salt === 'string' ? salt : '';
  },
  write: (salt) => database.writeNote('salt', salt),
});

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
