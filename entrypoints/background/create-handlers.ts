import { accountView } from '@/entrypoints/background/account-view';
import { createDirectHandlers } from '@/entrypoints/background/direct/create-direct-handlers';
import { createFilesHandlers } from '@/entrypoints/background/files/create-files-handlers';
import { createGrabHandlers } from '@/entrypoints/background/grab/create-grab-handlers';
import { createHandOffHandlers } from '@/entrypoints/background/hand-off/create-hand-off-handlers';
import { holdView } from '@/entrypoints/background/hold-view';
import { createReportHandlers } from '@/entrypoints/background/report/create-report-handlers';
import type { Services } from '@/entrypoints/background/services';
import { transferView } from '@/entrypoints/background/transfer-view';
import { createUploadHandlers } from '@/entrypoints/background/upload/create-upload-handlers';
import { FichierError } from '@/utils/fichier/errors';
import { extractLinks } from '@/utils/links/extract-links';
import type { Status } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The answers to the pages. */
export function createHandlers(services: Services): Handlers {
  const { engine, fichier, keys, keyDesk, plan, settings, draft, tryNow } = services;
  return {
    ...createDirectHandlers(services),
    ...createGrabHandlers(services),
    ...createHandOffHandlers(services),
    ...createFilesHandlers(services),
    ...createUploadHandlers(services),
    ...createReportHandlers(services),
    async listTransfers(query) {
      const version = services.version();
      const [window, hold, key] = await Promise.all([engine.list(query), engine.hold(), keys.read()]);
      const around = { hold, accountId: key?.accountId ?? null };
      const items = window.items.map(({ transfer, job }) => transferView(transfer, job, around));
      return { items, nextCursor: window.nextCursor, counts: window.counts, version };
    },
    async sendText({ text, html, ...options }) {
      const { links, folded } = extractLinks(text, html);
      const report = await services.sendLinks(links, options);
      await draft.sent(text, links);
      return { ...report, folded };
    },
    copyWithPassword: ({ id, password }) => engine.copyWithPassword(id, password).then(nothing),
    retryTransfer: ({ id }) => engine.retry(id).then(nothing),
    cancelTransfer: ({ id }) => engine.cancel(id).then(nothing),
    removeTransfer: ({ id }) => engine.remove(id).then(nothing),
    pause: () => engine.pause().then(nothing),
    resume: () => engine.resume().then(nothing),
    cancelRemaining: () => engine.cancelRemaining().then(nothing),
    restoreLost: () => services.lostLinks.restore().then(nothing),
    forgetLost: () => services.lostLinks.forget().then(nothing),
    claimProfile: () => engine.claimProfile().then(nothing),
    disownProfile: () => engine.disownProfile().then(nothing),
    retryFailed: () => engine.retryFailed().then(nothing),
    async directLink({ id }) {
      const transfer = await engine.get(id);
      if (transfer === null || transfer.link === null)
        throw new FichierError({ code: 'not-found', outcome: 'not-sent' });
      const { link, name, size, isPrivate } = transfer;
      return services.directDesk.linkOrGrabber({ url: link, name, size, isPrivate, beside: null });
    },
    allLinks: async () => [...(await engine.links())],
    status: () => readStatus(services),
    async opened() {
      await Promise.all([engine.lookNow(), plan.refresh()]);
      return null;
    },
    async readAccount() {
      const account = accountView(await fichier.userInfo({ lane: 'user' }));
      services.announce('status');
      return account;
    },
    tryNow: () => tryNow.press().then(nothing),
    saveKey: ({ key }) => keyDesk.save(key),
    removeKey: () => keyDesk.remove().then(nothing),
    readSettings: () => settings.read(),
    async saveSettings(changed) {
      await settings.write(changed);
      services.announce('settings');
      return changed;
    },
    readDraft: () => draft.read(),
    readGrabberFilter: () => services.grabberFilter.read(),
    saveGrabberFilter: (filter) => services.grabberFilter.write(filter).then(nothing),
    saveDraft: ({ text }) => draft.save(text).then(nothing),
  };
}

const nothing = () => null;

async function readStatus(services: Services): Promise<Status> {
  const { engine, fichier, keys, plan, tryNow } = services;
  const [key, hold, account, estimatedEnd, unreadable, lost, overview] = await Promise.all([
    keys.read(),
    engine.hold(),
    fichier.knownAccount(),
    engine.estimatedEnd(),
    engine.unreadable(),
    services.lostLinks.count(),
    engine.overview(),
  ]);
  const { isPaused: paused, progress, waiting, retriable } = overview;
  return {
    hasKey: key !== null,
    keySavedAt: key?.savedAt ?? null,
    hasHostPermission: await services.hasHostPermission(),
    online: services.isOnline(),
    hold: hold === null ? null : holdView(hold, await tryNow.allowedAt()),
    account: account === null ? null : accountView(account),
    planAt: key === null || account !== null ? null : await plan.expectedAt(),
    estimatedEnd,
    paused,
    progress,
    waiting,
    retriable,
    unreadable,
    lost,
  };
}
