import { browser } from 'wxt/browser';
import { createAskForKey } from '@/entrypoints/background/ask-for-key';
import { createOncePerSession, type OncePerSession } from '@/entrypoints/background/browser-session';
import { createHandlers } from '@/entrypoints/background/create-handlers';
import { createMenuKeeper } from '@/entrypoints/background/create-menu-keeper';
import { createNotifier } from '@/entrypoints/background/create-notifier';
import { createRetention } from '@/entrypoints/background/create-retention';
import {
  createServices,
  OUTBOX_ALARM,
  type Parts,
  PLAN_ALARM,
  RETENTION_ALARM,
  UPLOAD_ALARM,
} from '@/entrypoints/background/create-services';
import { createWake } from '@/entrypoints/background/create-wake';
import { createDirectLinkClick } from '@/entrypoints/background/direct-link-click';
import { createFollowChanges } from '@/entrypoints/background/follow-changes';
import { createGrabClick } from '@/entrypoints/background/grab/grab-click';
import { listenToAlarms } from '@/entrypoints/background/listeners/on-alarm';
import { listenToLifecycle } from '@/entrypoints/background/listeners/on-lifecycle';
import { listenToMenuClicks } from '@/entrypoints/background/listeners/on-menu-click';
import { listenToNotifications } from '@/entrypoints/background/listeners/on-notification';
import { type Connection, listenToTheWay } from '@/entrypoints/background/listeners/on-way-open';
import { createNoticeStore } from '@/entrypoints/background/notice-store';
import { createSendClick } from '@/entrypoints/background/send-click';
import type { Services } from '@/entrypoints/background/services';
import { errorText, type Translate } from '@/entrypoints/background/texts';
import { transferName } from '@/entrypoints/background/transfer-view';
import { createVersions } from '@/entrypoints/background/versions';
import { alarmAt, armAlarm } from '@/utils/browser/alarms';
import { createBackgroundClipboard, type WriteClipboard } from '@/utils/browser/background-clipboard';
import { applyBadge } from '@/utils/browser/badge';
import { menuItems } from '@/utils/browser/menu-items';
import { rebuildMenus } from '@/utils/browser/menus';
import { clearNotification, showNotification } from '@/utils/browser/notifications';
import { selectionLinks } from '@/utils/browser/selection-links';
import { tightenStorageAccess } from '@/utils/browser/storage-access';
import type { CallTimings } from '@/utils/fichier/connect-timing';
import type { WriteRoute } from '@/utils/fichier/write-route';
import { shortText } from '@/utils/links/short-text';
import { announceChanged } from '@/utils/messaging/changed';
import { isOwnPage, registerHandlers } from '@/utils/messaging/register-handlers';
import type { CatchStore } from '@/utils/store/catches/open-catch-store';
import { createInTurn } from '@/utils/store/in-turn';
import { createBuiltMenusStore } from '@/utils/store/small-values';
import { storageFault } from '@/utils/store/storage-fault';
import type { Transfer } from '@/utils/transfers/schema';

const NOTICE_ALARM = 'notices';

export type BackgroundDeps = {
  readonly parts: Parts;
  readonly t: Translate;
  readonly browserName: 'chrome' | 'firefox';
  /** Epoch ms. */
  readonly now: () => number;
  isOnline(): boolean;
  /** Where `online` and `offline` are heard. */
  readonly scope: Pick<EventTarget, 'addEventListener'>;
  /** Where a change of the network is heard, in Chromium. */
  readonly connection?: Connection | undefined;
  readonly writeRoute: WriteRoute;
  readonly timings?: CallTimings | undefined;
  /** Copies by way of the offscreen page. */
  readonly copyInPage: WriteClipboard;
  /** Told of every error that nothing expects; none may be lost. */
  report(error: unknown): void;
};

