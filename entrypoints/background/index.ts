import { createI18n } from '@wxt-dev/i18n';
import { defineBackground } from 'wxt/utils/define-background';
import { createBackground } from '@/entrypoints/background/create-background';
import type { Connection } from '@/entrypoints/background/listeners/on-way-open';
import { canStreamBody } from '@/utils/browser/can-stream-body';
import { createEngine } from '@/utils/engine/create-engine';
import { createFichier } from '@/utils/fichier/create-fichier';
import { createGovernor } from '@/utils/fichier/create-governor';
import { createFichierNode } from '@/utils/fichier/node/create-fichier-node';
import { createFichierWeb } from '@/utils/fichier/web/create-fichier-web';
import { createBriefRoute, createWriteRoute } from '@/utils/fichier/write-route';
import { copyInPage } from '@/utils/messaging/copy-in-page';
import { openAnswerStore } from '@/utils/store/answers/open-answer-store';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';

export default defineBackground({
  type: 'module',
  main() {
    const { t } = createI18n();
    createBackground({
      parts: {
        createFichier,
        createFichierWeb,
        createFichierNode,
        createGovernor,
        createEngine,
        openOutboxStore,
        openAnswerStore,
      },
      t: (key, substitutions = []) => t(key, substitutions),
      browserName: import.meta.env.FIREFOX ? 'firefox' : 'chrome',
      now: Date.now,
      isOnline: () => navigator.onLine,
      scope: globalThis,
      connection: 'connection' in navigator ? (navigator.connection as Connection) : undefined,
      writeRoute: canStreamBody() ? createWriteRoute(() => performance.now()) : createBriefRoute(),
      timings: performance,
      copyInPage,
      report: (error) => globalThis.reportError(error),
    });
  },
});
