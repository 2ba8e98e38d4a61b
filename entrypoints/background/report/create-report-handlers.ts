import { composeReport } from '@/entrypoints/background/report/compose-report';
import type { Services } from '@/entrypoints/background/services';
import { aboutBrowser } from '@/utils/browser/about-browser';
import { hasDownloadPermission } from '@/utils/browser/download-permission';
import { hasHostPermission, hasNodePermission, hasSitePermission } from '@/utils/browser/host-permission';
import type { Handlers } from '@/utils/messaging/register-handlers';

/** The report for a bug report: read when asked for, and stored nowhere. */
export function createReportHandlers(services: Services): Pick<Handlers, 'readReport'> {
  const { engine, fichier, keys, calls, now } = services;
  return {
    async readReport() {
      const [versions, key, account, hold, counts, overview] = await Promise.all([
        aboutBrowser(navigator.userAgent),
        keys.read(),
        fichier.knownAccount(),
        engine.hold(),
        engine.counts(),
        engine.overview(),
      ]);
      return composeReport({
        at: now(),
        versions,
        hasKey: key !== null,
        plan: account === null ? null : { name: account.value.plan, at: account.at },
        permissions: await readPermissions(),
        isOnline: services.isOnline(),
        isPaused: overview.isPaused,
        hold,
        counts,
        openJobs: await services.openJobs(),
        unreadable: await engine.unreadable(),
        calls: await calls.read(),
      });
    },
  };
}

async function readPermissions(): Promise<Record<string, boolean>> {
  const [api, website, uploadServers, downloads] = await Promise.all([
    hasHostPermission(),
    hasSitePermission(),
    hasNodePermission(),
    hasDownloadPermission(),
  ]);
  return { api, website, 'upload servers': uploadServers, downloads };
}