/** Builds everything and registers every listener, synchronously, since an event that finds none is lost; then starts. */
export function createBackground(deps: BackgroundDeps): void {
  const { t, now, report, browserName } = deps;
  const { local, session } = browser.storage;
  const versions = createVersions(now);
  const privateCatches = createOncePerSession(session, 'privateCatchesForgotten', now);
  const privateTraces = createOncePerSession(session, 'privateTracesForgotten', now);
  const outboxStart = createOncePerSession(session, 'outboxStarted', now);
  const announce = (topic: Parameters<typeof versions.next>[0]) => {
    announceChanged(versions.next(topic));
    // The pinned folders are in the menu, and those of another account are not.
    if (topic === 'files' || topic === 'status') menus.ensure().catch(report);
  };
  const openOptions = () => browser.runtime.openOptionsPage();
  const clipboard = createBackgroundClipboard(deps.copyInPage);
  const copyInTurn = createInTurn();
  const pinnedFolders = async () => (await services.folders.read()).pinned;
  const copy: WriteClipboard = (text) => copyInTurn(() => clipboard(text));

  const followChanges = createFollowChanges({
    engine: () => services.engine,
    words: {
      name: t('extensionName'),
      waiting: t('state_waiting'),
      active: t('state_at_1fichier'),
      failed: t('state_failed'),
      reason: (code) => errorText(t, code),
    },
    applyBadge,
    announce,
    report,
  });
  const notifier = createNotifier({
    t,
    now,
    hasButtons: browserName === 'chrome',
    show: showNotification,
    clear: clearNotification,
    copy,
    stored: createNoticeStore(session, now),
    wakeAt: createWake(NOTICE_ALARM, now, () => void notifier.due().catch(report)),
    wanted: async () => (await services.settings.read()).notifications,
  });
  const services = createServices({
    ...deps,
    local,
    isBrowserStart: outboxStart.isDue,
    events: {
      changed: followChanges,
      broke: report,
      ended: (transfers) => void notifier.ended(transfers.map(endedOf)).catch(report),
    },
    announce,
    version: versions.current,
  });
  const menuTitles = {
    send: t('menu_send'),
    directLink: t('menu_direct_link'),
    grab: t('menu_grab'),
    defaultFolder: t('menu_default_folder'),
    rootFolder: t('folder_root'),
  };
  const menus = createMenuKeeper({
    pinnedFolders,
    rebuild: (pinned) => rebuildMenus(menuItems(menuTitles, browserName, pinned)),
    built: createBuiltMenusStore(session, now),
    report,
  });
  const retention = createRetention({
    engine: services.engine,
    settings: services.settings.read,
    now,
    alarm: { arm: (at) => armAlarm(RETENTION_ALARM, at), at: () => alarmAt(RETENTION_ALARM) },
    once: createOncePerSession(session, 'oldForgotten', now),
  });
  const askForKey = createAskForKey(services.askedForKey, openOptions);
  const clicks = { t, tell: notifier.tell, askForKey, report };

  registerHandlers(createHandlers(services), {
    isTrusted: (sender) => isOwnPage(sender, { id: browser.runtime.id, origin: browser.runtime.getURL('/') }),
    report,
    codeOf: storageFault,
  });
  listenToLifecycle({ menus, openOptions, report });
  listenToMenuClicks({
    send: createSendClick({
      ...clicks,
      ...services,
      settings: services.settings.read,
      pinnedFolders,
      selectionLinks,
    }),
    copyDirectLink: createDirectLinkClick({ ...clicks, directDesk: services.directDesk, copy }),
    grab: createGrabClick({ ...clicks, grabTab: services.grabTab }),
    report,
  });
  listenToAlarms(
    {
      [OUTBOX_ALARM]: () => services.engine.wake(),
      [PLAN_ALARM]: () => services.plan.read('background'),
      [RETENTION_ALARM]: () => Promise.all([retention.run(), services.catches.sweep(now())]),
      [NOTICE_ALARM]: () => notifier.due(),
      [UPLOAD_ALARM]: () => services.uploadRules.due(),
    },
    report,
  );
  listenToNotifications(notifier, report);
  listenToTheWay({
    scope: deps.scope,
    connection: deps.connection,
    changed: () => deps.writeRoute.forget(),
    opened: () => {
      announce('status');
      services.engine.wayOpened().catch(report);
      services.plan.resume().catch(report);
    },
    closed: () => announce('status'),
  });

  services.uploadRules.clear().catch(report);
  tightenStorageAccess().catch(report);
  menus.ensure().catch(report);
  services.engine.start().then(outboxStart.done).then(followChanges).then(retention.ensure).catch(report);
  services.plan.resume().catch(report);
  services.keys.keepSalt().catch(report);
  forgetPrivateCatches(services.catches, privateCatches, now).catch(report);
  forgetPrivateTraces(services, privateTraces, now).catch(report);
}

/** Those of earlier runs of the browser; the click that started this one may already have made another. */
async function forgetPrivateCatches(
  catches: CatchStore,
  once: OncePerSession,
  now: () => number,
): Promise<void> {
  const from = now();
  if (!(await once.isDue())) return;
  await catches.purgePrivate({ from, to: now() });
  await once.done();
}

async function forgetPrivateTraces(
  { privateTraces, uploads }: Pick<Services, 'privateTraces' | 'uploads'>,
  once: OncePerSession,
  now: () => number,
): Promise<void> {
  const from = now();
  if (!(await once.isDue())) return;
  await privateTraces.clear();
  await uploads.forgetPrivate(from);
  await once.done();
}

/** A private transfer is told of without its name. */
function endedOf(transfer: Transfer) {
  const { link, failure, isPrivate } = transfer;
  return { name: isPrivate ? null : shortText(transferName(transfer)), link, failure: failure?.code ?? null };
}
